import type { Attempt } from '../../src/delivery/delivery.ts';
import type { CheckRecord, EndRecord, ResultRecord, RunRecord } from '../../src/report/record.ts';

/** A run record with sensible values. */
export function runRecord(over: Partial<RunRecord> = {}): RunRecord {
  return {
    kind: 'run',
    fileVersion: 1,
    version: '0.1.0',
    command: 'run',
    scenarios: ['support-chat'],
    seed: 42,
    profile: '2023',
    target: 'http://127.0.0.1:3000/hook',
    startedAt: Date.UTC(2024, 2, 5, 9, 30),
    policy: { timeout: '10s', order: 'chat', retries: 'none' },
    repro: 'iqmock run support-chat --seed 42 --to http://127.0.0.1:3000/hook',
    ...over,
  };
}

/** A try that was answered, with 200 unless said otherwise. */
export function attempt(over: Partial<Attempt> = {}): Attempt {
  return { number: 1, sentAt: 10, doneAt: 22, status: 200, headers: {}, body: '', bodyBytes: 0, ...over };
}

/** The record of a delivered message unless said otherwise; outcome and times follow the attempts. */
export function resultRecord(over: Partial<ResultRecord> = {}): ResultRecord {
  const attempts = over.attempts ?? [attempt()];
  const last = attempts.at(-1);
  return {
    kind: 'result',
    id: 'support-chat#0',
    scenario: 'support-chat',
    step: 'message',
    place: { file: 'scenarios/support-chat.yaml', line: 12, column: 5 },
    type: 'message_created',
    eventId: 603,
    chatId: 21,
    clientId: 7,
    createdAt: Date.UTC(2024, 2, 5, 9, 30),
    summary: 'Мария: «Где мой заказ?»',
    dueAt: 10,
    attempts,
    outcome: outcomeOf(last),
    ...(last === undefined ? {} : { latencyMs: last.doneAt - 10, serviceMs: last.doneAt - last.sentAt }),
    body: '{"ChatEvent":{"Id":603}}',
    ...over,
  };
}

function outcomeOf(last: Attempt | undefined): ResultRecord['outcome'] {
  if (last === undefined) return 'dropped';
  if (last.status === undefined) return 'failed';
  return last.status >= 200 && last.status < 300 ? 'delivered' : 'refused';
}

/** A check on the first delivery that held, unless said otherwise. */
export function checkRecord(over: Partial<CheckRecord> = {}): CheckRecord {
  return {
    kind: 'check',
    name: 'accepted',
    passed: true,
    scenario: 'support-chat',
    deliveryId: 'support-chat#0',
    ...over,
  };
}

/** The last line of a run that made one webhook. */
export function endRecord(over: Partial<EndRecord> = {}): EndRecord {
  return {
    kind: 'end',
    endedAt: Date.UTC(2024, 2, 5, 9, 31),
    exitCode: 0,
    emitted: 1,
    outcomes: { delivered: 1, refused: 0, failed: 0, dropped: 0 },
    interrupted: false,
    ...over,
  };
}
