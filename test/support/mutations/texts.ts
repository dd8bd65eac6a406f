import { encodeItem, itemOf } from '../consumer-tape.ts';
import { samples } from '../samples.ts';
import { damage, type Mutation } from './mutation.ts';

/** Ways to damage the text of one body. */
export const texts: readonly Mutation[] = [
  {
    rule: 'json/encoding',
    name: 'a byte that is not UTF-8',
    apply: (tape) =>
      damage(tape.any(), (item) => {
        const text = encodeItem(item);
        text[text.lastIndexOf('"Description":"') + 15] = 0xff;
        item.bytes = text;
      }),
  },
  {
    rule: 'json/encoding',
    name: 'a byte order mark',
    apply: (tape) =>
      damage(
        tape.any(),
        (item) => (item.bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), encodeItem(item)])),
      ),
  },
  {
    rule: 'json/syntax',
    name: 'a body cut short',
    apply: (tape) =>
      damage(tape.any(), (item) => {
        const text = encodeItem(item);
        item.bytes = text.subarray(0, tape.random.integer(1, text.length - 1));
      }),
  },
  {
    rule: 'json/syntax',
    name: 'no body',
    apply: (tape) => damage(tape.any(), (item) => (item.bytes = Buffer.alloc(0))),
  },
  {
    rule: 'json/duplicate-key',
    name: 'a key twice',
    apply: (tape) =>
      damage(tape.any(), (item) => {
        const text = encodeItem(item).toString();
        item.bytes = Buffer.from(text.replace(/"ProjectId":(\d+)/, '"ProjectId":$1, "Project\\u0049d" : $1'));
      }),
  },
  {
    rule: 'json/shape',
    name: 'a list around the body',
    apply: (tape) =>
      damage(tape.any(), (item) => (item.bytes = Buffer.from(`[${encodeItem(item).toString()}]`))),
  },
  {
    rule: 'json/shape',
    name: 'a third key',
    apply: (tape) =>
      damage(
        tape.any(),
        (item) => (item.bytes = Buffer.from(encodeItem(item).toString().replace('{', '{"OK":true,'))),
      ),
  },
  {
    rule: 'json/shape',
    name: 'no Rels',
    apply: (tape) =>
      damage(tape.any(), (item) => (item.bytes = Buffer.from(JSON.stringify({ ChatEvent: item.event })))),
  },
  {
    rule: 'documented/sample',
    name: 'a documented sample',
    apply: (tape) =>
      damage(tape.one(samples), ({ body }) => {
        const bytes = Buffer.from(JSON.stringify(body, null, tape.random.integer(0, 2)));
        tape.items.splice(tape.random.integer(0, tape.items.length), 0, { ...itemOf(bytes), bytes });
      }),
  },
];
