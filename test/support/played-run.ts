import type { Attempt, Outcome } from '../../src/delivery/delivery.ts';
import { createHost } from '../../src/env/host.ts';
import { createRandom, type Random } from '../../src/env/random.ts';
import { judge } from '../../src/report/judge.ts';
import { createLedger } from '../../src/report/ledger.ts';
import type { RunLine } from '../../src/report/record.ts';
import { TimedPatterns } from '../../src/report/timed-pattern.ts';
import { toResultRecord } from '../../src/report/result-record.ts';
import type { Webhook } from '../../src/webhook/webhook.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { outputs, createPlayer, settingsOf } from '../../src/scenario/player.ts';
import { runRecord } from './records.ts';

/** What a pretended consumer does with a webhook: one entry for each try. */
export type Consumer = (webhook: Webhook, random: Random) => readonly Reaction[];

/** One answer, or the lack of one. */
export interface Reaction {
  readonly ms: number;
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly error?: Attempt['error'];
}

/** Takes everything, in 2 to 12 ms. */
export const goodConsumer: Consumer = (_, random) => [
  {
    ms: random.integer(2, 12),
    status: 200,
    body: '{"ok":true}',
    headers: { 'content-type': 'application/json' },
  },
];

/** Refuses, is slow, lets time run out, or answers with an error, now and then. */
export const badConsumer: Consumer = (webhook, random) => {
  const ms = random.integer(3, 60);
  if (webhook.type === 'chat_closed') return [{ ms, status: 500, body: '{"error":"database is locked"}' }];
  if (random.chance(0.06)) {
    return [
      { ms, status: 503, body: 'try later', headers: { 'retry-after': '1' } },
      { ms, status: 503, body: 'try later' },
      { ms, status: 200, body: '{"ok":true}' },
    ];
  }
  if (random.chance(0.04))
    return [{ ms: 10_000, error: { code: 'timeout', message: 'No answer from 127.0.0.1:3000 within 10s.' } }];
  if (random.chance(0.05)) return [{ ms, status: 200, body: '{"error":"unknown chat"}' }];
  if (random.chance(0.05)) return [{ ms: ms + 6000, status: 200, body: '{"ok":true}' }];
  return [{ ms, status: 200, body: '{"ok":true}', headers: { 'content-type': 'application/json' } }];
};

/** How the scenarios are played. */
export interface PlayedSettings {
  readonly consumer: Consumer;
  readonly seed?: number;
  /** Moves all times, as those of a later run. */
  readonly delayMs?: number;
  /** The most webhooks of a scenario. */
  readonly limit?: number;
}

/** The records of a run of built-in scenarios against a pretended consumer, without waiting. */
export async function playedRun(names: readonly string[], settings: PlayedSettings): Promise<RunLine[]> {
  const { consumer, seed = 42, delayMs = 0, limit = Infinity } = settings;
  const startMs = Date.UTC(2024, 2, 5, 9, 30);
  const target = 'http://127.0.0.1:3000/hook';
  const ledger = createLedger();
  const lines: RunLine[] = [runRecord({ scenarios: names, seed, startedAt: startMs + delayMs, target })];
  for (const name of names) {
    const scenario = await loadScenario(createHost(), name, { seed });
    const random = createRandom(seed).fork(name);
    for (const output of outputs(createPlayer(scenario, settingsOf(scenario, { seed, startMs })))) {
      if (output.kind !== 'webhook' || output.index >= limit) continue;
      const id = `${name}#${output.index}`;
      ledger.emit(id);
      const reactions = consumer(output, random);
      const attempts = toAttempts(reactions, output.dueMs + delayMs);
      const last = attempts.at(-1);
      const delivery = {
        id,
        type: output.type,
        eventId: output.eventId,
        chatId: output.chatId,
        clientId: output.clientId,
        url: target,
        headers: {},
        body: output.body,
        dueAt: output.dueMs,
      };
      const result = {
        delivery,
        attempts,
        outcome: outcomeOf(last),
        ...(last === undefined
          ? {}
          : { latencyMs: last.doneAt - output.dueMs - delayMs, serviceMs: last.doneAt - last.sentAt }),
      };
      const record = toResultRecord(output, result, { originMs: 0 });
      const context = {
        timeoutMs: 10_000,
        target,
        patterns: new TimedPatterns(),
        repro: `iqmock run ${name} --seed ${seed}`,
        curl: () => `curl -i --data-raw '…' '${target}'`,
      };
      for (const line of [
        record,
        ...judge(record, output.expect === undefined ? context : { ...context, expect: output.expect }),
      ]) {
        ledger.add(line);
        lines.push(line);
      }
    }
  }
  const { checks, end } = ledger.close({ endedAt: startMs + delayMs + 60_000, interrupted: false });
  return [...lines, ...checks, end];
}

function toAttempts(reactions: readonly Reaction[], dueMs: number): Attempt[] {
  let atMs = dueMs;
  return reactions.map(({ ms, ...answer }, index) => {
    const sentAt = atMs;
    atMs += ms + 1000;
    const headers =
      answer.status === undefined
        ? {}
        : { headers: answer.headers ?? {}, bodyBytes: Buffer.byteLength(answer.body ?? '') };
    const sentHeaders = {
      'content-type': 'application/json; charset=utf-8',
      authorization: 'Bearer ***',
      'iqmock-attempt': String(index + 1),
    };
    return { number: index + 1, sentAt, doneAt: sentAt + ms, ...answer, ...headers, sentHeaders };
  });
}

function outcomeOf(last: Attempt | undefined): Outcome {
  if (last === undefined) return 'dropped';
  if (last.status === undefined) return 'failed';
  return last.status >= 200 && last.status < 300 ? 'delivered' : 'refused';
}
