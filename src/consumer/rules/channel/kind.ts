import { defineRule } from '../../rule.ts';

/** The part of a channel that goes with its type, and the key in it that repeats Channel.Id. */
const parts = [
  { type: 'iqchat', key: 'IQChat', idKey: 'ChannelId' },
  { type: 'vk', key: 'VK', idKey: 'Id' },
] as const;

export const definition = defineRule({
  stage: 'body',
  name: 'channel/kind',
  severity: 'error',
  doc: "A channel of Type iqchat has IQChat, one of Type vk has VK, and no other has either; both repeat the channel's Id.",
  why: 'A consumer takes the settings of a channel from the part that goes with its type.',
  example: 'Rels.Channels[0].IQChat: is missing, but Type is "iqchat"',
  check({ rows }, report) {
    for (const { row, plan, place, list } of rows) {
      if (list !== 'Channels') continue;
      const { Type: type, Id: id } = row;
      for (const { type: owner, key, idKey } of parts) {
        const part = row[key] as Record<string, unknown> | null | undefined;
        if (type === owner && part === undefined && plan.keys.includes(key)) {
          report(`${place}.${key}`, `is missing, but Type is "${owner}"`);
        }
        if (typeof type === 'string' && type !== owner && part !== undefined) {
          report(`${place}.${key}`, `is there, but Type is "${type}"`);
        }
        if (type === owner && typeof part?.[idKey] === 'number' && part[idKey] !== id) {
          report(`${place}.${key}.${idKey}`, `is ${part[idKey]}, but the channel has the Id ${String(id)}`);
        }
      }
    }
  },
});
