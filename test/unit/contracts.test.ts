import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { bundleDocument } from '../../src/contracts/bundle.ts';
import { documentedEvents } from '../../src/contracts/event-examples.ts';
import { asyncApiDocument } from '../../src/contracts/asyncapi.ts';
import { openApiDocument } from '../../src/contracts/openapi.ts';
import { wireSchemaNames } from '../../src/model/schemas.ts';
import { eraNames } from '../../src/model/spec.ts';
import { samples } from '../support/samples.ts';

const eras = [undefined, ...eraNames];

/** Every `$ref` of a document that points nowhere in it. */
function dangling(document: unknown): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, below] of Object.entries(value)) {
      if (key === '$ref' && !resolves(document, String(below))) found.push(String(below));
      visit(below);
    }
  };
  visit(document);
  return found;
}

function resolves(document: unknown, pointer: string): boolean {
  if (!pointer.startsWith('#/')) return false;
  let at = document;
  for (const key of pointer.slice(2).split('/')) at = (at as Record<string, unknown> | undefined)?.[key];
  return at !== undefined;
}

const versioned = (era: (typeof eras)[number]) => ({
  version: '0.0.0',
  ...(era === undefined ? {} : { era }),
});

describe('bundled schemas', () => {
  test.each(eras)('refer to nothing outside: %s', (era) => {
    for (const name of wireSchemaNames) {
      for (const open of [false, true]) {
        expect(dangling(bundleDocument(name, { open, ...(era === undefined ? {} : { era }) })), name).toEqual(
          [],
        );
      }
    }
    expect(dangling(openApiDocument(versioned(era)))).toEqual([]);
    expect(dangling(asyncApiDocument(versioned(era)))).toEqual([]);
  });

  test.each(eraNames)('accept the examples of %s', (era) => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const validate = ajv.compile(bundleDocument('webhook', { era }));
    const events = documentedEvents(era);
    expect(events).toHaveLength(9);
    for (const { type, example } of events) {
      expect(validate(example), `${type}: ${ajv.errorsText(validate.errors)}`).toBe(true);
      expect((example['ChatEvent'] as { Type: string }).Type).toBe(type);
    }
  });

  test('an open schema accepts what a later version may add, a closed one does not', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const [sample] = samples;
    const later = structuredClone(sample?.body) as unknown as Record<string, Record<string, unknown>>;
    later['ChatEvent'] = { ...later['ChatEvent'], Type: 'message_pinned', Pinned: true };
    expect(ajv.compile(bundleDocument('webhook', { open: true }))(later)).toBe(true);
    expect(ajv.compile(bundleDocument('webhook'))(later)).toBe(false);
  });
});

describe('documents', () => {
  test('hold one webhook per event type, each with an example of that type', () => {
    const { webhooks } = openApiDocument({ version: '0.0.0' }) as unknown as {
      webhooks: Record<string, { post: { requestBody: { content: Record<string, { examples: object }> } } }>;
    };
    expect(Object.keys(webhooks)).toHaveLength(9);
    for (const [type, { post }] of Object.entries(webhooks)) {
      expect(Object.keys(post.requestBody.content['application/json']?.examples ?? {})).toEqual([type]);
    }
  });
});
