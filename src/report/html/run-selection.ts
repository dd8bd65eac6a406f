import type { RunRecords } from '../records/run-records.ts';

/** The most webhooks that a page lists. */
export const mostListed = 20_000;
/** The most payloads that it keeps of webhooks that went as expected, evenly spread; of all others it keeps every one. */
export const mostPayloads = 2000;

/** What a page shows of a run. Positions are those of results. */
export interface RunSelection {
  /** In the order of sending. */
  readonly listed: readonly number[];
  /** How many webhooks the run has. */
  readonly total: number;
  /** How many of those that went as expected are listed, and how many of them keep their payload. */
  readonly plain: number;
  readonly plainPayloads: number;
  keepsPayload(result: number): boolean;
}

/** Whether there is something to look at: it was refused, failed, dropped or tried again, or a check did not hold. */
function isTroubled(records: RunRecords, result: number): boolean {
  const { results, checks } = records.index;
  if (results.tries.at(result) > 1) return true;
  if (results.outcomeAt(result) !== 'delivered' && !records.isExpectedFailure(result)) return true;
  return [...records.checksOf(result)].some((check) => !checks.hasPassed(check));
}

/**
 * Chooses what a page shows: all of it, or, of a long run, whole chats: first those in which something went wrong, then an
 * even sample of the others. Where even what went wrong is too much, the first of it.
 */
export function selectForPage(records: RunRecords): RunSelection {
  const order = records.bySending();
  const troubled = new Uint8Array(order.length);
  for (const result of order) troubled[result] = isTroubled(records, result) ? 1 : 0;
  const listed = order.length <= mostListed ? order : chooseChats(records, order, troubled);
  const plain = listed.filter((result) => troubled[result] === 0);
  const every = Math.max(1, Math.ceil(plain.length / mostPayloads));
  const kept = new Set(plain.filter((_, index) => index % every === 0));
  return {
    listed: [...listed],
    total: order.length,
    plain: plain.length,
    plainPayloads: kept.size,
    keepsPayload: (result) => troubled[result] === 1 || kept.has(result),
  };
}

/** Chats by number, in the order of their first webhook. */
interface Chats {
  /** The chat of each result. */
  readonly of: Uint32Array;
  readonly sizes: readonly number[];
}

function chooseChats(records: RunRecords, order: Uint32Array, troubled: Uint8Array): Uint32Array {
  const { of, sizes } = chatsOf(records, order);
  const broken = new Set<number>();
  const chosen = new Uint8Array(order.length);
  const chosenOf = sizes.map(() => 0);
  let count = 0;
  const choose = (result: number): void => {
    const chat = of[result] ?? 0;
    chosen[result] = 1;
    chosenOf[chat] = (chosenOf[chat] ?? 0) + 1;
    count += 1;
  };
  for (const result of order) {
    if (troubled[result] === 0) continue;
    broken.add(of[result] ?? 0);
    if (count < mostListed) choose(result);
  }
  const whole = new Set<number>();
  const takeWhole = (chat: number): void => {
    const more = (sizes[chat] ?? 0) - (chosenOf[chat] ?? 0);
    if (count + more > mostListed) return;
    whole.add(chat);
    count += more;
  };
  for (const chat of broken) takeWhole(chat);
  const others = sizes.flatMap((size, chat) => (broken.has(chat) ? [] : [{ chat, size }]));
  const left = others.reduce((sum, { size }) => sum + size, 0);
  const every = Math.max(1, Math.ceil(left / Math.max(1, mostListed - count)));
  for (const [index, { chat }] of others.entries()) if (index % every === 0) takeWhole(chat);
  // One chat that is longer than the page shows its beginning.
  if (count === 0) return order.slice(0, mostListed);
  return order.filter((result) => chosen[result] === 1 || whole.has(of[result] ?? 0));
}

function chatsOf({ index: { results } }: RunRecords, order: Uint32Array): Chats {
  const numbers = new Map<string, number>();
  const of = new Uint32Array(order.length);
  const sizes: number[] = [];
  for (const result of order) {
    const key = `${results.scenario.at(result)}/${results.chatId.at(result)}`;
    const chat = numbers.get(key) ?? numbers.size;
    numbers.set(key, chat);
    of[result] = chat;
    sizes[chat] = (sizes[chat] ?? 0) + 1;
  }
  return { of, sizes };
}
