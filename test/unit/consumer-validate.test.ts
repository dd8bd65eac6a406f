import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { documentedSamples } from '../../src/consumer/documented.ts';
import { markedEra } from '../../src/consumer/era.ts';
import { validate } from '../../src/consumer/validate-one.ts';
import { createValidator, type ValidatorOptions } from '../../src/consumer/validate.ts';
import { formatVerdict, isValid, type Verdict } from '../../src/consumer/verdict.ts';
import { createRandom } from '../../src/env/random.ts';
import { eraNames } from '../../src/model/spec.ts';
import { conversation } from '../support/consumer-stream.ts';
import { encodeItem, itemOf } from '../support/consumer-tape.ts';
import { eraOfSample, samples } from '../support/samples.ts';

function check(bodies: readonly (Uint8Array | string)[], options: ValidatorOptions = {}): Verdict[] {
  const validator = createValidator(options);
  return bodies.flatMap((body) => validator.check(body));
}

function rulesOf(verdicts: readonly Verdict[]): string[] {
  return verdicts.map(({ rule }) => rule);
}

/** A body with some of its values changed. */
function changed(body: Uint8Array | undefined, change: (item: ReturnType<typeof itemOf>) => void): Buffer {
  const item = itemOf(body ?? Buffer.from('{}'));
  change(item);
  return encodeItem(item);
}

describe('the documented samples', () => {
  test('are known by the digests of their compact JSON', () => {
    const digests = samples.map(({ number, body, compact }) => ({
      number,
      type: body.ChatEvent.Type,
      eventId: body.ChatEvent.Id,
      createdAt: body.ChatEvent.CreatedAt,
      sha256: createHash('sha256').update(compact).digest('hex'),
    }));
    expect(documentedSamples).toEqual(digests);
  });

  test.each([undefined, 2])('are not judged, however they are spaced (%s)', (indent) => {
    const validator = createValidator();
    for (const { number, body } of samples) {
      const [verdict, ...others] = validator.check(JSON.stringify(body, null, indent));
      expect(others).toEqual([]);
      expect(verdict).toMatchObject({ rule: 'documented/sample', severity: 'notice' });
      expect(verdict?.message).toContain(`sample ${number} `);
    }
    expect(validator.summary).toMatchObject({
      bodies: 12,
      valid: 12,
      documented: 12,
      errors: 0,
      warnings: 0,
    });
  });

  test('leave no trace in the history', () => {
    const [, , , sample] = samples;
    const own = changed(
      Buffer.from(sample?.compact ?? ''),
      ({ event }) => (event['CreatedAt'] = 1542902601357),
    );
    expect(check([sample?.compact ?? '', own])).toHaveLength(1);
  });

  test.each(samples.filter(({ number }) => number < 8 || number === 12))(
    'number $number, with one name changed, is judged and valid',
    ({ number, compact }) => {
      const body = changed(Buffer.from(compact), ({ event, rels }) => {
        for (const row of rels['Channels'] ?? []) row['Title'] = 'Внутренний чат';
        // Its assignment names nobody, as a copy of sample 1.
        if (number === 2) event['Type'] = 'chat_created';
      });
      for (const profile of [undefined, eraOfSample[number]]) {
        expect(check([body], profile === undefined ? {} : { profile }).map(formatVerdict)).toEqual([]);
      }
    },
  );

  test.each([8, 9, 10, 11])('number %i, with one name changed, is full of contradictions', (number) => {
    const compact = samples[number - 1]?.compact ?? '';
    const body = changed(Buffer.from(compact), ({ rels }) => {
      for (const row of rels['Channels'] ?? []) row['Title'] = 'Внутренний чат';
    });
    expect(rulesOf(check([body], { profile: '2022' }))).toEqual(
      expect.arrayContaining(['schema/missing', 'refs/dangling', 'refs/other-chat']),
    );
  });
});

describe('the era', () => {
  test.each(eraNames)('%s is told from the body', (era) => {
    for (const body of conversation(era)) expect(markedEra(itemOf(body))).toBe(era);
  });

  test('is still told when the key that marks it is missing', () => {
    const [body] = conversation('2023');
    const verdicts = check([changed(body, ({ event }) => Reflect.deleteProperty(event, 'Messages'))]);
    expect(verdicts.map(formatVerdict)).toEqual([
      'error schema/missing ChatEvent.Messages: is missing: ChatEvent has it in era 2023',
    ]);
  });

  test('is held against every body when it is given', () => {
    const verdicts = check(conversation('2023'), { profile: '2021' });
    expect(rulesOf(verdicts)).toContain('schema/unknown');
    expect(rulesOf(verdicts)).not.toContain('era/changed');
  });

  test('may differ between projects, but not within one', () => {
    expect(check([...conversation('2018', 3), ...conversation('2023', 4)])).toEqual([]);
    const mixed = conversation('2022').map((body, index) =>
      index === 20 ? (conversation('2023')[index] as Uint8Array) : body,
    );
    const verdicts = check(mixed);
    expect(rulesOf(verdicts)).toEqual(['era/changed', 'era/changed']);
    expect(isValid(verdicts)).toBe(true);
  });
});

describe('the rule of Rels', () => {
  test('is that of the era, or the one asked for', () => {
    const documented = conversation('2018');
    expect(check(documented)).toEqual([]);
    expect(rulesOf(check(documented, { rels: 'closed' }))).toContain('refs/dangling');
    const closed = conversation('2023');
    expect(check(closed, { rels: 'documented' }).every(({ severity }) => severity === 'warning')).toBe(true);
  });
});

describe('a stream', () => {
  test.each(eraNames)('may be joined at any moment (%s)', (era) => {
    const bodies = conversation(era);
    for (let start = 1; start < bodies.length; start++) {
      expect(check(bodies.slice(start)).map(formatVerdict), `from ${start}`).toEqual([]);
    }
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('may interleave its chats in any way (%i)', (seed) => {
    const random = createRandom(seed);
    const chats = new Map<unknown, Uint8Array[]>();
    for (const body of [...conversation('2023', 1), ...conversation('2023', 2)]) {
      const { ChatId: id } = itemOf(body).event;
      chats.set(id, [...(chats.get(id) ?? []), body]);
    }
    const lanes = [...chats.values()];
    const mixed: Uint8Array[] = [];
    while (lanes.some((lane) => lane.length > 0)) {
      const body = random.pick(lanes as [Uint8Array[], ...Uint8Array[][]]).shift();
      if (body !== undefined) mixed.push(body);
    }
    expect(check(mixed).map(formatVerdict)).toEqual([]);
  });

  test('may repeat events with the same bytes, which changes nothing', () => {
    const bodies = conversation('2023');
    const validator = createValidator();
    const verdicts = bodies.flatMap((body) => [...validator.check(body), ...validator.check(body)]);
    expect(new Set(rulesOf(verdicts))).toEqual(new Set(['history/duplicate']));
    const typing = 2;
    expect(validator.summary).toMatchObject({ duplicates: bodies.length - typing, errors: 0 });
  });

  test('may repeat what was asked for again without a word', () => {
    const validator = createValidator();
    for (const body of conversation('2023')) {
      expect(validator.check(body)).toEqual([]);
      expect(validator.check(body, { isRetry: true })).toEqual([]);
    }
  });

  test('is believed after a fault, so that the fault is told once', () => {
    const bodies = conversation('2023');
    const index = bodies.findIndex((body) => itemOf(body).event['Type'] === 'message_created');
    bodies[index] = changed(bodies[index], ({ rels }) => {
      for (const chat of rels['Chats'] ?? []) chat['ClientUnread'] = 9;
    });
    // Once where it goes wrong, and once where the count is right again.
    expect(rulesOf(check(bodies))).toEqual(['history/unread', 'history/unread']);
  });

  test('that loses one event says so where it matters, and no more', () => {
    const bodies = conversation('2023');
    const index = bodies.findIndex((body) => itemOf(body).event['Type'] === 'message_created');
    const rest = bodies.filter((_, position) => position !== index);
    // The client's message was received and read: the first of the two finds it unknown.
    expect(rulesOf(check(rest))).toEqual(['history/read-before-created']);
  });
});

describe('a verdict', () => {
  const [body] = conversation('2023');
  const bad = changed(body, ({ rels }) => Object.assign(rels['Chats']?.[0] ?? {}, { ClientUnread: 'three' }));

  test('says where, what, why, and in which line', () => {
    const [verdict] = createValidator().check(bad, { line: 12 });
    expect(verdict).toMatchObject({
      rule: 'schema/type',
      severity: 'error',
      path: 'Rels.Chats[0].ClientUnread',
      message: 'must be integer, but is string "three"',
      line: 12,
    });
    expect(verdict?.why).toMatch(/typed/);
  });

  test('reads as one line', () => {
    expect(check([bad]).map(formatVerdict)).toEqual([
      'error schema/type Rels.Chats[0].ClientUnread: must be integer, but is string "three"',
    ]);
    expect(formatVerdict(check(['nonsense'])[0] as Verdict)).toMatch(/^error json\/syntax it is not JSON: /);
  });

  test('about the request is given when the request is', () => {
    const request = {
      method: 'PUT',
      headers: { 'content-type': 'text/plain' },
      bodyBytes: 9,
      maxBodyBytes: 8,
    };
    const verdicts = createValidator().check(body as Uint8Array, { request });
    expect(rulesOf(verdicts).sort()).toEqual(['request/content-type', 'request/method', 'request/size']);
    const fine = { ...request, method: 'POST', maxBodyBytes: 10 };
    for (const type of [
      'application/json',
      'application/json; charset=utf-8',
      'Application/JSON;charset="UTF-8"',
    ]) {
      const headers = { 'content-type': type };
      expect(createValidator().check(body as Uint8Array, { request: { ...fine, headers } })).toEqual([]);
    }
    expect(
      rulesOf(createValidator().check(body as Uint8Array, { request: { ...fine, headers: {} } })),
    ).toEqual(['request/content-type']);
  });
});

test('one body alone may be bytes, text or an object', () => {
  const [body] = conversation('2023');
  const { event, rels } = itemOf(body as Uint8Array);
  expect(validate(body as Uint8Array)).toEqual([]);
  expect(validate(Buffer.from(body as Uint8Array).toString('utf8'))).toEqual([]);
  expect(validate({ ChatEvent: event, Rels: rels })).toEqual([]);
  expect(rulesOf(validate({ ChatEvent: { ...event, Id: 0 }, Rels: rels }))).toEqual(['event/transitive']);
});

describe('anything at all', () => {
  const values: unknown[] = [null, 0, '', [], {}, [null], { Id: null }, 'x', 1e300, true];

  test.each(values.map((value) => [JSON.stringify(value), value]))(
    'is judged without an exception: %s',
    (_, value) => {
      const validator = createValidator();
      const tried = ['message_read', 'delete-messages', 'chat_closed'];
      for (const body of [...conversation('2018'), ...conversation('2023')]) {
        const { event, rels } = itemOf(body);
        if (!tried.includes(String(event['Type']))) continue;
        for (const key of Object.keys(event)) {
          validator.check(JSON.stringify({ ChatEvent: { ...event, [key]: value }, Rels: rels }));
        }
        for (const list of Object.keys(rels)) {
          validator.check(JSON.stringify({ ChatEvent: event, Rels: { ...rels, [list]: value } }));
          for (const key of Object.keys(rels[list]?.[0] ?? {})) {
            const row = { ...rels[list]?.[0], [key]: value };
            validator.check(JSON.stringify({ ChatEvent: event, Rels: { ...rels, [list]: [row] } }));
          }
        }
      }
      expect(validator.summary.bodies).toBeGreaterThan(500);
    },
  );
});

describe('memory', () => {
  /** One body of each of many chats. */
  function manyChats(count: number): Buffer[] {
    const [body] = conversation('2023');
    return Array.from({ length: count }, (_, index) =>
      changed(body, ({ event, rels }) => {
        event['ChatId'] = event['Id'] = 1000 + index;
        for (const chat of rels['Chats'] ?? [])
          Object.assign(chat, { Id: 1000 + index, TicketId: 1000 + index });
      }),
    );
  }

  test('holds no more chats than asked', () => {
    const validator = createValidator({ maxChats: 10 });
    const bodies = manyChats(25);
    for (const body of bodies) expect(validator.check(body)).toEqual([]);
    expect(validator.summary.chats).toEqual({ remembered: 10, forgotten: 15 });
    expect(rulesOf(validator.check(bodies.at(-1) as Buffer))).toEqual(['history/duplicate']);
    // A forgotten chat is judged like one never seen; its ticket is remembered by the project.
    expect(rulesOf(validator.check(bodies[0] as Buffer))).toEqual(['history/ticket-reused']);
  });

  test('counts types that are not of the wire under one name', () => {
    const validator = createValidator();
    const [body] = conversation('2023');
    for (let index = 0; index < 5; index++) {
      validator.check(changed(body, ({ event }) => (event['Type'] = `type_${index}`)));
    }
    expect(validator.summary.byType).toEqual({ other: 5 });
  });
});
