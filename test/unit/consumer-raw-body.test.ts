import { describe, expect, it } from 'vitest';
import { RawBody } from '../../src/consumer/raw-body.ts';
import { validate } from '../../src/consumer/validate-one.ts';

const nested = (levels: number): string =>
  `{"ChatEvent":{"Type":${'['.repeat(levels)}${']'.repeat(levels)}},"Rels":{}}`;

describe('the text of a body', () => {
  it.each([100_000, 5_000, 99])('nested %i levels deeper is refused before anyone walks it', (levels) => {
    const raw = new RawBody(nested(levels));
    expect(raw.value).toBeUndefined();
    expect(raw.syntaxFault).toBe('its values are nested deeper than 100 levels');
    expect(validate(nested(levels)).map(({ rule }) => rule)).toEqual(['json/syntax']);
  });

  it('may be wide, and nested as much as any payload', () => {
    expect(new RawBody(nested(90)).syntaxFault).toBeUndefined();
    expect(
      new RawBody(`[${Array.from({ length: 10_000 }, () => '[]').join(',')}]`).syntaxFault,
    ).toBeUndefined();
    expect(new RawBody(JSON.stringify({ text: '{['.repeat(1000) })).syntaxFault).toBeUndefined();
  });
});
