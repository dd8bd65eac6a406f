import type { PageDetail, RunPageData, PageEvent } from '../run-events.ts';
import { byId, readPageJson } from './dom.ts';

/** The run as the page has it at once. */
export const run = readPageJson<RunPageData>(document.getElementById('run-data'));

/** Its webhooks, in the order of sending. */
export const runEvents = readPageJson<PageEvent[]>(document.getElementById('run-events'));

const packets = new Map<number, Promise<(PageDetail | null)[]>>();

/** The payload and answers of a webhook, unpacked when it is looked at; null where they are not kept. */
export async function webhookDetail(position: number): Promise<PageDetail | null> {
  const number = Math.floor(position / run.packetSize);
  let packet = packets.get(number);
  if (packet === undefined) packets.set(number, (packet = unpack(number)));
  return (await packet)[position % run.packetSize] ?? null;
}

async function unpack(number: number): Promise<(PageDetail | null)[]> {
  const packed = atob(byId(`packet-${number}`).textContent);
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text()) as (PageDetail | null)[];
}

/** The event at a position that the page itself made. */
export function eventAt(position: number): PageEvent {
  const event = runEvents[position];
  if (event === undefined) throw new Error(`The page has no event ${position}.`);
  return event;
}

/** The chat of an event. */
export function chatAt(index: number): RunPageData['chats'][number] {
  const chat = run.chats[index];
  if (chat === undefined) throw new Error(`The page has no chat ${index}.`);
  return chat;
}
