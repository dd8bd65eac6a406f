import { IqmockError } from '../errors.ts';
import { checkExpectation } from '../report/expectation.ts';
import type { ExpectationMistake } from '../report/mistakes.ts';
import { checkRunExpectation, type RunExpectation } from '../report/run-expectation.ts';
import type { Expectation } from '../scenario/beat.ts';

/** What the command line expects: of every answer, and of the run as a whole. */
export interface Expectations {
  readonly answer: Expectation;
  readonly run: RunExpectation;
}

const form = /^(?<name>[a-z_0-9]+)(?:\.(?<header>[\w-]+))?\s*(?<sign><=|>=|<|>|=|~)\s*(?<value>.+)$/is;
const hint =
  'Write status=2xx, latency<500ms, attempts<=3, body~ok, header.content-type~json, p95<300ms or lost=0.';
const ofRun = ['p50', 'p95', 'p99', 'lost'];

/** Reads `--expect` and `--max-failures`. Throws USAGE for what cannot be judged. */
export function readExpectations(texts: readonly string[], maxFailures: number | undefined): Expectations {
  const answer: Record<string, unknown> = {};
  const run: Record<string, unknown> = {};
  const header: Record<string, unknown> = {};
  for (const text of texts) {
    const { name = '', header: headerName, sign = '', value = '' } = form.exec(text)?.groups ?? {};
    if (name === 'header' && headerName !== undefined) header[headerName] = matcherOf(sign, value);
    else if (ofRun.includes(name)) run[name] = name === 'lost' ? Number(value) : `${sign} ${value}`;
    else if (name !== '' && headerName === undefined) answer[name] = answerValue(name, sign, value);
    else throw new IqmockError('USAGE', `--expect: "${text}" is not an expectation.`, { hint });
  }
  if (Object.keys(header).length > 0) answer['header'] = header;
  if (maxFailures !== undefined) run['max_failures'] = maxFailures;
  if (Object.keys(answer).length > 0) refuse(checkExpectation(answer));
  if (Object.keys(run).length > 0) refuse(checkRunExpectation(run));
  return { answer, run };
}

function answerValue(name: string, sign: string, value: string): unknown {
  if (name === 'body') return matcherOf(sign, value);
  if (name === 'status') return value.includes(',') ? value.split(',') : value;
  return sign === '=' && name !== 'latency' ? value : `${sign} ${value}`;
}

/** `~` takes a regular expression; `=` takes JSON, or else the text itself. */
function matcherOf(sign: string, value: string): unknown {
  if (sign === '~') return { matches: value };
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function refuse([mistake]: readonly ExpectationMistake[]): void {
  if (mistake === undefined) return;
  const where = mistake.path.length === 0 ? '' : `${mistake.path.join('.')}: `;
  throw new IqmockError('USAGE', `--expect: ${where}${mistake.message}`, { hint: mistake.hint });
}
