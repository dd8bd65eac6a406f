import { allowRemote } from '../../delivery/options/target.ts';
import { durationMs, onOff, text, whole } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';

const limits = 'Limits';

/** `--max-events` */
export const maxEvents = defineOption<number>({
  name: 'max-events',
  group: limits,
  doc: 'Ends the run after this many events.',
  kind: whole('N', 1),
});

/** `--max-duration` */
export const maxDuration = defineOption<number>({
  name: 'max-duration',
  group: limits,
  doc: 'Stops the run after this time in any case.',
  kind: durationMs,
});

/** `--max-chats` */
export const maxChats = defineOption<number>({
  name: 'max-chats',
  group: limits,
  doc: 'The most chats open at once; arrivals beyond that are dropped and counted.',
  kind: whole('N', 1),
  defaultText: '20000, or one for each virtual user',
});

/** `--min-chats` */
export const minChats = defineOption<number>({
  name: 'min-chats',
  group: limits,
  doc: 'For --rate: the number of chats to keep open.',
  kind: whole('N'),
  defaultText: 'as few as the rate needs',
});

/** `--drop-after` */
export const dropAfter = defineOption<number>({
  name: 'drop-after',
  group: limits,
  doc: 'How long an arrival may wait to start before it is dropped and counted.',
  kind: durationMs,
  defaultText: '1s',
});

/** `--graceful-stop` */
export const gracefulStop = defineOption<number>({
  name: 'graceful-stop',
  group: limits,
  doc: 'How long chats may continue after the end.',
  kind: durationMs,
  defaultText: '30s',
});

const machines = 'Cores and machines';

/** `--workers` */
export const workers = defineOption<number>({
  name: 'workers',
  group: machines,
  doc: 'Number of worker processes on this machine.',
  kind: whole('N', 1, 64),
  default: 1,
});

/** `--shard` */
export const shard = defineOption<string>({
  name: 'shard',
  group: machines,
  doc: "This machine's share of a distributed run, such as 2/3: it takes its share of the clients and of the rate.",
  kind: text('NTH/OF'),
  configKey: false,
  defaultText: 'JOB_COMPLETION_INDEX of JOB_COMPLETIONS where they are set, else 1/1',
});

/** `--start-at` */
export const startAt = defineOption<string>({
  name: 'start-at',
  group: machines,
  doc: 'When all machines begin together, such as 2026-03-02T09:00:00Z.',
  kind: text('WHEN'),
  configKey: false,
  defaultText: 'at once',
});

/** `--precise` */
export const precise = defineOption<boolean>({
  name: 'precise',
  group: machines,
  doc: 'Keeps the schedule to 0.1 ms; uses about a third of a CPU core more.',
  kind: onOff,
  default: false,
});

/** How far a load run may go, and what it runs on, in the order of help. */
export const loadLimitOptions = {
  maxEvents,
  maxDuration,
  maxChats,
  minChats,
  dropAfter,
  gracefulStop,
  allowRemote,
  workers,
  shard,
  startAt,
  precise,
} as const;
