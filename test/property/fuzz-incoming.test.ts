import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ownBug } from '../../src/consumer/own-bug.ts';
import { Received } from '../../src/consumer/received.ts';
import { createValidator } from '../../src/consumer/validate.ts';
import { IqmockError } from '../../src/errors.ts';
import { eraNames } from '../../src/model/spec.ts';
import { checkExpectation } from '../../src/report/expectation.ts';
import { compareInTime } from '../support/compare.ts';
import { bodyLines } from '../../src/report/lines.ts';
import { rebind } from '../../src/replay/rebind.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { settingsOf } from '../../src/scenario/player.ts';
import { rehearse } from '../../src/scenario/rehearse.ts';
import { casesOf, fuzz, mutateJson, mutateText, pick } from '../support/fuzz/mutate.ts';
import { runCli } from '../support/cli-inside.ts';
import { repositoryPath, temporaryFolder } from '../support/cli.ts';
import { conversation } from '../support/consumer-stream.ts';

const minutes = 60_000;
const limit = process.env['IQMOCK_TEST_FULL'] === '1' ? 60 * minutes : 2 * minutes;

const bodies = eraNames.flatMap((era) =>
  conversation(era).map((bytes) => Buffer.from(bytes).toString('utf8')),
);

/** An error that a user can do something about: anything else is a bug of ours. */
function isExpected(error: unknown): boolean {
  return error instanceof IqmockError && error.code !== 'BUG';
}

describe('thousands of mutated', { timeout: limit }, () => {
  test('bodies are judged, one after another, by one validator', async () => {
    const validator = createValidator();
    await fuzz(casesOf(2000), (random) => {
      const text = pick(random, bodies);
      const whole = random.chance(0.6)
        ? JSON.stringify(mutateJson(JSON.parse(text), random))
        : mutateText(text, random);
      const verdicts = validator.check(random.chance(0.9) ? whole : Buffer.from(whole, 'latin1'));
      expect(verdicts.filter(({ rule }) => rule === ownBug.name)).toEqual([]);
      const facts = {
        number: 1,
        receivedAt: 0,
        gapMs: 0,
        method: 'POST',
        path: '/',
        headers: {},
        status: 200,
      };
      const received = new Received({ ...facts, body: Buffer.from(whole), verdicts });
      expect(typeof received.outline.type).toBe('string');
      rebind([Buffer.from(whole)], { seed: 1 });
    });
  });

  test('answers are compared and shown', async () => {
    const expectations: readonly unknown[] = [
      { ok: true },
      { path: '$.items[*].id', values: [1, 2] },
      { path: "$['a b'].c", equals: { d: [1] } },
      { matches: '^(a+)+$' },
      { subset: { state: 'open', items: [{ id: 1 }] } },
      { path: '$.error', exists: false },
      { path: '$.items[*]', count: '>= 1' },
    ];
    const answer = '{"ok":true,"items":[{"id":1},{"id":2}],"state":"open","a b":{"c":{"d":[1]}}}';
    await fuzz(casesOf(4000), async (random) => {
      const mutated = random.chance(0.3)
        ? pick(random, expectations)
        : mutateJson(pick(random, expectations), random);
      const text = random.chance(0.5)
        ? mutateText(answer, random)
        : JSON.stringify(mutateJson(JSON.parse(answer), random));
      if (checkExpectation({ body: mutated }).length === 0) {
        const found = await compareInTime(mutated, { text });
        expect(typeof found.passed).toBe('boolean');
      }
      expect(bodyLines(text, { paint: (_style, line) => line }).join('')).not.toContain('\u001b');
    });
  });

  test('scenario files are played or refused', async () => {
    const folder = repositoryPath('scenarios');
    const texts = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml') && !['busy-day.yaml', 'long-conversation.yaml'].includes(name))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
    await fuzz(casesOf(1000), (random) => {
      const text = mutateText(pick(random, texts), random);
      // Loops that were made endless are bounded by the player, but there is no need to play them here.
      if (/\b(?:times|count): *\d{3,}/.test(text)) return;
      try {
        const scenario = parseScenario(text, `${folder}/fuzzed.yaml`);
        rehearse(scenario, settingsOf(scenario, { seed: 1, startMs: Date.UTC(2024, 2, 1) }));
      } catch (error) {
        if (!isExpected(error)) throw error;
      }
    });
  });

  test('configurations are read or refused', async () => {
    const folder = temporaryFolder();
    const config = {
      to: 'http://127.0.0.1:9/hook',
      timeout: '2s',
      retries: 3,
      seed: 7,
      profile: '2021',
      header: ['X-Team: crm'],
      targets: { local: { to: '3000', concurrency: 4 }, test: { to: 'https://test.example/hook' } },
    };
    const yaml =
      'to: http://127.0.0.1:9/hook\ntimeout: 2s\nretries: 3\nseed: 7\ntargets:\n  local: { to: 3000 }\n';
    await fuzz(casesOf(400), async (random) => {
      const isJson = random.chance(0.5);
      const text = isJson ? JSON.stringify(mutateJson(config, random)) : mutateText(yaml, random);
      const file = isJson ? 'iqmock.config.json' : 'iqmock.config.yaml';
      writeFileSync(`${folder}/${file}`, text);
      const { exitCode, stderr } = await runCli(['config', '--config', file], { cwd: folder });
      expect([0, 2], stderr).toContain(exitCode);
    });
  });

  test.each(Object.getOwnPropertyNames(Object.prototype))('flag --%s is unknown', async (name) => {
    for (const word of [`--${name}`, `--${name}=1`, `-${name}`]) {
      const { exitCode, stderr } = await runCli(['list', 'scenarios', word]);
      expect(exitCode, stderr).toBe(2);
    }
  });

  test('command lines are understood or refused', async () => {
    const lines = [
      'generate support-chat --seed 7 --start 2024-03-01T09:00:00Z --count 3 --out -',
      'trigger message_created --by client --text hello --print',
      'list scenarios --json',
      'show message_read',
      'validate - --profile 2021 --limit 5',
      'schema chat-event',
    ];
    await fuzz(casesOf(400), async (random) => {
      const words = pick(random, lines).split(' ');
      const at = random.integer(0, words.length - 1);
      if (random.chance(0.2)) words.splice(at, 1);
      else words[at] = mutateText(words[at] ?? '', random);
      // A target could be reached, and a file written.
      if (words.some((word) => /--?(?:to|out|target|report|o)\b/.test(word)) && !words.includes('-')) return;
      const { exitCode, stderr } = await runCli(words, { stdin: mutateText(pick(random, bodies), random) });
      expect(exitCode, `${words.join(' ')}\n${stderr}`).not.toBe(70);
    });
  });
});
