import { ownValue } from '../../own.ts';
import { clientFactsOf, type Ask, type AskSpec, type PollQuestion } from '../../world/client-facts.ts';
import type { MessageEntity } from '../../world/entities.ts';

/** Rows that go with the messages that ask something, by list. Their ids are made of those of the messages. */
export interface AskRels {
  readonly Ratings: readonly object[];
  readonly RatingPolls: readonly object[];
  readonly InfoRequests: readonly object[];
}

/** The keys by which a message names what it asks. */
export function askKeys(message: MessageEntity): {
  readonly RatingId: number | null;
  readonly InfoRequestId: number | null;
} {
  const kind = clientFactsOf(message).ask?.spec.kind;
  const { Id } = message.row;
  return {
    RatingId: kind === 'rating' || kind === 'poll' ? Id : null,
    InfoRequestId: kind === 'form' ? Id : null,
  };
}

/** The rows that messages name. */
export function askRels(messages: readonly MessageEntity[]): AskRels {
  const asking = messages.filter((message) => clientFactsOf(message).ask !== undefined);
  const of = (...kinds: readonly AskSpec['kind'][]): MessageEntity[] =>
    asking.filter((message) => kinds.includes(askOf(message).spec.kind));
  return {
    Ratings: of('rating', 'poll').map(ratingRow),
    RatingPolls: of('poll').map(pollRow),
    InfoRequests: of('form').map(formRow),
  };
}

/** What a message asks, which does ask something. */
export function askOf(message: MessageEntity): Ask {
  return clientFactsOf(message).ask as Ask;
}

const ratingStates = { pending: 'pending', answered: 'rated', ignored: 'ignored' } as const;
const pollStates = { pending: 'poll', answered: 'finished', ignored: 'ignored' } as const;
const formStates = { pending: 'pending', answered: 'finished', ignored: 'ignored' } as const;

/** A rating as the client API shows it. */
export function ratingRow(message: MessageEntity): object {
  const { chat, author, row } = message;
  const { spec, state, answer, updatedAt } = askOf(message);
  const isPoll = spec.kind === 'poll';
  return {
    Id: row.Id,
    ProjectId: chat.channel.row.ProjectId,
    TicketId: row.TicketId ?? chat.ticketId,
    ClientId: chat.client.row.Id,
    UserId: author.row.Id,
    State: isPoll ? pollStates[state] : ratingStates[state],
    Value: answer?.['value'] ?? null,
    Comment: answer?.['comment'] ?? '',
    CreatedAt: row.CreatedAt,
    UpdatedAt: updatedAt,
    RatingPollId: isPoll ? row.Id : null,
    QuestionText: 'Оцените работу оператора',
  };
}

/** A question has the number of its message and its place, an answer that of its question and its own. */
const idsPerPart = 100;

function pollRow(message: MessageEntity): object {
  const { spec } = askOf(message);
  const { Id } = message.row;
  // One question at most is the rating of the ticket.
  const rating = (spec.questions ?? []).findIndex(isRating);
  return {
    Id,
    FeedbackThanks: true,
    FeedbackThanksText: spec.thanks ?? 'Спасибо за ответы!',
    ShowOffer: false,
    Questions: (spec.questions ?? []).map((question, index) => ({
      ...questionRow(question, Id * idsPerPart + index + 1, Id),
      AsTicketRating: index === rating,
    })),
  };
}

const isRating = ({ type }: PollQuestion): boolean => type === 'stars' || type === 'scale';

function questionRow({ type, text, answers = [] }: PollQuestion, id: number, pollId: number): object {
  const isChoice = type === 'one_of_list' || type === 'fcr';
  return {
    Id: id,
    RatingPollId: pollId,
    Text: text,
    Type: type,
    Scale: type === 'scale' ? { FromValue: 1, ToValue: 10, Items: {} } : null,
    Answers: isChoice
      ? answers.map((answer, index) => ({
          Id: id * idsPerPart + index + 1,
          RatingPollQuestionId: id,
          Text: answer,
          FCR: type === 'fcr' ? index === 0 : null,
        }))
      : null,
  };
}

/** An info request as the client API shows it. */
export function formRow(message: MessageEntity): object {
  const { spec, state, answer, updatedAt } = askOf(message);
  const { row, chat } = message;
  const given = (answer?.['fields'] ?? {}) as Readonly<Record<string, unknown>>;
  return {
    Id: row.Id,
    State: formStates[state],
    ClientId: chat.client.row.Id,
    ClientConsent: answer?.['consent'] === true,
    ProcessingDataLink: '',
    Form: {
      Fields: (spec.fields ?? []).map(({ name, label, required = false }) => ({
        Name: name,
        Label: label,
        Required: required,
        ValidationRegexp: '',
        CorrespondingField: ownValue(given, name) ?? '',
        Value: ownValue(given, name) ?? null,
      })),
    },
    CreatedAt: row.CreatedAt,
    UpdatedAt: updatedAt,
  };
}
