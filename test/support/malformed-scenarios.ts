import type { ErrorCode } from '../../src/errors.ts';

/** A scenario with mistakes. Each `‸` in the text marks the place of one, and is not part of the file. */
export interface Malformed {
  readonly name: string;
  readonly yaml: string;
  /** Default: SCENARIO. */
  readonly code?: ErrorCode;
  /** For each mark, what the message and the hint must say. */
  readonly mistakes: readonly (readonly [message: RegExp, hint: RegExp])[];
}

const beginning = `name: broken
seed: 1
world:
  channels: { support: { type: iqchat }, vk: { type: vk } }
  operators: { anna: {}, boris: {}, gone: { deleted: true } }
  clients: { maria: { channel: support }, oleg: {} }
steps:
  - create_chat: { client: maria, as: chat }
  - assign: { chat: chat, to: anna }
  - message: { chat: chat, from: maria, text: Где заказ?, as: question }
`;

/** One mistake in a step that comes after a chat was opened, assigned, and a `question` asked. */
function step(name: string, text: string, message: RegExp, hint: RegExp, code?: ErrorCode): Malformed {
  const indented = text
    .split('\n')
    .map((line) => `  ${line}\n`)
    .join('');
  return {
    name,
    yaml: beginning + indented,
    mistakes: [[message, hint]],
    ...(code === undefined ? {} : { code }),
  };
}

/** One mistake in a whole file. */
function file(name: string, yaml: string, message: RegExp, hint: RegExp): Malformed {
  return { name, yaml, mistakes: [[message, hint]] };
}

/** One mistake above the steps. */
function head(name: string, text: string, message: RegExp, hint: RegExp): Malformed {
  return file(name, `${text}\nsteps:\n  - wait: 1s\n`, message, hint);
}

/** Ten times ten times ten …: a million texts in seven lines. */
const bomb = [
  'name: x',
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...[...'abcdef'].map((one, index) => {
    const next = 'bcdefg'[index] ?? '';
    return `${next}: &${next} [${next === 'f' ? '‸' : ''}${Array.from({ length: 10 }, () => `*${one}`).join(', ')}]`;
  }),
  'steps: [{ wait: 1s }]',
].join('\n');

/** Everything a person may get wrong in a scenario, with what iqmock must say of it. */
export const malformedScenarios: readonly Malformed[] = [
  // The file itself.
  file('an empty file', '‸', /empty/, /iqmock init/),
  file('only comments', '‸# nothing here\n', /empty/, /"name" and "steps"/),
  file('a list instead of a map', '‸- name: x\n', /must be a map, not a list/, /map/),
  file('a text instead of a map', '‸hello\n', /must be a map, not a text/, /map/),
  file('a tab as indent', 'name: x\nsteps:\n‸\t- wait: 1s\n', /tab/, /spaces/),
  file('an unclosed quote', 'name: x\nsteps:\n  - message: { text: "hello }\n‸', /missing/i, /quote/),
  file(
    'an unclosed bracket',
    'name: x\nsteps: [ { wait: 1s }\n‸',
    /indented|missing|expected/i,
    /indent|bracket|quotes/,
  ),
  file(
    'bad indentation',
    'name: x\nsteps:\n  - wait: 1s\n ‸- wait: 2s\n',
    /indent|expected|begin/i,
    /indent|quotes/,
  ),
  file(
    'two documents',
    'name: x\nsteps:\n  - wait: 1s\n‸---\nname: y\n',
    /second document/,
    /file of its own/,
  ),
  file('an alias without an anchor', 'name: ‸*nobody\nsteps:\n  - wait: 1s\n', /no anchor/, /&name|quotes/),
  file('a bad escape', 'name: "x‸\\q"\nsteps:\n  - wait: 1s\n', /backslash/, /single quotes/),
  file('an unknown tag', 'name: ‸!secret x\nsteps:\n  - wait: 1s\n', /[Tt]ags/, /[Rr]emove the tag/),
  file(
    'a key given twice',
    'name: x\nseed: 1\n‸seed: 2\nsteps:\n  - wait: 1s\n',
    /"seed".*second time.*line 2/,
    /[Rr]emove/,
  ),
  file(
    'a value that holds itself',
    'name: x\nsteps: &a\n  - repeat: { times: 1, steps: ‸*a }\n',
    /inside the value that it repeats/,
    /repeat/,
  ),
  file('aliases without end', bomb, /unfold to more than/, /repeat/),

  // The head of the file.
  file('no name', '‸seed: 1\nsteps:\n  - wait: 1s\n', /needs "name"/, /name: support-chat/),
  file('no steps', '‸name: x\n', /needs "steps"/, /steps/),
  file('empty steps', 'name: x\n‸steps: []\n', /no steps/, /create_chat/),
  file('steps left out', 'name: x\n‸steps:\n', /"steps" is empty/, /list of steps/),
  file(
    'steps as a map',
    'name: x\nsteps:\n  ‸wait: 1s\n',
    /"steps" must be a list of steps, not a map/,
    /list of steps/,
  ),
  head('an unknown key', 'name: x\n‸sead: 4', /no "sead"/, /"seed"/),
  head('a number as name', 'name: ‸2024', /"name" must be a text/, /quotes.*"2024"/),
  head('a name with a slash', 'name: ‸a/b', /not right for "name"/, /support-chat/),
  head('a seed in words', 'name: x\nseed: ‸many', /"seed" must be a whole number, not a text/, /42/),
  head('a seed with separators', 'name: x\nseed: ‸1_000', /whole number/, /1000/),
  head('a negative seed', 'name: x\nseed: ‸-1', /at least 0/, /0 or more/),
  head('a seed with a fraction', 'name: x\nseed: ‸1.5', /whole number, not a number/, /42/),
  head('a seed that is too big', 'name: x\nseed: ‸12345678901234567890', /too big|at most/, /below|or less/),
  head(
    'an era that never was',
    'name: x\nprofile: "‸2020"'.replace('"‸', '‸"'),
    /cannot be "2020"/,
    /"2021"|"2022"|"2018"|2023/,
  ),
  head('an unknown locale', 'name: x\nlocale: ‸de', /"locale" cannot be "de"/, /ru, en|"en"|"ru"/),
  head('a start that is no date', 'name: x\nstart: ‸tomorrow', /no moment/, /2024-03-01/),
  head('a day that does not exist', 'name: x\nstart: ‸2024-02-31', /no moment/, /2024-03-01/),
  head('an unknown rule for rels', 'name: x\nrels: ‸close', /"rels" cannot be "close"/, /"closed"/),
  head('a threshold that is none', 'name: x\nthresholds: [‸fast]', /not right/, /p99<300ms/),
  head('an unknown expectation of the run', 'name: x\nexpect: { ‸loss: 0 }', /no "loss"/, /"lost"/),
  head('a number that JSON does not know', 'name: x\nseed: ‸.nan', /no number/, /number/),

  // The world.
  head('a world as a list', 'name: x\nworld:\n  ‸- anna', /"world" must be a map/, /map/),
  head(
    'an unknown part of the world',
    'name: x\nworld:\n  ‸operator: { anna: {} }',
    /no "operator"/,
    /"operators"/,
  ),
  head(
    'a channel without a type',
    'name: x\nworld:\n  channels:\n    ‸support: {}',
    /"support" needs "type"/,
    /iqchat/,
  ),
  head(
    'a channel of an unknown type',
    'name: x\nworld:\n  channels: { support: { type: ‸iqchatt } }',
    /one of iqchat/,
    /"iqchat"/,
  ),
  head(
    'a channel that is a text',
    'name: x\nworld:\n  channels: { support: ‸iqchat }',
    /"support" must be a map/,
    /map/,
  ),
  head(
    'an unknown key of an operator',
    'name: x\nworld:\n  operators: { anna: { ‸nmae: Анна } }',
    /no "nmae"/,
    /"name"/,
  ),
  head(
    'a client in no channel',
    'name: x\nworld:\n  channels: { support: { type: vk } }\n  clients: { maria: { channel: ‸suport } }',
    /no "suport"/,
    /"support"/,
  ),
  head(
    'a client in an operator',
    'name: x\nworld:\n  operators: { anna: {} }\n  clients: { maria: { channel: ‸anna } }',
    /an operator.*wants a channel/,
    /world\.channels/,
  ),
  head(
    'one name for two people',
    'name: x\nworld:\n  operators: { anna: {} }\n  clients: { ‸anna: {} }',
    /already the name of an operator/,
    /another name/,
  ),
  head(
    'a name with a space',
    'name: x\nworld:\n  operators: { ‸anna petrova: {} }',
    /cannot be a name/,
    /letters, digits/,
  ),
  head(
    'a name that templates use',
    'name: x\nworld:\n  operators: { ‸faker: {} }',
    /meaning of its own/,
    /faker1/,
  ),
  head(
    'a field that a row does not have',
    'name: x\nworld:\n  clients: { maria: { set: { ‸Nmae: X } } }',
    /no field "Nmae"/,
    /"Name"/,
  ),
  head(
    'a field of another era',
    'name: x\nprofile: "2018"\nworld:\n  clients: { maria: { set: { ‸ShortName: X } } }',
    /no field "ShortName" in the era 2018/,
    /2021/,
  ),
  head(
    'a field of the wrong type',
    'name: x\nworld:\n  clients: { maria: { set: { Online: ‸5 } } }',
    /"Online" holds true or false/,
    /set_raw/,
  ),
  head(
    'an id that is no number',
    'name: x\nworld:\n  ids: { event: ‸first }',
    /"event" must be a whole number/,
    /whole number/,
  ),

  // Steps.
  step('an unknown step', '- ‸messsage: { chat: chat, from: maria }', /no step "messsage"/, /"message"/),
  step('a step that is a text', '- ‸close', /must be a map/, /- close: \{ ?chat/),
  step(
    'two steps in one',
    '- typing: { chat: chat, by: maria }\n  ‸close: { chat: chat }',
    /"close" stands in the same step as "typing"/,
    /new list item/,
  ),
  {
    name: 'arguments that are not indented',
    yaml: `${beginning}  - ‸typing:\n    ‸chat: chat\n`,
    mistakes: [
      [/"typing" is empty/, /map/],
      [/no step "chat"/, /[Ii]ndent it further: it belongs to "typing"/],
    ],
  },
  step('a step without a name', '- ‸expect: { status: 2xx }', /does nothing/, /message/),
  step('a step without arguments', '- ‸close:', /"close" is empty/, /map/),
  step(
    'an unknown argument',
    '- message: { chat: chat, from: maria, ‸txt: Привет }',
    /"message" has no "txt"/,
    /"text"/,
  ),
  step(
    'an argument that is missing',
    '- ‸message: { chat: chat, text: Привет }',
    /"message" needs "from"/,
    /from: …/,
  ),
  step(
    'a text that is a number',
    '- message: { chat: chat, from: maria, text: ‸12345 }',
    /"text" must be a text/,
    /quotes.*"12345"/,
  ),
  step(
    'a text that is left out',
    '- message: { chat: chat, from: maria, ‸text: }',
    /"text" is empty/,
    /remove the key/,
  ),
  step(
    'two attachments',
    '- message: { chat: chat, from: maria, file: true, ‸image: true }',
    /"image" cannot stand beside "file"/,
    /two steps/,
  ),
  step(
    'an attachment of the wrong type',
    '- message: { chat: chat, from: maria, file: ‸7 }',
    /"file" must be/,
    /quotes|true/,
  ),
  step('a topic that is none', '- create_chat: { client: oleg, topic: ‸ordr }', /one of order/, /"order"/),
  step(
    'an unknown event type',
    '- emit: { type: ‸message_reed, message: question }',
    /no event type "message_reed"/,
    /"message_read"/,
  ),
  step(
    'an argument that the event lacks',
    '- emit: { type: typing, chat: chat, by: maria, ‸text: x }',
    /no "text"/,
    /by|type|chat/,
  ),
  step('an event without a type', '- ‸emit: { message: question }', /needs "type"/, /type/),
  step(
    'a name for what makes nothing',
    '- emit: { type: typing, chat: chat, by: maria, ‸as: x }',
    /no "as"/,
    /./,
  ),
  step('read without saying what', '- ‸read: { by: anna }', /needs one of "message", "chat"/, /exactly one/),
  step(
    'read of both',
    '- read: { message: question, ‸chat: chat }',
    /"chat" cannot stand beside "message"/,
    /only one/,
  ),
  step('delete of no messages', '- delete: { messages: ‸[] }', /at least 1/, /[Aa]dd/),
  step(
    'a list where a text is wanted',
    '- delete: { messages: [‸[question]] }',
    /name of a message, not a list/,
    /name of a message/,
  ),

  // Names.
  step('a chat that does not exist', '- close: { chat: ‸chatt }', /no "chatt"/, /"chat"/),
  step(
    'a message where a chat is wanted',
    '- close: { chat: ‸question }',
    /"question" is a message \(line 10\), but "chat" wants a chat/,
    /chat/,
  ),
  step(
    'a client where an operator is wanted',
    '- assign: { chat: chat, to: ‸maria }',
    /"maria" is a client \(line 6\), but "to" wants an operator/,
    /anna/,
  ),
  step(
    'a name before it is made',
    '- read: { message: ‸later }\n- message: { chat: chat, from: maria, as: later }',
    /"later" is made only later \(line 12\)/,
    /question/,
  ),
  step(
    'a step that uses what it makes',
    '- message: { chat: chat, from: maria, reply_to: ‸self, as: self }',
    /"self" is made only later/,
    /question/,
  ),
  step(
    'a name given twice',
    '- message: { chat: chat, from: maria, as: ‸question }',
    /already the name of a message \(line 10\)/,
    /another name/,
  ),
  step(
    'a name of the world given again',
    '- message: { chat: chat, from: maria, as: ‸anna }',
    /already the name of an operator/,
    /another name/,
  ),
  step(
    'a name out of its repeat',
    '- repeat: { times: 2, steps: [ { message: { chat: chat, from: maria, as: inner } } ] }\n- read: { message: ‸inner }',
    /belongs to the repeat or branch/,
    /question/,
  ),
  step(
    'a name of another branch',
    '- parallel:\n    - - message: { chat: chat, from: maria, as: left }\n    - - read: { message: ‸left }',
    /belongs to the repeat or branch/,
    /question/,
  ),
  step(
    'a name that two branches give',
    '- parallel:\n    - - message: { chat: chat, from: maria, as: both }\n    - - message: { chat: chat, from: maria, as: both }\n- read: { message: ‸both }',
    /[Tt]wo branches made a "both"/,
    /different names/,
  ),

  // Loops, pauses, branches, other files.
  step('a wait that is no duration', '- wait: ‸soon', /"soon" is not a duration/, /250ms/),
  step('a wait without a unit of time', '- wait: ‸2 seconds', /not a duration/, /2s/),
  step('a negative wait', '- wait: ‸-5', /not a duration/, /250ms/),
  step('a repeat without times', '- ‸repeat: { steps: [ { wait: 1s } ] }', /needs "times"/, /times: 10/),
  step(
    'a repeat of no rounds',
    '- repeat: { times: ‸0, steps: [ { wait: 1s } ] }',
    /at least 1/,
    /1 or more/,
  ),
  step(
    'a mistake inside a repeat',
    '- repeat:\n    times: 2\n    steps:\n      - message: { chat: chat, from: ‸mria }',
    /no "mria"/,
    /"maria"/,
  ),
  step(
    'a branch that is no list',
    '- parallel:\n    - ‸wait: 1s',
    /"parallel\[0\]" must be a list of steps, not a map/,
    /list of steps/,
  ),
  step('use of what does not exist', '- use: ‸no-such-scenario', /no file "no-such-scenario"/, /iqmock list/),
  step(
    'use of a path that does not exist',
    '- use: ‸./missing.yaml',
    /no file "\.\/missing\.yaml"/,
    /directory of this scenario/,
  ),
  step(
    'use with an unknown name',
    '- use: { scenario: support-chat, with: { ‸mary: oleg } }',
    /no "mary"/,
    /"maria"/,
  ),
  step(
    'use with a name of another kind',
    '- use: { scenario: support-chat, with: { maria: ‸boris } }',
    /"boris" is an operator, and "maria" is a client/,
    /maria|oleg/,
  ),

  // Templates.
  step(
    'a template of nobody',
    "- message: { chat: chat, from: maria, text: 'Я {{ ‸mria.Name }}' }",
    /no "mria"/,
    /"maria"/,
  ),
  step(
    'a template of an unknown field',
    "- message: { chat: chat, from: maria, text: 'Я {{ ‸maria.Nmae }}' }",
    /no field "Nmae"/,
    /"Name"/,
  ),
  step(
    'a template of a whole row',
    "- message: { chat: chat, from: maria, text: 'Я {{ ‸maria }}' }",
    /whole row/,
    /maria\.Name/,
  ),
  step(
    'a template of an unknown filter',
    "- message: { chat: chat, from: maria, text: 'Я ‸{{ maria.Name | shout }}' }",
    /undefined filter: shout/,
    /Liquid/,
  ),
  step(
    'a template that is not closed',
    "- message: { chat: chat, from: maria, text: 'Я ‸{{ maria.Name' }",
    /not closed/,
    /Liquid/,
  ),
  step(
    'a template that reads a file',
    '- message: { chat: chat, from: maria, text: \'‸{% include "/etc/passwd" %}\' }',
    /include/,
    /Liquid/,
  ),
  step(
    'index without a repeat',
    "- message: { chat: chat, from: maria, text: 'Вопрос {{ ‸index }}' }",
    /counts the rounds of a repeat/,
    /repeat/,
  ),
  step(
    'an unknown module of faker',
    "- message: { chat: chat, from: maria, text: '{{ ‸faker.persn.firstName }}' }",
    /no "persn"/,
    /"person"/,
  ),
  step(
    'an unknown method of faker',
    "- message: { chat: chat, from: maria, text: '{{ ‸faker.person.firstNam }}' }",
    /makes nothing up/,
    /"firstName"/,
  ),
  step(
    'a way out through faker',
    "- message: { chat: chat, from: maria, text: '{{ ‸faker.constructor.constructor }}' }",
    /makes nothing up/,
    /Known|mean/,
  ),
  step(
    'a template in a text block',
    '- message:\n    chat: chat\n    from: maria\n    text: |\n      Здравствуйте!\n      Я {{ ‸maria.Surname }}',
    /no field "Surname"/,
    /ShortName|Name/,
  ),

  // Changes of payloads and expectations.
  step(
    'set without a path',
    '- typing: { chat: chat, by: maria }\n  set: { ‸actor: system }',
    /no "actor"/,
    /ChatEvent/,
  ),
  step(
    'set of an unknown field',
    '- typing: { chat: chat, by: maria }\n  set: { ‸ChatEvent.Aktor: system }',
    /no "Aktor"/,
    /ChatEvent\.Actor/,
  ),
  step(
    'set of a wrong type',
    '- typing: { chat: chat, by: maria }\n  set: { ChatEvent.Id: ‸seven }',
    /whole number.*text/,
    /set_raw/,
  ),
  step(
    'set into a list',
    '- typing: { chat: chat, by: maria }\n  set: { ‸Rels.Clients.Name: X }',
    /is a list/,
    /Rels\.Clients\[0\]\.Name/,
  ),
  step(
    'set on what sends nothing',
    '- wait: 1s\n  ‸set: { ChatEvent.Id: 1 }',
    /sends nothing/,
    /step that sends/,
  ),
  step(
    'expect on what sends nothing',
    '- wait: 1s\n  ‸expect: { status: 2xx }',
    /sends nothing/,
    /step that sends/,
  ),
  step(
    'an unknown expectation',
    '- typing: { chat: chat, by: maria }\n  expect: { ‸stauts: 2xx }',
    /no "stauts"/,
    /"status"/,
  ),
  step(
    'a status that is none',
    '- typing: { chat: chat, by: maria }\n  expect: { ‸status: ok }',
    /not a status/,
    /2xx/,
  ),
  step(
    'a latency without a unit',
    '- typing: { chat: chat, by: maria }\n  expect: { ‸latency: < 500 }',
    /not a limit/,
    /500ms/,
  ),
  step('a probe of nothing', '- ‸probe: { within: 5s }', /`get` or `command`/, /get:/),
  step('a probe of both', '- ‸probe: { get: /x, command: [ls] }', /`get` or `command`/, /get:/),
  step(
    'raw of a file that is not there',
    '- raw: { file: ‸nothing.json }',
    /no file "nothing\.json"/,
    /directory of this scenario/,
  ),
  step('raw of nothing', '- ‸raw: {}', /needs one of "body", "file", "text"/, /exactly one/),

  // What only a rehearsal can find.
  step(
    'a chat closed twice',
    '- close: { chat: chat }\n- ‸close: { chat: chat }',
    /already closed/,
    /create_chat/,
    'ILLEGAL_MOVE',
  ),
  step(
    'a text that is listened to',
    '- ‸listen: { message: question }',
    /no voice message/,
    /voice: true/,
    'ILLEGAL_MOVE',
  ),
  step(
    'a message read twice',
    '- read: { message: question }\n- ‸read: { message: question }',
    /already read/,
    /[Rr]emove/,
    'ILLEGAL_MOVE',
  ),
  step(
    'a deleted operator who writes',
    '- ‸message: { chat: chat, from: gone }',
    /deleted/,
    /deleted: true/,
    'ILLEGAL_MOVE',
  ),
  step(
    'a stranger in a chat',
    '- ‸message: { chat: chat, from: oleg }',
    /chat of client "maria"/,
    /maria/,
    'ILLEGAL_MOVE',
  ),
  step(
    'nothing left to read',
    '- read: { chat: chat }\n- ‸read: { chat: chat }',
    /[Nn]othing is left/,
    /[Rr]emove/,
    'ILLEGAL_MOVE',
  ),
  step(
    'a field without a value',
    "- message: { chat: chat, from: maria, text: '{{ ‸question.FileId }}' }",
    /no value/,
    /FileId/,
  ),
  step(
    'set of a row that is not there',
    '- ‸typing: { chat: chat, by: maria }\n  set: { Rels.Files.0.Name: x.pdf }',
    /no "Rels\.Files\.0\.Name"/,
    /Rels\./,
    'OVERRIDE',
  ),

  // All at once.
  {
    name: 'several mistakes, in the order of the file',
    yaml: `name: ‸42
world:
  clients: { maria: { channel: ‸nowhere } }
steps:
  - create_chat: { client: ‸mari, as: chat }
  - ‸mesage: { chat: chat }
  - close: { chat: ‸chatt }
`,
    mistakes: [
      [/"name"/, /quotes/],
      [/"nowhere"/, /channel/],
      [/"mari"/, /"maria"/],
      [/"mesage"/, /"message"/],
      [/"chatt"/, /"chat"/],
    ],
  },
  {
    name: 'JSON with mistakes',
    yaml: '{\n  "name": "x",\n  "steps": [\n    { "create_chat": { "client": ‸"maria" } },\n    { ‸"wiat": "1s" }\n  ]\n}\n',
    mistakes: [
      [/no "maria"/, /world\.clients/],
      [/no step "wiat"/, /"wait"/],
    ],
  },
];
