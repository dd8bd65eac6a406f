import type { FaultDefinition } from '../../src/delivery/faults/parts/definition.ts';
import type { selectors as Selectors } from '../../src/delivery/faults/parts/selection.ts';
import { codeBlock, markdownFile, table } from './markdown.ts';
import { importModule, type Output } from './output.ts';

type Faults = Readonly<Record<string, FaultDefinition>>;

const kinds = [
  {
    kind: 'delivery',
    title: 'When and how often',
    doc: 'They act before the queue of a chat: what they send again or later is a separate delivery in the ledger and in reports.',
  },
  {
    kind: 'try',
    title: 'On the wire',
    doc: 'They change single tries. A try that is cut on purpose is not a failure of the consumer.',
  },
  {
    kind: 'body',
    title: 'In the body',
    doc: 'They change a copy of the body, before it is signed. A changed value changes in every row that carries it.',
  },
] as const;

/** docs/faults.md: every fault with its parameters, its effect and an example. */
export async function writeFaults(): Promise<Output> {
  const { faults } = await importModule<{ faults: Faults }>('src/delivery/faults/index.gen.ts');
  const { selectors } = await importModule<{ selectors: typeof Selectors }>(
    'src/delivery/faults/parts/selection.ts',
  );
  const all = Object.values(faults);
  return markdownFile(
    'docs/faults.md',
    `<!-- Made by \`npm run gen\` from src/delivery/faults; do not edit. -->

# Faults

Networks and senders misbehave: webhooks arrive twice, late, out of order, or cut in the middle. Faults do that on purpose, so
that you see what your consumer does then. They change how a webhook travels, or a copy of its body, never what happened in the
chat.

## Where they are written

On the command line of \`run\`, \`replay\`, \`trigger\`, \`load\` and \`serve\`, as often as you like:

${codeBlock('sh', "iqmock run support-chat --to 3000 --fault duplicate:5% --fault 'cut:after=50%,share=1%' --fault delay:3s@first=2")}

At a step of a scenario, and for a whole scenario:

${codeBlock(
  'yaml',
  `name: twice
world:
  channels: { support: { type: iqchat } }
  operators: { anna: {} }
  clients: { maria: { channel: support } }
faults:
  - { delay: 100ms, on: [message_read, message_received], first: 3 }
  - duplicate:5%
steps:
  - create_chat: { client: maria, as: chat }
  - message: { chat: chat, from: maria, text: 'Где мой заказ?' }
    deliver: { duplicate: 2 }
  - close: { chat: chat }
    deliver: { cut: { after: 50% }, header_case: lower }`,
)}

In code: \`createEmitter({ to, faults: ['duplicate:5%', { cut: { after: '50%' }, share: '1%' }] })\`, and \`faults\` of a play.

The text form is \`name:value,parameter=value@which\`. A bare percentage is always the share of webhooks that are hit.

## Which webhooks are hit

${table(
  ['name', 'takes', 'meaning'],
  Object.entries(selectors).map(([name, { takes, doc }]) => [`\`${name}\``, takes, doc]),
)}

The same seed hits the same webhooks, whatever the ids, the speed and the number of workers. A fault of a whole message or chat
(its section says so) hits all of its webhooks or none; at a step it begins with that step. A fault at a step hits all webhooks
of the step.

## What counts

- The policy that is printed at the start names the faults; each record of a run file names those that hit it. The summary and the
  reports say how many events each fault hit, and what became of them.
- A copy is a separate delivery, with \`copyOf\`, and must be accepted like its original. \`emitted\` counts it.
- After \`cut\`, \`lose_first\` and \`lost_answer\` iqmock retries, after the first wait of \`--backoff\`, even without \`--retries\`. A
  try that was cut on purpose is not held against the consumer.
- If a refusal is right, as for a wrong signature, a 4xx passes too. Write \`expect: { status: 401 }\` to require it.
- Durations are real time, whatever \`--speed\` is.
- Faults on the wire need a separate connection to the target; through a proxy they are refused.

## Under load

- Faults hit the same events of the same chats with one worker or many, and on several machines with \`--shard\`. What hits
  the first N only is counted by the first worker of the first shard; an outage begins in each of them.
- Copies are counted separately from the events: the consumer gets \`sent\` plus \`copies\`. A copy that is not accepted is an error.
- A try that was cut on purpose, and a 4xx where it may be refused, are not errors; \`cut_tries\` and \`excused\` count them. The
  retry after a cut is not one of the \`retries\`.
- Events whose time a fault changes (cut, lost, held back, dripped) are not timed; \`untimed\` counts them. Events that are held
  back do not count as requests in flight, up to 50,000 in each worker.
- The events that each fault hit are in the summary and in every report, and the policy names the faults.

${kinds
  .map(({ kind, title, doc }) =>
    group(
      title,
      doc,
      all.filter((fault) => fault.kind === kind),
    ),
  )
  .join('\n\n')}
`,
  );
}

function group(title: string, doc: string, faults: readonly FaultDefinition[]): string {
  const list = faults.map(({ name, doc: line }) => `- [${name}](#${name}): ${line}`).join('\n');
  return `## ${title}\n\n${doc}\n\n${list}\n\n${faults.map(section).join('\n\n')}`;
}

function section(fault: FaultDefinition): string {
  const { name, doc, effect, parameters, main, example, unit, mayRefuse, selection } = fault;
  const rows = Object.entries(parameters).map(([key, parameter]) => [
    `\`${key}\`${key === main ? ' (the bare value)' : ''}`,
    parameter.takes,
    parameter.show(parameter.default),
    parameter.doc,
  ]);
  const notes = [
    unit === 'message' ? 'It hits whole messages: every webhook that shows one.' : '',
    unit === 'chat' ? 'It hits whole chats.' : '',
    selection?.first === undefined
      ? ''
      : `Unless configured otherwise it hits the first ${selection.first} only.`,
    mayRefuse === true ? 'A refusal with a 4xx passes.' : '',
  ].filter((note) => note !== '');
  return `### ${name}

${doc} ${effect}${notes.length === 0 ? '' : ` ${notes.join(' ')}`}

${rows.length === 0 ? '' : `${table(['parameter', 'takes', 'default', 'meaning'], rows)}\n\n`}\`--fault ${example.text}\`: ${example.doc}.`;
}
