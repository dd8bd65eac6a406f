import type { ArgumentSchema } from '../entry.ts';
import type { MessageEntity, Person } from '../world/entities.ts';
import { messageArgument, personArgument } from './event.ts';
import type { RecordedStep, RecordedEvent } from './recorded-event.ts';

/** The arguments of an event that reports what became of one message, with names resolved to rows. */
export interface MessageArgs {
  readonly message: MessageEntity;
  readonly by?: Person;
}

/** The same as a schema; `which` says what is true of the message. */
export function messageArguments(which: string): ArgumentSchema {
  return {
    type: 'object',
    required: ['message'],
    properties: {
      message: messageArgument(`The ${which}.`),
      by: personArgument(
        "The recipient. Default: the chat's client, or the operator the chat is assigned to.",
      ),
    },
  };
}

/** Makes such an event the step of that name; nothing if the message is older than the recording. */
export function toMessageStep(step: string): (recorded: RecordedEvent) => RecordedStep | undefined {
  return ({ event, actor, message }) => {
    const name = message(event.MessageId);
    if (name === undefined) return undefined;
    return { [step]: { message: name, ...(event.Actor === 'user' ? { by: actor } : {}) } };
  };
}
