import { Document, isCollection, isMap, isPair, isSeq, visit, type YAMLMap } from 'yaml';

/**
 * The rows that an example in the documentation may name, with the step that makes each. They are made in this order,
 * and only as far as the example names them.
 */
const preludes: readonly (readonly [name: string, step: Record<string, unknown>])[] = [
  ['chat', { create_chat: { client: 'maria', as: 'chat' } }],
  ['assigned', { assign: { chat: 'chat', to: 'anna' } }],
  ['question', { message: { chat: 'chat', from: 'maria', text: 'Где мой заказ?', as: 'question' } }],
  ['answer', { message: { chat: 'chat', from: 'anna', text: 'Сейчас проверю', as: 'answer' } }],
  ['rating', { message: { chat: 'chat', from: 'anna', rating: true, as: 'rating' } }],
  ['voice', { message: { chat: 'chat', from: 'anna', voice: true, as: 'voice' } }],
];

const messages = ['question', 'answer', 'voice', 'rating'];

const world = {
  channels: { support: { type: 'iqchat' } },
  operators: { anna: {}, boris: {} },
  clients: { maria: { type: 'crm', channel: 'support' }, oleg: {} },
};

/** A whole scenario, as YAML, in which a step of an example works. `name` is the scenario's name. */
export function exampleScenario(
  name: string,
  step: Record<string, unknown>,
  more: Record<string, unknown> = {},
): string {
  const named = textsIn(step);
  // A message needs its chat, and someone to whom the chat is assigned.
  const hasMessage = messages.some((message) => named.has(message));
  const before = preludes.filter(
    ([row]) => named.has(row) || (hasMessage && (row === 'chat' || row === 'assigned')),
  );
  return toYaml({ name, seed: 42, ...more, world, steps: [...before.map(([, made]) => made), step] });
}

/** The texts in a step, but for the names that it gives itself. */
function textsIn(step: unknown): ReadonlySet<string> {
  const texts = new Set<string>();
  const given = new Set<string>();
  const look = (part: unknown, key?: string): void => {
    if (typeof part === 'string') (key === 'as' ? given : texts).add(part);
    else if (Array.isArray(part)) for (const item of part) look(item);
    else if (typeof part === 'object' && part !== null) {
      for (const [name, child] of Object.entries(part)) look(child, name);
    }
  };
  look(step);
  return new Set([...texts].filter((text) => !given.has(text)));
}

/** YAML as people write scenarios: what stands under a name is on one line unless it holds steps. */
function toYaml(scenario: object): string {
  const document = new Document(scenario);
  visit(document, {
    Map(_, node, ancestors) {
      const isValue = isPair(ancestors.at(-1));
      // The document, its map and the pair: `world` itself stays a block.
      if (isValue && ancestors.length > 3 && !holdsMaps(node)) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** Whether there is a list of maps or lists somewhere in a map. */
function holdsMaps(node: YAMLMap): boolean {
  return node.items.some(({ value }) => {
    if (isSeq(value)) return value.items.some(isCollection);
    return isMap(value) && holdsMaps(value);
  });
}
