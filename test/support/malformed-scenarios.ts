import { step, type Malformed } from './malformed-case.ts';
import { malformedHeads } from './malformed-heads.ts';
import { malformedSteps } from './malformed-steps.ts';

/** Everything a person may get wrong in a scenario, with what iqmock must say of it. */
export const malformedScenarios: readonly Malformed[] = [
  ...malformedHeads,
  ...malformedSteps,
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
  step('a repeat of no steps', '- repeat: { times: 2, steps: ‸[] }', /"steps" is empty/, /Add a step/),
  step(
    'a branch of no steps',
    '- parallel: [ ‸[], [ { wait: 1s } ] ]',
    /"parallel\[0\]" is empty/,
    /Add a step/,
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
    /generates nothing/,
    /"firstName"/,
  ),
  step(
    'a way out through faker',
    "- message: { chat: chat, from: maria, text: '{{ ‸faker.constructor.constructor }}' }",
    /generates nothing/,
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
  step('a probe of nothing', '- ‸probe: { within: 5s }', /`get`, `post`, `command`/, /get:/),
  step('a probe of both', '- ‸probe: { get: /x, command: [ls] }', /`get`, `post`, `command`/, /get:/),
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
    /not a voice message/,
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
