import { stringify } from 'yaml';

/**
 * The rows that an example in the documentation may name, with the step that makes each. They are made in this order,
 * and only as far as the example names them.
 */
const preludes: readonly (readonly [name: string, step: Record<string, unknown>])[] = [
  ['chat', { create_chat: { client: 'maria', as: 'chat' } }],
  ['assigned', { assign: { chat: 'chat', to: 'anna' } }],
  ['question', { message: { chat: 'chat', from: 'maria', text: 'Где мой заказ?', as: 'question' } }],
  ['answer', { message: { chat: 'chat', from: 'anna', text: 'Сейчас проверю', as: 'answer' } }],
  ['voice', { message: { chat: 'chat', from: 'anna', voice: true, as: 'voice' } }],
];

const world = {
  channels: { support: { type: 'iqchat' } },
  operators: { anna: {}, boris: {} },
  clients: { maria: { type: 'crm', channel: 'support' }, oleg: {} },
};

/** A whole scenario, as YAML, in which a step of an example works. `name` is the scenario's name. */
export function exampleScenario(name: string, step: Record<string, unknown>): string {
  const named = namesIn(step);
  const steps = [...preludes.filter(([row]) => isNeeded(row, named)).map(([, made]) => made), step];
  const head = stringify({ name, seed: 42 });
  return `${head}world:\n${indent(flow(world))}steps:\n${indent(steps.map((one) => `- ${flow(one).trimEnd().replaceAll('\n', '\n  ')}\n`).join(''))}`;
}

/** A message needs its chat, and somebody to whom the chat is assigned. */
function isNeeded(row: string, named: ReadonlySet<string>): boolean {
  const later = preludes.slice(2).map(([name]) => name);
  if (named.has(row)) return true;
  return (row === 'chat' || row === 'assigned') && later.some((name) => named.has(name));
}

/** The texts in a step, but for the names that it gives itself. */
function namesIn(value: unknown): ReadonlySet<string> {
  const named = new Set<string>();
  const given = new Set<string>();
  const visit = (part: unknown, key?: string): void => {
    if (typeof part === 'string') (key === 'as' ? given : named).add(part);
    else if (Array.isArray(part)) part.forEach((item) => visit(item));
    else if (typeof part === 'object' && part !== null)
      Object.entries(part).forEach(([name, child]) => visit(child, name));
  };
  visit(value);
  return new Set([...named].filter((name) => !given.has(name)));
}

/** YAML of a map: each entry on a line of its own, and what stands in it on that line if it is short. */
function flow(map: Record<string, unknown>): string {
  return Object.entries(map)
    .map(([key, value]) => {
      const line = stringify(
        { [key]: value },
        { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true },
      );
      const inner = line.trim().slice(1, -1).trim();
      return inner.length <= 100 ? `${inner}\n` : stringify({ [key]: value });
    })
    .join('');
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
