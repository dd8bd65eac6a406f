import { choice, onOff, text as textKind } from '../options/kinds.ts';
import { defineOption } from '../options/option.ts';

const group = 'Event';

/** `--by` */
export const by = defineOption<'client' | 'operator'>({
  name: 'by',
  group,
  doc: 'Who acts.',
  kind: choice(['client', 'operator']),
  defaultText: 'the usual actor',
  configKey: false,
});

/** `--text` */
export const text = defineOption<string>({
  name: 'text',
  group,
  doc: 'What the message says.',
  kind: textKind('TEXT'),
  defaultText: 'generated',
  configKey: false,
});

/** `--form` */
export const form = defineOption<'text' | 'file' | 'image' | 'voice'>({
  name: 'form',
  group,
  doc: 'What kind of message it is.',
  kind: choice(['text', 'file', 'image', 'voice']),
  defaultText: 'text; voice for message_listened',
  configKey: false,
});

/** `--reply` */
export const reply = defineOption<boolean>({
  name: 'reply',
  group,
  doc: 'The message quotes an earlier one.',
  kind: onOff,
  configKey: false,
  default: false,
});

/** `--topic` */
export const topic = defineOption<'order' | 'delivery' | 'card' | 'loan' | 'app'>({
  name: 'topic',
  group,
  doc: 'The topic of generated messages.',
  kind: choice(['order', 'delivery', 'card', 'loan', 'app']),
  defaultText: 'drawn from the seed',
  configKey: false,
});

/** `--print` */
export const print = defineOption<boolean>({
  name: 'print',
  isRepeated: false,
  group,
  doc: 'Prints the body to stdout and sends nothing.',
  kind: onOff,
  configKey: false,
  default: false,
});

/** What the scene of an event may be. */
export const sceneOptions = { by, text, form, reply, topic } as const;

/** What a triggered event may be given, in the order of help. */
export const triggerOptions = { ...sceneOptions, print } as const;
