import { once } from 'node:events';
import { exitCodes, type ExitCode } from '../../errors.ts';
import type { OptionValues } from '../../options/option.ts';
import type { Consumer } from '../../consumer/consumer.ts';
import type { ConsumerOptions } from '../../consumer/consumer-options.ts';
import type { Received } from '../../consumer/received.ts';
import { defineCommand } from '../command.ts';
import { listenOptions } from '../options/listen.ts';
import { format } from '../options/output.ts';
import { events, profile, rels, seed } from '../options/play.ts';
import { listenForStop } from '../stop.ts';
import type { Terminal, TerminalScreen } from '../terminal.ts';

const options = {
  ...listenOptions,
  profile: { ...profile, group: 'Judging', defaultText: "detected from each project's bodies" },
  rels: { ...rels, group: 'Judging' },
  events: { ...events, group: 'Judging' },
  seed: { ...seed, group: 'Answers', doc: 'Decides which webhooks fail with --fail-rate.', defaultText: '1' },
  format,
} as const;

/** `iqmock listen` */
export const definition = defineCommand({
  name: 'listen',
  doc: 'Runs a test consumer: receives webhooks, judges each, and misbehaves on request.',
  group: 'Receive and judge',
  arguments: {},
  options,
  idle: [
    {
      flags: ['failStatus', 'seed'],
      when: ({ failRate }) => failRate === 0,
      because: 'no answer fails on purpose',
      hint: 'Add --fail-rate 10%, or leave it out.',
    },
    {
      flags: ['recordHeaders', 'keepSecrets'],
      when: ({ out }) => out === undefined,
      because: 'nothing is recorded',
      hint: 'Add --record recording.ndjson, or leave it out.',
    },
    {
      flags: ['strict', 'profile', 'rels', 'events'],
      when: ({ noValidate }) => noValidate,
      because: 'with --no-validate nothing is judged',
      hint: 'Leave one of the two out.',
    },
  ],
  examples: [
    { command: 'iqmock listen', doc: 'receive and judge webhooks on port 4020' },
    {
      command: 'iqmock listen --port 8080 --host 0.0.0.0 --record real.ndjson',
      doc: 'record what a real IQChannels sends',
    },
    {
      command: 'iqmock listen --delay 200ms --fail-rate 30% --fail-status 503',
      doc: 'be slow and unreliable',
    },
  ],
  notes: [
    'GET / shows the counts, GET /healthz that it is up. It ends at Ctrl-C, or after --count. Exit code 0: all bodies were valid. 1: at least one was not. 2: it could not listen or open the recording. 3: nothing arrived. 74: the recording is not complete.',
  ],
  async run({ host, terminal, options: values }) {
    const [{ startConsumer }, { createSchemaValidator }] = await Promise.all([
      import('../../consumer/consumer.ts'),
      import('../../model/validator.ts'),
    ]);
    // Compiled now, so that it is not the first answer that takes the time.
    if (!values.noValidate) createSchemaValidator(values.profile ?? '2023');
    const { stop, abort, release } = listenForStop(host, terminal, 'pending answers are sent first');
    const enough = new AbortController();
    const json = values.format === 'json';
    const screen = terminal.reportScreen(json);
    const printer = await createPrinter(terminal, screen, json);
    const consumer = await startConsumer({
      ...consumerOptions(values),
      machine: host,
      onReceived: (received) => {
        printer(received);
        if (received.number === values.count) enough.abort();
      },
      onRecordingFailure: (error) =>
        terminal.alert(`${terminal.paint('red', 'error OUTPUT_LOST')} ${error.message}`),
    });
    terminal.insist(`Listening on ${terminal.paint('bold', consumer.url)}`);
    terminal.say(terminal.paint('dim', describe(values)));
    await once(AbortSignal.any([stop, enough.signal]), 'abort');
    // What was decided last is still being sent.
    if (enough.signal.aborted) await host.clock.sleep(values.delay, abort);
    await consumer.close();
    release();
    return conclude(screen, consumer);
  },
});

type Values = OptionValues<typeof options>;

function consumerOptions(values: Values): ConsumerOptions {
  const { port, host, status, answer, delay, failRate, failStatus, strict, maxBody, out, noValidate } =
    values;
  const { profile: era, rels: rule, events: scope, seed: chance, recordHeaders, keepSecrets } = values;
  return {
    port,
    host,
    status,
    delayMs: delay,
    failRate,
    failStatus,
    strict,
    maxBodyBytes: maxBody,
    keep: 1,
    validate: noValidate
      ? false
      : {
          events: scope,
          ...(era === undefined ? {} : { profile: era }),
          ...(rule === undefined ? {} : { rels: rule }),
        },
    record: {
      keepSecrets,
      ...(recordHeaders === undefined
        ? {}
        : { headers: recordHeaders.split(',').map((name) => name.trim()) }),
    },
    ...(answer === undefined ? {} : { answer }),
    ...(out === undefined ? {} : { out }),
    ...(chance === undefined ? {} : { seed: chance }),
  };
}

function describe({ status, delay, failRate, failStatus, strict, out }: Values): string {
  return [
    `answers ${status}`,
    ...(delay > 0 ? [`after ${listenOptions.delay.kind.format(delay)}`] : []),
    ...(failRate > 0 ? [`${failStatus} for ${Math.round(failRate * 100)}%`] : []),
    ...(strict ? ['422 for what is not valid'] : []),
    ...(out === undefined ? [] : [`recording to ${out}`]),
    'Ctrl-C ends',
  ].join(' · ');
}

async function createPrinter(
  terminal: Terminal,
  { paint, say, verbose }: TerminalScreen,
  json: boolean,
): Promise<(received: Received) => void> {
  const [{ clockTime, tagOf }, { excerpt, padTo }, { VerdictPrinter: VerdictPrinter }] = await Promise.all([
    import('../../report/lines.ts'),
    import('../../report/columns.ts'),
    import('../verdict-lines.ts'),
  ]);
  const teller = new VerdictPrinter(paint, verbose);
  return (received) => {
    const { status, verdicts, receivedAt, number, valid } = received;
    const { type, eventId, chatId, messageText } = received.outline;
    if (json) {
      const facts = { type: type === '' ? null : type, eventId: eventId ?? null, chatId: chatId ?? null };
      terminal.print(JSON.stringify({ number, receivedAt, ...facts, status, valid, verdicts }));
    }
    const mark = paint(status < 300 ? 'green' : 'red', `[${status}]`);
    // A body that is too large is not read, so whether it is a webhook is not known.
    const isRead = received.body.byteLength > 0;
    const known = eventId !== undefined && chatId !== undefined;
    const tag = known ? tagOf({ eventId, chatId }) : isRead ? 'no webhook' : 'nothing read';
    const text = excerpt(messageText, 60);
    const shownType = padTo(excerpt(type === '' ? '?' : type, 30), 16);
    say(
      `${paint('dim', clockTime(receivedAt))} <-- ${paint('bold', shownType)}  ${mark} ${text === '' ? '' : `«${text}» `}${paint('dim', tag)}`,
    );
    for (const verdict of verdicts) for (const line of teller.lines(verdict, '  ')) say(line);
  };
}

function conclude({ insist, paint }: TerminalScreen, { stats, recordingFailure }: Consumer): ExitCode {
  const { received, valid, invalid, duplicates, retries, refused } = stats;
  const parts = [
    `${received} received`,
    `${valid} valid`,
    `${invalid} not`,
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(retries > 0 ? [`${retries} retries`] : []),
    ...(duplicates > 0 ? [`${duplicates} unasked repeats`] : []),
  ];
  const colour = received === 0 ? 'yellow' : invalid === 0 ? 'green' : 'red';
  insist(paint(colour, `${parts.join(', ')}.`));
  if (received === 0) return exitCodes.incomplete;
  if (invalid > 0) return exitCodes.consumerFailed;
  return recordingFailure === undefined ? exitCodes.ok : exitCodes.outputLost;
}
