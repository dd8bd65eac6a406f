import type { Step } from './step.ts';
import { newName } from './arguments.ts';
import { defineStep, type StepIterator, type StepContext } from './step.ts';

interface Args {
  readonly times: number;
  readonly as?: string;
  /** Milliseconds. */
  readonly every?: number;
  readonly parallel?: number;
  readonly steps: readonly Step[];
}

/** Plays steps many times. */
export const definition = defineStep<Args>({
  name: 'repeat',
  doc: 'Plays its steps many times. Every round has its own names; {{ index }} counts the rounds from 1.',
  args: {
    type: 'object',
    additionalProperties: false,
    required: ['times', 'steps'],
    properties: {
      times: {
        type: 'integer',
        minimum: 1,
        maximum: 1_000_000_000,
        description: 'How many rounds.',
        examples: [10],
      },
      as: newName('counter', 'A name for the round counter, besides {{ index }}.'),
      every: {
        type: ['string', 'integer', 'number'],
        'x-duration': true,
        description:
          'The minimum time from the start of one round to the start of the next. Default: a round begins when the previous one is over.',
        examples: ['2s'],
      },
      parallel: {
        type: 'integer',
        minimum: 1,
        maximum: 100_000,
        description: 'The most rounds in progress at once. Default: 1.',
        examples: [4],
      },
      steps: { type: 'array', minItems: 1, 'x-steps': 'loop', description: 'The steps of a round.' },
    },
  },
  example: { times: 3, steps: [{ message: { chat: 'chat', from: 'maria', text: 'Вопрос {{ index }}' } }] },
  sends: false,
  run(context, args) {
    const rounds = countRounds(context, args);
    const workers = Math.min(args.parallel ?? 1, args.times);
    if (workers === 1) return playRounds(context, args, rounds);
    return Array.from({ length: workers }, () => playRounds(context, args, rounds));
  },
});

/** The number and the earliest start of each round, shared by all that play rounds. */
type Rounds = Generator<readonly [number: number, startMs: number], void, void>;

function* countRounds({ nowMs }: StepContext, { times, every = 0 }: Args): Rounds {
  for (let number = 1; number <= times; number++) yield [number, nowMs + (number - 1) * every];
}

function* playRounds(context: StepContext, { as, steps }: Args, rounds: Rounds): StepIterator {
  // Not for…of: when one worker ended it would close the rounds of the others.
  for (let next = rounds.next(); !next.done; next = rounds.next()) {
    const [number, startMs] = next.value;
    if (startMs > context.nowMs) yield startMs - context.nowMs;
    const scope = context.scope.inner(`${context.path} ${number}`, `${context.scope.label}#${number}`);
    scope.set('index', number);
    if (as !== undefined) scope.set(as, number);
    yield context.play(steps, scope);
  }
}
