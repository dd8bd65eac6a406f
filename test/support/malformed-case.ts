import type { ErrorCode } from '../../src/errors.ts';

/** A scenario with mistakes. Each `‸` in the text marks the place of one, and is not part of the file. */
export interface Malformed {
  readonly name: string;
  readonly yaml: string;
  /** Default: SCENARIO. */
  readonly code?: ErrorCode;
  /** For each mark, what the message and the hint must say. */
  readonly mistakes: readonly (readonly [message: RegExp, hint: RegExp])[];
}

/** A chat is open, assigned to anna, and a `question` is asked. */
export const beginning = `name: broken
seed: 1
world:
  channels: { support: { type: iqchat }, vk: { type: vk } }
  operators: { anna: {}, boris: {}, gone: { deleted: true } }
  clients: { maria: { channel: support }, oleg: {} }
steps:
  - create_chat: { client: maria, as: chat }
  - assign: { chat: chat, to: anna }
  - message: { chat: chat, from: maria, text: Где заказ?, as: question }
`;

/** One mistake in a step that comes after a chat was opened, assigned, and a `question` asked. */
export function step(name: string, text: string, message: RegExp, hint: RegExp, code?: ErrorCode): Malformed {
  const indented = text
    .split('\n')
    .map((line) => `  ${line}\n`)
    .join('');
  return {
    name,
    yaml: beginning + indented,
    mistakes: [[message, hint]],
    ...(code === undefined ? {} : { code }),
  };
}

/** One mistake in a whole file. */
export function file(name: string, yaml: string, message: RegExp, hint: RegExp): Malformed {
  return { name, yaml, mistakes: [[message, hint]] };
}

/** One mistake above the steps. */
export function head(name: string, text: string, message: RegExp, hint: RegExp): Malformed {
  return file(name, `${text}\nsteps:\n  - wait: 1s\n`, message, hint);
}
