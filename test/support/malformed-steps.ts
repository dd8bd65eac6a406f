import { beginning, step, type Malformed } from './malformed-case.ts';

/** Mistakes in the form of steps and in the names they use. */
export const malformedSteps: readonly Malformed[] = [
  // Steps.
  step(
    'nobody of that name',
    '- close: { chat: chat, by: ‸qwerty }',
    /no "qwerty"/,
    /^Names known here: .*anna/,
  ),
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
  step('a pause of a thousand years', '- wait: ‸365000d', /365000d is too long/, /36500d/),
  step(
    'rounds too far apart',
    '- repeat: { times: 2, every: ‸99999999999h, steps: [ { wait: 1s } ] }',
    /99999999999h is too long/,
    /36500d/,
  ),
  step(
    'a fraction where a whole number belongs',
    '- repeat: { times: ‸1.5, steps: [ { wait: 1s } ] }',
    /must be a whole number, not 1\.5/,
    /10/,
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
];
