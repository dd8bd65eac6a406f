import { describe, expect, it } from 'vitest';
import { profiles } from '../../src/model/profile.ts';
import { Scope } from '../../src/scenario/scope.ts';
import { World } from '../../src/world/world.ts';

const world = new World({ name: 'scope', seed: 1, profile: profiles['2023'], locale: 'ru', startMs: 0 });
const begin = (): Scope => new Scope({ world, locale: 'ru' }, 1, '');
const names = Array.from({ length: 50 }, (_, index) => `name-${index}`);

describe('a scope', () => {
  it('knows each of few names and of many, and a later meaning replaces an earlier one', () => {
    const scope = begin();
    for (const name of names) scope.set(name, `first ${name}`);
    for (const name of names) expect(scope.get(name)).toBe(`first ${name}`);
    for (const name of names) scope.set(name, `second ${name}`);
    for (const name of names) expect(scope.get(name)).toBe(`second ${name}`);
    expect(scope.get('another')).toBeUndefined();
  });

  it('sees the names around it, hides them by its own, and is not seen by its neighbour', () => {
    const around = begin();
    for (const name of names) around.set(name, 'around');
    const [one, other] = [around.inner('one'), around.inner('other')];
    for (const name of [...names].reverse()) one.set(name, 'inside');
    for (const name of names) {
      expect([around.get(name), one.get(name), other.get(name)]).toEqual(['around', 'inside', 'around']);
      expect(around.apart('elsewhere').get(name)).toBeUndefined();
    }
  });

  it('takes over all that its branches named, whatever their order', () => {
    const scope = begin();
    for (const [index, part] of [names.slice(30), names.slice(0, 30)].entries()) {
      const branch = scope.inner(String(index));
      for (const name of part) branch.set(name, name);
      scope.adopt(branch);
    }
    for (const name of names) expect(scope.get(name)).toBe(name);
  });
});
