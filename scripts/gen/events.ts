import type { EventDefinition } from '../../src/events/event.ts';
import { loadSchema } from '../../src/model/schemas.ts';
import type { ExampleBody } from './event-body.ts';
import { exampleScenario } from './examples.ts';
import { describeArguments } from './arguments.ts';
import { codeBlock, markdownFile, table } from './markdown.ts';
import { importModule, type Output } from './output.ts';

type Events = Readonly<Record<string, EventDefinition<unknown>>>;

/** docs/events.md: every event type with its arguments and a scenario that runs. */
export async function writeEvents(): Promise<Output> {
  const { events } = await importModule<{ events: Events }>('src/events/index.gen.ts');
  const { exampleBody } = await importModule<typeof import('./event-body.ts')>('scripts/gen/event-body.ts');
  const ordered = inOrderOfLife(events);
  const rows = ordered.map(({ name, doc }) => [`[\`${name}\`](#${name})`, doc]);
  return markdownFile(
    'docs/events.md',
    `<!-- Made by \`npm run gen\` from src/events; do not edit. -->

# Events

One webhook reports one event. \`iqmock trigger TYPE\` sends one event of a type; the chat or message that it needs is created
first, without being sent. A scenario can send every type with the step [emit](steps.md#emit), and most with a step named for
them. Every example is a whole scenario: save it and \`iqmock run\` it. The last types are not among the webhooks of the
platform's document: only its clients get them, and iqmock sends them to a consumer with \`events: extended\` or
\`--events extended\`.

${table(['type', 'meaning'], rows)}

${ordered.map((definition) => section(definition, exampleBody(definition.name))).join('\n\n')}
`,
  );
}

const beyond =
  "The platform's document does not list it: only its clients get it, and its form as a webhook is an assumption.";

/** The order in which a chat meets them, which is that of the schema; a type that the schema lacks comes last. */
function inOrderOfLife(events: Events): EventDefinition<unknown>[] {
  const types = loadSchema('chat-event').properties['Type']?.enum ?? [];
  const place = (name: string): number => (types.includes(name) ? types.indexOf(name) : types.length);
  return Object.values(events).sort((a, b) => place(a.name) - place(b.name));
}

function section(definition: EventDefinition<unknown>, body: ExampleBody): string {
  const { name, doc, args, example, transitive, traits } = definition;
  const id =
    transitive === true
      ? 'It is not stored: `ChatEvent.Id` is 0.'
      : 'It is stored: `ChatEvent.Id` is the next event id of the tenant.';
  const isExtended = traits.documented === false;
  const scenario = exampleScenario(
    `event-${name.replaceAll('_', '-')}`,
    { emit: { type: name, ...example } },
    isExtended ? { events: 'extended' } : {},
  );
  return `## ${name}

${doc} ${id}${isExtended ? ` ${beyond}` : ''}

${describeArguments(args)}

${codeBlock('yaml', scenario)}

${wire(body)}`;
}

/** What goes out, short enough to read: the event, and which rows come with it. */
function wire({ ChatEvent: event, Rels: rels }: ExampleBody): string {
  const short = Object.fromEntries(
    Object.entries(event).map(([key, value]) => [
      key,
      Array.isArray(value) ? (value as { Id: number }[]).map(({ Id }) => ({ Id, '…': '…' })) : value,
    ]),
  );
  const lists = Object.entries(rels).map(([list, rows]) => `${rows.length} of \`${list}\``);
  return `\`ChatEvent\` of one such event, in era 2023; \`Rels\` holds ${lists.join(', ')}:

${codeBlock('json', JSON.stringify(short, undefined, 2))}`;
}
