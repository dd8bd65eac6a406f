import { jsonText } from './json-text.ts';
import type { CheckConversation } from './conversation.ts';
import type { HistoryDelivery } from './history.ts';
import type { RuleOutcome } from './outcome.ts';
import type { TrialFailure } from './rule.ts';

/** What a delivery of a history is called under `deliver:` of a step. */
const faultWords: readonly (readonly [fault: RegExp, deliver: string])[] = [
  [/^duplicate$/, 'duplicate: 2'],
  [/^twice at once$/, 'duplicate: { times: 2, at_once: true }'],
  [/^(replay|late duplicate)$/, 'late: close'],
  [/^lost answer$/, 'lost_answer: true'],
  [/^cut half way$/, 'cut: 50%'],
  [/^only the retry$/, 'lose_first: true'],
];

/** A failure as a scenario for `iqmock run`; undefined if `deliver:` cannot express its history. */
export function scenarioOf(
  { rule, level }: RuleOutcome,
  failure: TrialFailure,
  conversation: CheckConversation,
  probe: string | undefined,
): string | undefined {
  const { history, expected, actual } = failure;
  if (history === undefined) return undefined;
  const faults = faultsByEvent(history);
  if (faults === undefined || faults.size === 0) return undefined;
  const steps = neededSteps(conversation, new Set(history.map(({ event }) => event))).map((event) => {
    const fault = faults.get(event);
    const step = conversation.events[event]?.step ?? '';
    return `  - ${step}\n${fault === undefined ? '' : `    deliver: { ${fault} }\n`}`;
  });
  return [
    `# ${level} ${rule.name}: ${rule.doc}`,
    `# Expected ${commented(expected)}`,
    `# Got ${commented(actual)}`,
    `${conversation.head.replace('name: check', `name: ${rule.name}`)}steps:\n${steps.join('')}${probeStep(failure, probe)}`,
  ].join('\n');
}

function commented(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** What is wrong with the delivery of each event; undefined if a fault has no word. */
function faultsByEvent(history: readonly HistoryDelivery[]): ReadonlyMap<number, string> | undefined {
  const found = new Map<number, string>();
  for (const { event, fault } of history) {
    if (fault === undefined || fault === 'retry') continue;
    const word = faultWords.find(([pattern]) => pattern.test(fault))?.[1];
    if (word === undefined) return undefined;
    found.set(event, word);
  }
  return found;
}

/** The events of a history and those without which their steps cannot be played. */
function neededSteps({ events }: CheckConversation, wanted: ReadonlySet<number>): number[] {
  const needed = new Set([0, ...wanted]);
  for (const event of [...wanted].sort((a, b) => b - a)) need(events, event, needed);
  return [...needed].sort((a, b) => a - b);
}

function need(events: CheckConversation['events'], event: number, needed: Set<number>): void {
  const step = events[event]?.step ?? '';
  for (const [, name] of step.matchAll(/(?:message|reply_to): (\w+)[ ,}]/g)) {
    const creation = events.findIndex(
      (other) => other.step.includes(`as: ${name} `) || other.step.endsWith(`as: ${name} }`),
    );
    if (creation < 0 || needed.has(creation)) continue;
    needed.add(creation);
    need(events, creation, needed);
  }
}

/** A probe that fails as the check did, where one plain value or a number of items says it. */
function probeStep({ differences }: TrialFailure, probe: string | undefined): string {
  const [first] = differences ?? [];
  if (first === undefined || probe === undefined) return '';
  const count = /^has (\d+) items?$/.exec(first.clean)?.[1];
  const value = /^is (-?\d+|true|false|null|"[^"]*")$/.exec(first.clean)?.[1];
  const rule = count === undefined ? value && `equals: ${value}` : `count: ${count}`;
  if (rule === undefined || rule === '' || !/^\$[\w.[\]]*$/.test(first.place)) return '';
  const names = { chat: '{{ chat.Id }}', client: '{{ maria.Id }}', message: '{{ question.Id }}' } as const;
  const address = probe.replaceAll(
    /\{(chat|client|message)\}/g,
    (_, name: keyof typeof names) => names[name],
  );
  const place = count === undefined ? first.place : `${first.place}[*]`;
  return `  - probe: { get: ${jsonText(address)}, within: 5s, expect: { path: ${jsonText(place)}, ${rule} } }\n`;
}
