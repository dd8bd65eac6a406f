import { type IqmockError, type ErrorCode } from '../../errors.ts';
import { list, named, object, optional, text, whole, type Infer } from '../http/schema.ts';

/** What the control API answers when it refuses. */
export const failureSchema = named(
  'Failure',
  object({
    error: object({
      code: text('A stable code; docs/errors.md lists them.'),
      message: text('What is wrong.'),
      hint: optional(text('What to send instead.')),
      mistakes: optional(
        list(
          object({
            message: text('What is wrong here.'),
            hint: optional(text('What to write instead.')),
            file: optional(text('The file, or what stands for it.')),
            line: optional(whole('Counted from 1.')),
            column: optional(whole('Counted from 1.')),
          }),
          'Each mistake, where there are several or they have a place.',
        ),
      ),
    }),
  }),
);

/** The body of a refusal. */
export type ApiFailure = Infer<typeof failureSchema>;

/** Codes whose status is not 400. */
const statuses: Partial<Record<ErrorCode, number>> = {
  NOT_FOUND: 404,
  ILLEGAL_MOVE: 409,
  BUSY: 503,
  BUG: 500,
};

/** The status that goes with an error. */
export function httpStatusOf(error: IqmockError): number {
  return statuses[error.code] ?? 400;
}

/** The body that reports an error. */
export function failureOf({ code, message, hint, mistakes }: IqmockError): ApiFailure {
  return {
    error: {
      code,
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(mistakes.length === 0 ? {} : { mistakes: mistakes.map((mistake) => ({ ...mistake })) }),
    },
  };
}
