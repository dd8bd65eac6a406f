import type { RunRecords } from '../records/run-records.ts';

/** The most webhooks that a page lists. */
export const mostListed = 20_000;
/** The most payloads that it keeps of webhooks that went as expected, evenly spread; of all others it keeps every one. */
export const mostPayloads = 2000;

/** What a page shows of a run. Positions are those of results. */
export interface Selection {
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
export function selectForPage(records: RunRecords): Selection {
  const order = [...records.bySending()];
  const troubled = new Set(order.filter((result) => isTroubled(records, result)));
  const listed = order.length <= mostListed ? order : chooseChats(records, order, troubled);
  const plain = listed.filter((result) => !troubled.has(result));
  const every = Math.max(1, Math.ceil(plain.length / mostPayloads));
  const kept = new Set(plain.filter((_, index) => index % every === 0));
  return {
    listed,
    total: order.length,
    plain: plain.length,
    plainPayloads: kept.size,
    keepsPayload: (result) => troubled.has(result) || kept.has(result),
  };
}

function chooseChats(
  records: RunRecords,
  order: readonly number[],
  troubled: ReadonlySet<number>,
): readonly number[] {
  const chosen = new Set([...troubled].slice(0, mostListed));
  const chats = chatsOf(records, order);
  const take = (chat: readonly number[]): void => {
    const more = chat.filter((result) => !chosen.has(result));
    if (chosen.size + more.length <= mostListed) for (const result of more) chosen.add(result);
  };
  const [broken, others] = [
    chats.filter((chat) => chat.some((result) => troubled.has(result))),
    chats.filter((chat) => !chat.some((result) => troubled.has(result))),
  ];
  for (const chat of broken) take(chat);
  const left = others.reduce((sum, chat) => sum + chat.length, 0);
  const every = Math.max(1, Math.ceil(left / Math.max(1, mostListed - chosen.size)));
  for (const chat of others.filter((_, index) => index % every === 0)) take(chat);
  // One chat that is longer than the page shows its beginning.
  if (chosen.size === 0) for (const result of order.slice(0, mostListed)) chosen.add(result);
  return order.filter((result) => chosen.has(result));
}

function chatsOf({ index: { results } }: RunRecords, order: readonly number[]): number[][] {
  const chats = new Map<string, number[]>();
  for (const result of order) {
    const key = `${results.scenario.at(result)}/${results.chatId.at(result)}`;
    const chat = chats.get(key);
    if (chat === undefined) chats.set(key, [result]);
    else chat.push(result);
  }
  return [...chats.values()];
}
