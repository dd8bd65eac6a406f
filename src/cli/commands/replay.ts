import { basename } from 'node:path';
import { compileBriefly } from '../../env/compiler.ts';
import type { Host } from '../../env/host.ts';
import type { Source } from '../../session/source.ts';
import { defineCommand } from '../command.ts';
import { ineffectiveRules, isFaulty, isRetried } from '../../delivery/ineffective-options.ts';
import { sameIdsNote } from '../../report/same-ids.ts';
import { deliveryOptions } from '../options/delivery.ts';
import { seed, speed, start } from '../options/play.ts';
import { rebind } from '../options/replay.ts';
import { sendOptions } from '../options/send.ts';
import { targetOptions } from '../options/target.ts';
import type { Terminal } from '../terminal.ts';

/** `iqmock replay` */
export const definition = defineCommand({
  name: 'replay',
  doc: 'Replays a recording or a run file, byte for byte and with its original pauses.',
  group: 'Send webhooks',
  arguments: {
    file: {
      doc: 'Recordings of iqmock listen, run files of iqmock run, or files of bodies; - is stdin.',
      required: true,
      many: true,
    },
  },
  options: {
    rebind,
    speed,
    seed: {
      ...seed,
      doc: 'Decides the jitter of retries and, with --start, the fresh ids of --rebind.',
      defaultText: 'a fresh one, which is printed',
    },
    start: { ...start, doc: 'The time that --rebind gives to the first event.', defaultText: 'now' },
    ...targetOptions,
    ...deliveryOptions,
    ...sendOptions,
  },
  idle: [
    {
      flags: ['start'],
      when: ({ rebind: isRebound }) => !isRebound,
      because: 'without --rebind every time stays as it was recorded',
      hint: 'Add --rebind, or leave it out.',
    },
    {
      flags: ['seed'],
      when: (options) => !options.rebind && !isRetried(options) && !isFaulty(options),
      because: 'without --rebind, --retries and --fault there is nothing to decide',
      hint: 'Add one of them, or leave it out.',
    },
    ...ineffectiveRules,
  ],
  examples: [
    { command: 'iqmock replay real.ndjson --to 3000', doc: 'as it was' },
    {
      command: 'iqmock replay real.ndjson --to 3000 --speed 10 --rebind',
      doc: 'ten times faster, with fresh ids and times',
    },
    { command: 'iqmock replay run.ndjson --to 3000 --speed max', doc: 'a run of iqmock, without waiting' },
  ],
  async run(context) {
    const [{ send }, { reproLine, reproLines }] = await Promise.all([
      import('../send.ts'),
      import('../repro.ts'),
    ]);
    compileBriefly();
    const { host, options, settings, terminal } = context;
    const files = context.arguments.file;
    const chance = options.seed ?? host.freshSeed();
    const startMs = options.start ?? host.clock.now();
    const fresh = options.rebind ? { seed: chance, startMs } : undefined;
    if (fresh !== undefined && options.seed !== undefined && options.start !== undefined)
      terminal.say(sameIdsNote(terminal.paint, files, '--seed and --start are given'));
    const sources: Source[] = [];
    for (const [index, file] of files.entries()) {
      const timesBefore = files.slice(0, index).filter((other) => other === file).length;
      sources.push(await sourceOf(context, { file, timesBefore }, fresh));
    }
    const repeated = { command: 'replay', arguments: files, settings };
    return send(context, {
      command: 'replay',
      sources,
      expectations: [],
      seed: chance,
      eras: [],
      speed: options.speed,
      ...(fresh === undefined
        ? { repro: () => reproLine({ ...repeated, fixed: {} }) }
        : reproLines(repeated, fresh)),
    });
  },
});

/** From what fresh ids and times are made. */
interface Fresh {
  readonly seed: number;
  readonly startMs: number;
}

/** What decides the ids of a file: those of one recording keep what they share, one that is named twice is two. */
function idSeedOf({ seed, startMs }: Fresh, timesBefore: number): string {
  // As in a run, ids are new at another start.
  return timesBefore === 0 ? `${seed} ${startMs}` : `${seed} ${startMs} ${timesBefore}`;
}

async function sourceOf(
  { host, terminal }: { readonly host: Host; readonly terminal: Terminal },
  { file, timesBefore }: { readonly file: string; readonly timesBefore: number },
  fresh: Fresh | undefined,
): Promise<Source> {
  const [{ createReplaySource, readRecorded }, { rebind: rebindBodies }, { truncatedNote }] =
    await Promise.all([
      import('../../replay/source.ts'),
      import('../../replay/rebind.ts'),
      import('../truncated.ts'),
    ]);
  const recorded = await readRecorded(host, file, truncatedNote(terminal, file));
  const name = file === '-' ? 'stdin' : basename(file);
  if (fresh === undefined) return createReplaySource(name, recorded);
  const firstMs = createdAtOf(recorded[0]?.body);
  const shiftMs = firstMs === undefined ? 0 : fresh.startMs - firstMs;
  const { bodies } = rebindBodies(
    recorded.map(({ body }) => body),
    { seed: idSeedOf(fresh, timesBefore), shiftMs },
  );
  return createReplaySource(
    name,
    recorded.map((record, index) => ({ ...record, body: bodies[index] ?? record.body })),
  );
}

/** `ChatEvent.CreatedAt` of a body, if it is one. */
function createdAtOf(body: Uint8Array | undefined): number | undefined {
  try {
    const parsed = JSON.parse(Buffer.from(body ?? []).toString('utf8')) as {
      ChatEvent?: { CreatedAt?: unknown };
    } | null;
    const createdAt = parsed?.ChatEvent?.CreatedAt;
    return typeof createdAt === 'number' ? createdAt : undefined;
  } catch {
    return undefined;
  }
}
