import { describe, expect, it } from 'vitest';
import { IqmockError } from '../../src/errors.ts';
import { eraSchema, loadSchema } from '../../src/model/schemas.ts';

describe('loadSchema', () => {
  it('reads a published schema once', () => {
    expect(loadSchema('chat-message').title).toBe('ChatMessage');
    expect(loadSchema('chat')).toBe(loadSchema('chat'));
  });

  it.each([
    ['chat-mesage', 'Did you mean "chat-message"?'],
    ['../package', 'Known: webhook,'],
  ])('refuses %s with a hint', (name, hint) => {
    const error = ((): unknown => {
      try {
        return loadSchema(name);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(IqmockError);
    expect(error).toMatchObject({ code: 'NOT_FOUND', hint: expect.stringContaining(hint) as string });
  });
});

describe('eraSchema', () => {
  it('keeps the keys of the era and requires those that are never omitted', () => {
    const schema = eraSchema(loadSchema('chat'), '2018');
    expect(Object.keys(schema.properties)).not.toContain('Type');
    expect(schema.required).toEqual(Object.keys(schema.properties));
    expect(eraSchema(loadSchema('channel'), '2018').required).not.toContain('IQChat');
    expect(eraSchema(loadSchema('chat'), '2023').required).toContain('SystemChat');
  });

  it('leaves the schema it was given alone', () => {
    const before = JSON.stringify(loadSchema('user'));
    eraSchema(loadSchema('user'), '2021');
    expect(JSON.stringify(loadSchema('user'))).toBe(before);
  });
});
