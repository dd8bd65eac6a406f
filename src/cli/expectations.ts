import { IqmockError } from '../errors.ts';
import { checkExpectation } from '../report/expectation.ts';
import type { ExpectationMistake } from '../report/mistakes.ts';
import { checkRunExpectation, runExpectationNames, type RunExpectation } from '../report/run-expectation.ts';
import type { Expectation } from '../webhook/webhook.ts';

/** What the command line expects: of every answer, and of the run as a whole. */
export interface GivenExpectations {
  readonly answer: Expectation;
  readonly run: RunExpectation;
}

const form = /^(?<name>[a-z_0-9]+)(?:\.(?<header>[\w-]+))?\s*(?<sign><=|>=|<|>|=|~)\s*(?<value>.+)$/is;
const hint =
  'Write status=2xx, latency<500ms, attempts<=3, body~ok, header.content-type~json, p95<300ms or lost=0.';

/** The signs that say something of each kind of value. Any other would be read as if it were not there. */
const signs = new Map([
  ['status', ['=']],
  ['latency', ['<', '<=']],
  ['attempts', ['=', '<', '<=', '>', '>=']],
  ['body', ['=', '~']],
  ['header', ['=', '~']],
  ['lost', ['=', '<=']],
]);
const limitSigns = ['<', '<='];

/** Reads `--expect` and `--max-failures`. Throws USAGE for what cannot be judged. */
export function readExpectations(
  texts: readonly string[],
  maxFailures: number | undefined,
): GivenExpectations {
  const answer = new Map<string, unknown>();
  const header = new Map<string, unknown>();
  const run = new Map<string, unknown>();
  for (const text of texts) {
    const { name = '', header: headerName, sign = '', value = '' } = form.exec(text)?.groups ?? {};
    if (name === '' || (headerName !== undefined && name !== 'header'))
      throw new IqmockError('USAGE', `--expect: "${text}" is not an expectation.`, { hint });
    const isOfRun = runExpectationNames.some((known) => known === name) && name !== 'max_failures';
    checkSign(text, sign, signs.get(name) ?? (isOfRun ? limitSigns : undefined));
    if (name === 'header' && headerName !== undefined)
      addOnce(header, headerName.toLowerCase(), matcherOf(sign, value), text);
    else if (isOfRun) addOnce(run, name, name === 'lost' ? Number(value) : `${sign} ${value}`, text);
    else addOnce(answer, name, answerValue(name, sign, value), text);
  }
  if (header.size > 0) answer.set('header', Object.fromEntries(header));
  if (maxFailures !== undefined) run.set('max_failures', maxFailures);
  const [ofAnswers, ofRun] = [Object.fromEntries(answer), Object.fromEntries(run)];
  if (answer.size > 0) refuse(checkExpectation(ofAnswers));
  if (run.size > 0) refuse(checkRunExpectation(ofRun));
  return { answer: ofAnswers, run: ofRun };
}

function checkSign(text: string, sign: string, known: readonly string[] | undefined): void {
  if (known === undefined || known.includes(sign)) return;
  throw new IqmockError('USAGE', `--expect: "${sign}" has no meaning in "${text}".`, {
    hint: `Write it with ${known.join(' or ')}.`,
  });
}

/** Two regular expressions must both hold; of anything else the second would silently take the place of the first. */
function addOnce(into: Map<string, unknown>, name: string, value: unknown, text: string): void {
  const earlier = into.get(name);
  if (earlier === undefined) into.set(name, value);
  else if (isPattern(value) && [earlier].flat().every(isPattern)) into.set(name, [earlier, value].flat());
  else {
    throw new IqmockError('USAGE', `--expect: "${text}" repeats an earlier expectation of ${name}.`, {
      hint: 'Give one of them; several statuses are written status=200,201.',
    });
  }
}

function isPattern(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).join() === 'matches';
}

function answerValue(name: string, sign: string, value: string): unknown {
  if (name === 'body') return matcherOf(sign, value);
  if (name === 'status') return value.includes(',') ? value.split(',').map((part) => part.trim()) : value;
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
