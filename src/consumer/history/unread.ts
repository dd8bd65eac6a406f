import type { Body } from '../body.ts';
import type { ChatMemory } from './chat-memory.ts';
import { countsAsUnread, stateOf, withFlag, type MessageState } from './message-state.ts';
import type { RowData } from '../../model/encode.ts';

/** What a message is after the event. Eras without a flag do not show it, so the event itself is asked. */
export function stateAfter(body: Body, row: RowData): MessageState {
  const state = stateOf(row);
  const flag = body.sets?.flag;
  return flag !== undefined && row[flag] === undefined ? withFlag(state, flag) : state;
}

/**
 * The values that ClientUnread may have after the event, by what was seen before; undefined if nothing was. They
 * differ only when the event settles a message from before our time, which may have been settled already.
 */
export function expectedUnread(
  body: Body,
  chat: ChatMemory | undefined,
): { readonly least: number; readonly most: number } | undefined {
  if (chat?.unread === undefined) return undefined;
  let least = chat.unread;
  let most = chat.unread;
  for (const { row } of body.subjects) {
    const before = chat.message(Number(row['Id']));
    const after = stateAfter(body, row);
    if (body.traits?.creates === 'message') {
      if (before !== undefined || !countsAsUnread(after)) continue;
      least++;
      most++;
    } else if (before === undefined) {
      if (row['Author'] === 'user' && !countsAsUnread(after)) least--;
    } else if (countsAsUnread(before) && !countsAsUnread(after)) {
      least--;
      most--;
    }
  }
  return { least: Math.max(0, least), most: Math.max(0, most) };
}
