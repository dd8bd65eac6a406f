import { gunzipSync } from 'node:zlib';
import { textOf, type Tapped, type TappedBody } from './wiretap.ts';

/** What came over the wire in a play with a fault, and in the same play without. */
export interface Seen {
  readonly requests: readonly Tapped[];
  readonly clean: readonly Tapped[];
  /** What of a body must be the same in both. Default: its text, to the byte. */
  readonly same?: (request: Tapped) => string;
}

/** How a fault is made to happen, and what a consumer must have seen then. */
export interface Effect {
  readonly text: string;
  /** How long the consumer takes to answer, where it has to see something before that. */
  readonly delayMs?: number;
  /** Whether the consumer saw it. */
  holds(seen: Seen): boolean;
  /** The same of a single event, if it shows otherwise there. */
  holdsAlone?(seen: Seen): boolean;
}

const whole = (requests: readonly Tapped[]): readonly Tapped[] => requests.filter((request) => request.whole);
const bodyOf = (request: Tapped): TappedBody => JSON.parse(textOf(request)) as TappedBody;
/** What came, and what comes without the fault, each body by what must be the same. */
const bodies = ({
  requests,
  clean,
  same = textOf,
}: Seen): { readonly came: string[]; readonly usual: string[] } => ({
  came: whole(requests).map(same),
  usual: clean.map(same),
});
const equal = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
const sameBytes = (seen: Seen): boolean => equal(bodies(seen).came, bodies(seen).usual);
const sameSet = (seen: Seen): boolean => equal(bodies(seen).came.toSorted(), bodies(seen).usual.toSorted());
const texts = (requests: readonly Tapped[]): string[] =>
  whole(requests).flatMap((request) =>
    (bodyOf(request).Rels['ChatMessages'] ?? [])
      .map(({ Text }) => String(Text))
      .filter((text) => text !== ''),
  );
const everyText =
  (matches: (text: string) => boolean) =>
  ({ requests }: Seen): boolean =>
    texts(requests).length > 0 && texts(requests).every(matches);
const everyBody =
  (matches: (body: TappedBody) => boolean) =>
  ({ requests }: Seen): boolean =>
    whole(requests).every((request) => matches(bodyOf(request)));
const stamp = ({ headers }: Tapped): number => Number(headers['webhook-timestamp']) * 1000;
const signature = ({ headers }: Tapped): string => headers['webhook-signature'] ?? '';

/** Every fault, by name: a law asks that none is missing. */
export const effects: Readonly<Record<string, Effect>> = {
  duplicate: {
    text: 'duplicate:3',
    holds(seen) {
      const { came, usual } = bodies(seen);
      const ids = seen.requests.map(({ headers }) => headers['webhook-id']);
      return (
        equal(
          came,
          usual.flatMap((body) => [body, body, body]),
        ) && ids.every((id, index) => id !== undefined && id === ids[index - (index % 3)])
      );
    },
  },
  delay: {
    text: 'delay:60ms@first=1',
    holds(seen) {
      const { came, usual } = bodies(seen);
      return came.indexOf(usual[0] ?? '') > 0 && sameSet(seen);
    },
    holdsAlone: sameBytes,
  },
  reorder: {
    text: 'reorder:2@first=1',
    holds(seen) {
      const { came, usual } = bodies(seen);
      return came[0] === usual[1] && came[1] === usual[0] && sameSet(seen);
    },
    holdsAlone: sameBytes,
  },
  late: {
    text: 'late:close@first=1',
    holds(seen) {
      const { came, usual } = bodies(seen);
      return equal(came, [...usual, usual[0] ?? '']);
    },
  },
  replay: {
    text: 'replay',
    holds(seen) {
      const { came, usual } = bodies(seen);
      return equal(came, [...usual, ...usual]);
    },
  },
  outage: {
    text: 'outage:120ms@first=1',
    holds: (seen) => sameBytes(seen),
  },
  lose_first: {
    text: 'lose_first@first=1',
    holds: (seen) =>
      sameBytes(seen) &&
      seen.requests[0]?.headers['iqmock-attempt'] === '2' &&
      seen.requests[1]?.headers['iqmock-attempt'] === '1',
    holdsAlone: (seen) => sameBytes(seen) && seen.requests[0]?.headers['iqmock-attempt'] === '2',
  },
  cut: {
    text: 'cut:after=50%@first=1',
    holds: (seen) => {
      const [first, second] = seen.requests;
      return (
        first?.whole === false &&
        first.ended === 'fin' &&
        first.body.length === Math.floor(Number(first.headers['content-length']) / 2) &&
        second?.headers['iqmock-attempt'] === '2' &&
        sameBytes(seen)
      );
    },
  },
  lost_answer: {
    text: 'lost_answer@first=1',
    holds(seen) {
      const { came, usual } = bodies(seen);
      return equal(came, [usual[0] ?? '', ...usual]) && seen.requests[1]?.headers['iqmock-attempt'] === '2';
    },
  },
  drip: {
    text: 'drip:over=60ms,pieces=4@first=1',
    holds: (seen) =>
      sameBytes(seen) && (seen.requests[0]?.reads ?? 0) >= 3 && (seen.requests[0]?.overMs ?? 0) >= 30,
  },
  half_close: {
    text: 'half_close',
    // The FIN follows the body in another packet.
    delayMs: 20,
    holds: (seen) => sameBytes(seen) && seen.requests.every(({ ended }) => ended === 'fin'),
  },
  chunked: {
    text: 'chunked:100B',
    holds: (seen) =>
      sameBytes(seen) &&
      seen.requests.every(
        ({ chunks, headers }) =>
          chunks.slice(0, -1).every((size) => size === 100) &&
          chunks.length > 5 &&
          headers['content-length'] === undefined,
      ),
  },
  expect_continue: {
    text: 'expect_continue',
    holds: (seen) =>
      sameBytes(seen) && seen.requests.every(({ headers }) => headers['expect'] === '100-continue'),
  },
  header_case: {
    text: 'header_case:upper',
    holds: (seen) =>
      sameBytes(seen) &&
      seen.requests.every(({ lines }) =>
        lines.slice(1).every((line) => /^[^:]*/.exec(line)?.[0] === /^[^:]*/.exec(line)?.[0].toUpperCase()),
      ),
  },
  gzip: {
    text: 'gzip',
    holds: (seen) =>
      sameBytes(seen) &&
      seen.requests.every(
        ({ headers, body }) =>
          headers['content-encoding'] === 'gzip' && gunzipSync(body).length > body.length,
      ),
  },
  content_type: {
    text: 'content_type:none',
    holds: (seen) =>
      sameBytes(seen) && seen.requests.every(({ headers }) => headers['content-type'] === undefined),
  },
  skew: {
    text: 'skew:-1h',
    holds: (seen) =>
      sameBytes(seen) &&
      seen.requests.every((request) => Math.abs(Date.now() - 3_600_000 - stamp(request)) < 60_000),
  },
  bad_signature: {
    text: 'bad_signature:missing',
    holds: (seen) => sameBytes(seen) && seen.requests.every((request) => signature(request) === ''),
  },
  unknown_type: {
    text: 'unknown_type:chat_opened',
    holds: everyBody(({ ChatEvent }) => ChatEvent['Type'] === 'chat_opened'),
  },
  unknown_field: {
    text: 'unknown_field',
    holds: everyBody(
      ({ ChatEvent, Rels }) => ChatEvent['NewField'] === 'new' && Rels['Chats']?.[0]?.['NewFlag'] === true,
    ),
  },
  unknown_enum: {
    text: 'unknown_enum:ChannelType',
    holds: everyBody(({ Rels }) => Rels['Channels']?.[0]?.['Type'] === 'whatsapp'),
  },
  null_field: {
    text: 'null_field',
    holds: everyBody(({ Rels }) => Rels['Files'] !== undefined && Rels['Clients'] !== undefined),
  },
  absent_field: {
    text: 'absent_field',
    holds: ({ requests }) => requests.length > 0 && requests.every((one) => !textOf(one).includes(':null')),
  },
  huge_id: {
    text: 'huge_id:inexact',
    holds: ({ requests, clean }) =>
      whole(requests).every((request, index) => {
        const was = clean[index] === undefined ? 0 : Number(bodyOf(clean[index]).ChatEvent['ChatId']);
        return textOf(request).includes(`"ChatId":${BigInt(Number.MAX_SAFE_INTEGER) + 2n * BigInt(was)}`);
      }),
  },
  zero_time: {
    text: 'zero_time',
    holds: everyBody(({ Rels }) => Rels['Channels']?.[0]?.['CreatedAt'] === -62_135_596_800_000),
  },
  empty_text: { text: 'empty_text', holds: ({ requests }) => texts(requests).length === 0 },
  long_text: { text: 'long_text:5000', holds: everyText((text) => text.length === 5000) },
  emoji: { text: 'emoji', holds: everyText((text) => text.includes('😀') && text.includes('👩‍👩‍👧‍👦')) },
  nul: { text: 'nul', holds: everyText((text) => text.endsWith('\0')) },
  lone_surrogate: { text: 'lone_surrogate', holds: everyText((text) => text.endsWith('\ud83d')) },
  markup: {
    text: 'markup',
    holds: everyText((text) => text.includes('<script>') && text.includes('{{7*7}}')),
  },
  size: { text: 'size:150kB', holds: ({ requests }) => requests.every(({ body }) => body.length >= 150_000) },
};
