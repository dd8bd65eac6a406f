import { file, head, type Malformed } from './malformed-case.ts';

/** Ten times ten times ten …: a million texts in seven lines. */
const bomb = [
  'name: x',
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...['a', 'b', 'c', 'd', 'e', 'f'].map((one, index) => {
    const next = 'bcdefg'[index] ?? '';
    return `${next}: &${next} [${next === 'f' ? '‸' : ''}${Array.from({ length: 10 }, () => `*${one}`).join(', ')}]`;
  }),
  'steps: [{ wait: 1s }]',
].join('\n');

/** Mistakes in the file itself, its head and its world. */
export const malformedHeads: readonly Malformed[] = [
  // The file itself.
  file('an empty file', '‸', /empty/, /iqmock init/),
  file('only comments', '‸# nothing here\n', /empty/, /"name" and "steps"/),
  file('a list instead of a map', '‸- name: x\n', /must be a map, not a list/, /\{ name: …, steps: … \}/),
  file('a text instead of a map', '‸hello\n', /must be a map, not a text/, /map/),
  file('another encoding', 'name: x\ndoc: ‸\uFFFD\uFFFD\n', /not UTF-8/, /Save it in UTF-8/),
  file('a tab as indent', 'name: x\nsteps:\n‸\t- wait: 1s\n', /tab/, /spaces/),
  file('an unclosed quote', 'name: x\nsteps:\n  - message: { text: "hello }\n‸', /missing/i, /quote/),
  file('an unclosed bracket', 'name: x\nsteps: [ { wait: 1s }\n‸', /bracket .*not closed/, /"\]"/),
  file(
    'bad indentation',
    'name: x\nsteps:\n  - wait: 1s\n ‸- wait: 2s\n',
    /indent|expected|begin/i,
    /indent|quotes/,
  ),
  file('two documents', 'name: x\nsteps:\n  - wait: 1s\n‸---\nname: y\n', /second document/, /its own file/),
  file('an alias without an anchor', 'name: ‸*nobody\nsteps:\n  - wait: 1s\n', /no anchor/, /&name|quotes/),
  file('a bad escape', 'name: "x‸\\q"\nsteps:\n  - wait: 1s\n', /backslash/, /single quotes/),
  file('an unknown tag', 'name: ‸!secret x\nsteps:\n  - wait: 1s\n', /[Tt]ags/, /[Rr]emove the tag/),
  file(
    'a key given twice',
    'name: x\nseed: 1\n‸seed: 2\nsteps:\n  - wait: 1s\n',
    /"seed".*repeated.*line 2/,
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
  head('a seed with a fraction', 'name: x\nseed: ‸1.5', /whole number, not 1\.5/, /42/),
  head('a seed that is too big', 'name: x\nseed: ‸12345678901234567890', /too big|at most/, /below|or less/),
  head(
    'an era that never was',
    'name: x\nprofile: "‸2020"'.replace('"‸', '‸"'),
    /cannot be "2020"/,
    /"2021"|"2022"|"2018"|2023/,
  ),
  head('an unknown locale', 'name: x\nlocale: ‸de', /"locale" cannot be "de"/, /ru, en|"en"|"ru"/),
  head('a start that is no date', 'name: x\nstart: ‸tomorrow', /not a moment/, /2024-03-01/),
  head('a day that does not exist', 'name: x\nstart: ‸2024-02-31', /not a moment/, /2024-03-01/),
  head('an unknown rule for rels', 'name: x\nrels: ‸close', /"rels" cannot be "close"/, /"closed"/),
  head('a threshold that is none', 'name: x\nthresholds: [‸fast]', /not right/, /p99<300ms/),
  head('an unknown expectation of the run', 'name: x\nexpect: { ‸loss: 0 }', /no "loss"/, /"lost"/),
  head('a number that JSON does not know', 'name: x\nseed: ‸.nan', /not a JSON number/, /number/),

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
    /meaning in templates/,
    /faker1/,
  ),
  head(
    'a field that a row does not have',
    'name: x\nworld:\n  clients: { maria: { set: { ‸Nmae: X } } }',
    /no field "Nmae"/,
    /"Name"/,
  ),
  head('a name of other signs', 'name: ‸"😀"', /is not right for "name"/, /support-chat/),
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
];
