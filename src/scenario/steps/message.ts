import { definition as messageCreated } from '../../events/message_created.ts';
import { madeUpText } from '../../world/conversation-log.ts';
import { attachingMs, thinkingMs, typingMs } from '../human-pace.ts';
import { newName, withArgs } from './arguments.ts';
import { defineStep, type ArgsOf } from './step.ts';

/** Someone writes. */
export const definition = defineStep<ArgsOf<typeof messageCreated>>({
  name: 'message',
  doc: 'The client or an operator writes: a text, a reply that quotes a message, a file, an image or a voice message.',
  args: withArgs(messageCreated.args, { as: newName('message', 'A name for the message.') }),
  example: { chat: 'chat', from: 'maria', text: 'Где мой заказ?', as: 'question' },
  sends: true,
  atHumanPace({ world }, args) {
    const { chat, from, reply_to: quoted } = args;
    const form = (['file', 'image', 'voice'] as const).find(
      (name) => args[name] !== undefined && args[name] !== false,
    );
    const thoughtMs = thinkingMs(chat, from);
    if (form !== undefined)
      return { usualMs: thoughtMs + attachingMs(form) + typingMs(args.text ?? '', from) };
    if (args.text !== undefined) return { usualMs: thoughtMs + typingMs(args.text, from) };
    const text = madeUpText(world, chat, from, quoted?.row.Text);
    return { usualMs: thoughtMs + typingMs(text, from), args: { ...args, text, isDrafted: true } };
  },
  run: (context, args) => context.emit(messageCreated, args),
});
