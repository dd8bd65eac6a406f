import type { ChannelEntity } from './entities.ts';
import { topicNames, type TopicName } from './phrasebook/topic.ts';

/** Words in the key, title or description of a channel, and what is written about there. */
const words: readonly (readonly [RegExp, TopicName])[] = [
  [/order|shop|store|заказ|магазин/i, 'order'],
  [/deliver|courier|достав|курьер/i, 'delivery'],
  [/card|карт/i, 'card'],
  [/loan|credit|mortgage|кредит|ипотек|займ/i, 'loan'],
  [/\bapp\b|mobile|приложени/i, 'app'],
];

/** What clients write about in a channel: what its name says, or anything. */
export function topicsOf({ row }: Pick<ChannelEntity, 'row'>): readonly [TopicName, ...TopicName[]] {
  const text = `${row.Name} ${row.Title} ${row.Description}`;
  const [first, ...more] = words.filter(([word]) => word.test(text)).map(([, topic]) => topic);
  return first === undefined ? topicNames : [first, ...more];
}
