import { createHash } from 'node:crypto';
import { isObject } from '../own.ts';

/** One sample of the vendor's document. */
export interface DocumentedSample {
  /** Its place in the document, from 1. */
  readonly number: number;
  readonly type: string;
  readonly eventId: number;
  readonly createdAt: number;
  /** Of its compact JSON in UTF-8, in hexadecimal. */
  readonly sha256: string;
}

/** The twelve samples, by the digest of their compact JSON; a test makes the digests again from the samples themselves. */
export const documentedSamples: readonly DocumentedSample[] = [
  {
    number: 1,
    type: 'chat_created',
    eventId: 9908,
    createdAt: 1659343370820,
    sha256: '749232ed48be43afe13d06a4b62df272568d6d9e0dca2af5682ae064c7b72347',
  },
  {
    number: 2,
    type: 'ticket_assigned',
    eventId: 9908,
    createdAt: 1659343370820,
    sha256: 'cda5f5f43077f14a7abe639c3318697d97b5ce81c6523bb75fe7d3ca4700d03f',
  },
  {
    number: 3,
    type: 'typing',
    eventId: 0,
    createdAt: 1542902534934,
    sha256: '16647ba4a3082118ca4bd072b9d6be011fcf92c9424a940ca035f69f279704b8',
  },
  {
    number: 4,
    type: 'message_created',
    eventId: 603,
    createdAt: 1542902601356,
    sha256: '7d0ef9472a927e6bc523c8df0edd93bf97841f4c16f7f8a45c29a4ef319cfeb1',
  },
  {
    number: 5,
    type: 'message_created',
    eventId: 50098,
    createdAt: 1682678682613,
    sha256: 'f20974bdb1eb528d4f13f82b7c099d3df7ec5494c4f9a923349dfaee48406b19',
  },
  {
    number: 6,
    type: 'message_created',
    eventId: 606,
    createdAt: 1542902650651,
    sha256: '33f24e3ef05a30ac8b5bb71535a8d7ae07fe23177f0dbe69d85e760dbc4971a9',
  },
  {
    number: 7,
    type: 'message_created',
    eventId: 608,
    createdAt: 1542902705511,
    sha256: '26188b03718363f8deb02285ad321f18aa6c01bcaf98f0314433e6af13c5cc91',
  },
  {
    number: 8,
    type: 'message_received',
    eventId: 9908,
    createdAt: 1659343370820,
    sha256: '7fce0cabe06ad58077bec26023c05d6643e7419ab2757197836744c868623e89',
  },
  {
    number: 9,
    type: 'message_read',
    eventId: 9908,
    createdAt: 1659343370820,
    sha256: 'e3d62d2d02061504f953aaeeca3c076d99935fe634fdcb545d56b6616d3cddae',
  },
  {
    number: 10,
    type: 'message_listened',
    eventId: 9908,
    createdAt: 1659343370820,
    sha256: 'cfe54e21c43ba72583bc2893ace843f675db285520cedb84ecbb08c4552fa419',
  },
  {
    number: 11,
    type: 'delete-messages',
    eventId: 9908,
    createdAt: 1659343370820,
    sha256: '6ac7626d97c21e2bbad4b22d4788959d63ed2ab31c8602659ef6079188f83c53',
  },
  {
    number: 12,
    type: 'chat_closed',
    eventId: 4622,
    createdAt: 1632751088427,
    sha256: '136a1ceef1e0102154555243d137e1dfcfc172321e392d81de4bc4a9a2ed2bd1',
  },
];

/** The sample that a body is, value for value and key for key, however it is spaced. */
export function documentedSample(body: unknown): DocumentedSample | undefined {
  const event = isObject(body) ? body['ChatEvent'] : undefined;
  if (!isObject(event)) return undefined;
  // Hashing every body would cost a third of the speed, and hardly any body has the id and the time of a sample.
  const candidates = documentedSamples.filter(
    ({ eventId, createdAt }) => eventId === event['Id'] && createdAt === event['CreatedAt'],
  );
  if (candidates.length === 0) return undefined;
  const sha256 = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  return candidates.find((sample) => sample.sha256 === sha256);
}
