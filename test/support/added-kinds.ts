/** One file of each kind, as a contributor would add it: by its path in the repository. */
export const addedFiles: Readonly<Record<string, string>> = {
  'src/events/chat_changed.ts': `import { nameOf } from '../world/draft.ts';
import type { ChatEntity } from '../world/entities.ts';
import { chatArgument, defineEvent } from './event.ts';

/** Something of a chat changed. */
export const definition = defineEvent<{ readonly chat: ChatEntity }>({
  name: 'chat_changed',
  doc: 'Something of the chat changed, such as its unread count.',
  traits: { about: 'chat', by: 'anyone' },
  args: { type: 'object', required: ['chat'], properties: { chat: chatArgument } },
  example: { chat: 'chat' },
  stage: (scene) => ({ chat: scene.chat() }),
  toStep: ({ chat }) => ({ emit: { type: 'chat_changed', chat } }),
  apply(draft, { chat }) {
    draft.patch(chat, { ChangedAt: draft.after(chat, 1, 4) });
    return { chat, actor: undefined, summary: () => \`\${nameOf(chat)} changed\` };
  },
});
`,
  'src/events/message_styled.ts': `import { nameOf } from '../world/draft.ts';
import type { MessageEntity } from '../world/entities.ts';
import { defineEvent, messageArgument } from './event.ts';

/** An operator wrote a message anew. */
export const definition = defineEvent<{ readonly message: MessageEntity }>({
  name: 'message_styled',
  doc: 'An operator wrote a message anew; the clients of the platform show the new text.',
  traits: { documented: false, about: 'messages', by: 'anyone', changes: ['Text'] },
  args: { type: 'object', required: ['message'], properties: { message: messageArgument('The message.') } },
  example: { message: 'answer' },
  stage: (scene) => ({ message: scene.message('operator') }),
  toStep: () => undefined,
  apply(draft, { message }) {
    draft.acted(message.author);
    draft.patch(message, { Text: 'Исправлено' });
    const messages = [message];
    return {
      chat: message.chat,
      actor: message.author,
      messages,
      removed: messages,
      summary: () => \`\${nameOf(message)} edited\`,
    };
  },
});
`,
  'src/scenario/steps/greet.ts': `import { definition as messageCreated } from '../../events/message_created.ts';
import { withArgs } from './arguments.ts';
import { defineStep, type ArgsOf } from './step.ts';

/** Someone greets. */
export const definition = defineStep<ArgsOf<typeof messageCreated>>({
  name: 'greet',
  doc: 'The client or an operator greets.',
  args: withArgs(messageCreated.args, {}),
  example: { chat: 'chat', from: 'maria' },
  sends: true,
  run: (context, args) => context.emit(messageCreated, { ...args, text: 'Здравствуйте!' }),
});
`,
  'src/consumer/rules/message/polite.ts': `import { defineRule } from '../../rule.ts';

export const definition = defineRule({
  stage: 'body',
  name: 'message/polite',
  severity: 'warning',
  doc: 'A message is polite.',
  why: 'A consumer may filter rude messages, and a test would then miss them.',
  example: 'Rels.ChatMessages[0].Text: is not polite',
  check({ rows }, report) {
    for (const { row, plan, place } of rows) {
      if (plan.entity === 'ChatMessage' && String(row['Text']).includes('болван'))
        report(\`\${place}.Text\`, 'is not polite');
    }
  },
});
`,
  'src/writers/csv.ts': `import { defineWriter } from './parts/writer.ts';

/** A table. */
export const definition = defineWriter({
  name: 'csv',
  doc: 'A row for each webhook, for spreadsheets.',
  extension: 'csv',
  *run({ results }) {
    yield 'type,outcome\\n';
    for (const { type, outcome } of results) yield \`\${type},\${outcome}\\n\`;
  },
});
`,
  'src/delivery/faults/shout.ts': `import { textFault } from './parts/texts.ts';

/** \`shout\` */
export const definition = textFault({
  name: 'shout',
  doc: 'Writes the texts of messages in capitals.',
  effect: 'Each text is in capitals, in every row of the message.',
  parameters: {},
  example: { text: 'shout:10%', doc: 'one message in ten is in capitals' },
  change: (text) => text.toUpperCase(),
});
`,
  'src/cli/commands/hello.ts': `import { exitCodes } from '../../errors.ts';
import { text } from '../../options/kinds.ts';
import { defineOption } from '../../options/option.ts';
import { defineCommand } from '../command.ts';

const greeting = defineOption<string>({ name: 'greeting', group: 'Output', doc: 'What is said.', kind: text(), default: 'Hello.' });

/** \`iqmock hello\` */
export const definition = defineCommand({
  name: 'hello',
  doc: 'Prints a greeting.',
  group: 'Set up',
  arguments: {},
  options: { greeting },
  examples: [{ command: 'iqmock hello', doc: 'greets' }],
  async run({ terminal, options }) {
    terminal.print(options.greeting);
    return exitCodes.ok;
  },
});
`,
};

/** A scenario that uses the step and the event. */
export const scenarioText = `name: added
world:
  channels: { support: { type: iqchat } }
  operators: { anna: {} }
  clients: { maria: { channel: support } }
steps:
  - create_chat: { client: maria, as: chat }
  - greet: { chat: chat, from: maria }
  - emit: { type: chat_changed, chat: chat }
`;

/** Judges what was added, a line each. */
export const playScript = `// @ts-nocheck
import { createValidator } from './src/consumer/validate.ts';
import { validate } from './src/consumer/validate-one.ts';
import { triggerEvent } from './src/events/trigger.ts';
import { eraNames, profiles } from './src/model/profile.ts';
import { writers } from './src/writers/index.gen.ts';
import { World } from './src/world/world.ts';

const bodyOf = (type, era) => {
  const world = new World({ name: 'added', seed: 1, profile: profiles[era], locale: 'ru', startMs: 1700000000000 });
  return triggerEvent(world, type).encode();
};
const told = (verdicts) => verdicts.map(({ path }) => path).join(' ') || 'valid';
for (const era of ['2018', '2021', '2022', '2023']) console.log(era + ' chat_changed: ' + told(validate(bodyOf('chat_changed', era))));
console.log('message_styled: ' + told(validate(bodyOf('message_styled', '2023'))));
console.log('message_styled extended: ' + told(validate(bodyOf('message_styled', '2023'), { events: 'extended' })));
const rude = Buffer.from(bodyOf('message_created', '2023')).toString('utf8').replace(/"Text":"[^"]*"/, '"Text":"болван"');
console.log('message/polite: ' + validate(rude).filter(({ rule }) => rule === 'message/polite').length);
console.log('csv: ' + [...writers['csv'].run({ results: [] })].join('').trim());
const validator = createValidator();
validator.check(bodyOf('chat_changed', '2023'));
console.log('counted: ' + Object.keys(validator.summary.byType).join());
`;
