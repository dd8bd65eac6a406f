import { formatBytes, formatDurationMs } from '../env/format.ts';
import type { Attempt } from '../delivery/delivery.ts';
import { columnsOf, excerpt, fit, oneLine, padTo, wrapColumns } from './columns.ts';
import { harmless } from './foreign.ts';
import type { ResultRecord, RunRecord } from './record.ts';
import type { Layout } from './screen.ts';
import { seedsOf } from './seeds.ts';

/** What a line needs to know of a webhook. */
export type LineFacts = Pick<
  ResultRecord,
  'id' | 'type' | 'eventId' | 'chatId' | 'summary' | 'copyOf' | 'faults'
>;

/** Columns of the longest event type. */
const typeColumns = 16;
/** Columns of the names in a block of facts. */
const nameColumns = 10;

/** The time of day here, `12:00:01.204`. */
export function clockTime(ms: number): string {
  const date = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${time}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

/**
 * A webhook by its number: `[evt 603]`. Transitive events have no number: they go by the id of their delivery,
 * `[support-chat#2]`, or, where that is not known, by their chat, `[chat 21]`. A copy is `[evt 603 copy]`.
 */
export function tagOf({
  id,
  eventId,
  chatId,
  copyOf,
}: Pick<LineFacts, 'eventId' | 'chatId' | 'copyOf'> & { id?: string }): string {
  const number = eventId > 0 ? `evt ${eventId}` : (copyOf ?? id ?? `chat ${chatId}`);
  return `[${number}${copyOf === undefined ? '' : ' copy'}]`;
}

/** Names and texts in two columns, wrapped within the width. */
export function factLines(
  facts: readonly (readonly [name: string, text: string])[],
  layout: Layout,
): string[] {
  return facts.flatMap(([name, text]) => {
    const room = layout.width === undefined ? Infinity : Math.max(20, layout.width - nameColumns - 4);
    const [first = '', ...rest] = wrapColumns(oneLine(text), room);
    const indent = ' '.repeat(nameColumns + 4);
    return [
      `  ${layout.paint('dim', padTo(name, nameColumns))}  ${first}`,
      ...rest.map((line) => indent + line),
    ];
  });
}

/** What people look for first in a policy. */
const ownRows = ['timeout', 'retries', 'order'];

/** The head of a run: scenarios, target and delivery rules. */
export function headerLines(run: RunRecord, layout: Layout): string[] {
  const rows = Object.entries(run.policy).filter(([name]) => ownRows.includes(name));
  const others = Object.entries(run.policy).filter(([name]) => !ownRows.includes(name));
  return [
    layout.paint('bold', `iqmock ${run.version}`),
    ...factLines(
      [
        ['scenario', run.scenarios.join(', ')],
        ['seed', seedsOf(run)],
        ['era', run.profile],
        ['target', run.target],
        ...rows,
        ['delivery', others.map(([name, value]) => `${name} ${value}`).join(' · ')] as const,
      ].filter(([, text]) => text !== '') as [string, string][],
      layout,
    ),
  ];
}

/** `12:00:01.204 --> message_created  Мария: «Где мой заказ?»  [evt 603]`; `tries` is e.g. `2/5` from the second on. */
export function sendLine(facts: LineFacts, atMs: number, layout: Layout, tries = ''): string {
  const { paint, width } = layout;
  const head = `${clockTime(atMs)} --> ${padTo(facts.type, typeColumns)}  `;
  const parts = [tries === '' ? '' : `try ${tries}`, ...(facts.faults ?? []), tagOf(facts)];
  const tail = parts.filter((part) => part !== '').join(' ');
  const room = width === undefined ? Infinity : Math.max(0, width - columnsOf(head) - columnsOf(tail) - 2);
  const summary = fit(oneLine(facts.summary), room);
  const text = summary === '' ? tail : `${summary}  ${paint('dim', tail)}`;
  return `${paint('dim', clockTime(atMs))} --> ${paint('bold', padTo(facts.type, typeColumns))}  ${text}`;
}

/** What a line about an answer adds to the try itself. */
export interface AnswerFacts {
  readonly tag: string;
  /** e.g. `2/5`; empty for the only try. */
  readonly tries: string;
  /** When the next try follows. */
  readonly retryInMs?: number | undefined;
  /** False if it is no success and the step expected none either. */
  readonly good: boolean;
}

/** `12:00:01.216 <-- [200] 12ms  [evt 603]`; what went wrong is in red, with the reason. */
export function answerLine(attempt: Attempt, atMs: number, facts: AnswerFacts, layout: Layout): string {
  const { paint, width } = layout;
  const mark = attempt.cut === undefined ? answerMark(attempt) : `[cut ${attempt.cut}]`;
  const retry = facts.retryInMs === undefined ? '' : `again in ${formatDurationMs(facts.retryInMs)}`;
  const tries = facts.tries === '' ? '' : `try ${facts.tries}`;
  const head = `${clockTime(atMs)} <-- ${mark} ${formatDurationMs(attempt.doneAt - attempt.sentAt)}`;
  const tail = [tries, facts.tag, retry].filter((part) => part !== '').join(' ');
  const room = width === undefined ? Infinity : Math.max(0, width - columnsOf(head) - columnsOf(tail) - 4);
  const reason = facts.good ? '' : fit(reasonOf(attempt), room);
  const colour = facts.good ? 'green' : retry === '' ? 'red' : 'yellow';
  const body = head.slice(clockTime(atMs).length);
  const line = `${paint('dim', clockTime(atMs))}${facts.good ? body.replace(mark, paint(colour, mark)) : paint(colour, body)}`;
  return [line, paint('dim', tail), reason === '' ? '' : paint(colour, reason)]
    .filter((part) => part !== '')
    .join('  ');
}

function answerMark({ status, error }: Attempt): string {
  return `[${status ?? error?.code ?? 'no answer'}]`;
}

function reasonOf(attempt: Attempt): string {
  return attempt.error === undefined ? excerpt(attempt.body ?? '') : oneLine(attempt.error.message);
}

const longestDetail = 40;
/** Letters of a payload or an answer that are looked at: more than fits into the lines that are shown. */
const longestText = 20_000;
const deepestIndent = 40;

/** A payload or an answer, indented, JSON spread out, each line marked as not ours; long ones are cut. */
export function bodyLines(text: string, layout: Layout): string[] {
  const start = text.slice(0, longestText);
  const lines = harmless(spreadJson(text, start)).split('\n');
  const shown = lines.slice(0, longestDetail);
  if (lines.length > shown.length || start.length < text.length) {
    const more = start.length < text.length ? 'more' : `${lines.length - shown.length} more lines`;
    shown.push(`… ${more}, ${formatBytes(Buffer.byteLength(text))}`);
  }
  return shown.map((line) => layout.paint('dim', `                 | ${line}`));
}

/** JSON with line breaks, every number and string as it was written; anything else as it is. `start` is as much of it as is wanted. */
export function spreadJson(text: string, start = text): string {
  try {
    JSON.parse(text);
  } catch {
    return start;
  }
  let depth = 0;
  let spread = '';
  for (const [token] of start.matchAll(/"(?:[^"\\]|\\.)*"?|[[{]\s*[\]}]|[^\s[\]{},:"]+|[[\]{},:]/gs)) {
    const newLine = (step: number): string => {
      depth += step;
      return `\n${'  '.repeat(Math.min(depth, deepestIndent))}`;
    };
    if (token === '{' || token === '[') spread += token + newLine(1);
    else if (token === '}' || token === ']') spread += newLine(-1) + token;
    else if (token === ',') spread += token + newLine(0);
    else if (token === ':') spread += ': ';
    else spread += /^[[{]/.test(token) ? token.replace(/\s/g, '') : token;
  }
  return spread;
}
