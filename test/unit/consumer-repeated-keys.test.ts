import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { repeatedKeys } from '../../src/consumer/repeated-keys.ts';
import { countBytes } from '../../src/consumer/text-counts.ts';

/** With and without the number that the bytes give. */
function pathsIn(text: string): readonly string[] {
  const value: unknown = JSON.parse(text);
  const paths = repeatedKeys(text, value, countBytes(Buffer.from(text)).keys);
  expect(paths).toEqual(repeatedKeys(text, value));
  return paths;
}

describe('keys that stand twice', () => {
  test.each([
    ['{"a":1,"a":2}', ['a']],
    ['{"a":1,"b":{"c":1,"c":2,"c":3}}', ['b.c', 'b.c']],
    ['[{"a":[0,{"x":1,"x":1}]}]', ['[0].a[1].x']],
    ['{"a" :1,\n"a"\t: 2}', ['a']],
    ['{"a":1,"\\u0061":2}', ['a']],
    ['{"a\\"":1,"a\\"":2}', ['a"']],
    ['{"__proto__":1,"__proto__":2}', ['__proto__']],
    ['{"a":{"k":1},"b":{"k":1}}', []],
    ['{"a":"\\":","b":"x\\\\"}', []],
    ['{"a":"b\\\\\\":c"}', []],
    ['{"a" :1,"b":":","b":2}', ['b']],
    ['{"a\\\\":1,"a\\\\":":)"}', ['a\\']],
    ['{"a":":)"}', []],
    ['"a"', []],
    ['{}', []],
  ])('in %s are %j', (text, paths) => {
    expect(pathsIn(text)).toEqual(paths);
  });

  test.prop([fc.json(), fc.nat(3)])('are not seen where there are none', (text, indent) => {
    expect(pathsIn(JSON.stringify(JSON.parse(text), null, indent))).toEqual([]);
  });

  test.prop([fc.string(), fc.jsonValue()])('are seen wherever they stand', (key, value) => {
    const name = JSON.stringify(key);
    expect(pathsIn(`[{"x":0},{${name}:${JSON.stringify(value)},"\\u0000more":1,${name}:0}]`)).toHaveLength(1);
  });
});
