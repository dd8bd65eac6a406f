import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { referenceExceptions } from '../../src/consumer/reference-exceptions.ts';
import { rules } from '../../src/consumer/rules/index.gen.ts';
import { entities } from '../../src/model/entities.gen.ts';

const folder = new URL('../../src/consumer/rules/', import.meta.url);

/** Every rule file, as `group/name`. */
const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: group }) =>
    readdirSync(new URL(`${group}/`, folder)).map((file) => `${group}/${file.replace(/\.ts$/, '')}`),
  );

describe('the catalogue of rules', () => {
  test('lists every file, under its own name', () => {
    expect(Object.keys(rules).sort()).toEqual([...files].sort());
    for (const [name, rule] of Object.entries(rules)) expect(rule.name).toBe(name);
  });

  test('is documented rule by rule', () => {
    const page = readFileSync(new URL('../../docs/validation.md', import.meta.url), 'utf8').replace(
      /\s+/g,
      ' ',
    );
    for (const { name, severity, doc, why, example } of Object.values(rules)) {
      expect(page).toContain(`### ${name} **${severity}.**`);
      for (const text of [doc, why, example]) expect(page, name).toContain(text.replace(/\s+/g, ' '));
    }
  });

  test('speaks in whole sentences', () => {
    for (const { name, doc, why } of Object.values(rules)) {
      expect(doc, name).toMatch(/^\S.*\.$/);
      expect(why, name).toMatch(/^[A-Z].*\.$/);
    }
  });
});

test('the ids that need not resolve are keys of the wire', () => {
  for (const { entity, key } of referenceExceptions) {
    expect(entities[entity].fields.map((field) => field.key)).toContain(key);
  }
});
