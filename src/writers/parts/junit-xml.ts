/** One case of a JUnit report. */
export interface JunitCase {
  readonly className: string;
  readonly name: string;
  /** Where it is, `file:line`. */
  readonly file?: string;
  readonly timeSeconds?: number;
  readonly failure?: { readonly message: string; readonly type: string; readonly text: string };
  readonly error?: { readonly message: string; readonly type: string };
  /** It was not tried; a text says why. */
  readonly skipped?: boolean | string;
  readonly output?: string;
  readonly errorOutput?: string;
}

/** How many cases there are, and how many of each kind: this comes before them. */
export interface JunitCounts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

/** A suite; its cases are made one after the other. */
export interface JunitSuite {
  readonly name: string;
  readonly timestamp?: string;
  readonly properties?: readonly (readonly [name: string, value: string])[];
  readonly counts: JunitCounts;
  readonly cases: Iterable<JunitCase>;
  /** What there is to say of the whole suite. */
  readonly output?: string;
}

/** A JUnit report piece by piece. */
export function* junitXml(name: string, suites: readonly JunitSuite[]): Generator<string> {
  const totals = sum(suites.map(({ counts }) => counts));
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  const root = `<testsuites${attributes({ name, ...totals })}`;
  if (suites.length === 0) {
    yield `${root}/>`;
    return;
  }
  yield `${root}>\n`;
  for (const suite of suites) yield* suiteXml(suite);
  yield '</testsuites>';
}

function* suiteXml({
  name,
  timestamp,
  properties = [],
  counts,
  cases,
  output,
}: JunitSuite): Generator<string> {
  yield `  <testsuite${attributes({ name, timestamp, ...counts })}>\n`;
  if (properties.length > 0) {
    const lines = properties.map(([key, value]) => `      <property${attributes({ name: key, value })}/>\n`);
    yield `    <properties>\n${lines.join('')}    </properties>\n`;
  }
  for (const one of cases) yield caseXml(one);
  yield* textElement('system-out', output, '    ');
  yield '  </testsuite>\n';
}

function caseXml(one: JunitCase): string {
  const { className: classname, name, file, timeSeconds: time, failure, error, skipped } = one;
  const children = [
    ...(failure === undefined ? [] : [element('failure', messageOf(failure), failure.text)]),
    ...(error === undefined ? [] : [element('error', messageOf(error))]),
    ...(skipped === undefined || skipped === false
      ? []
      : [element('skipped', attributes({ message: skipped === true ? undefined : skipped }))]),
    ...textElement('system-out', one.output),
    ...textElement('system-err', one.errorOutput),
  ];
  const start = `    <testcase${attributes({ classname, name, file, time })}`;
  return children.length === 0 ? `${start}/>\n` : `${start}>\n${children.join('')}    </testcase>\n`;
}

function messageOf({ message, type }: { readonly message: string; readonly type: string }): string {
  return attributes({ message: message || undefined, type: type || undefined });
}

const caseIndent = '      ';

function textElement(name: string, text = '', indent = caseIndent): string[] {
  return text === '' ? [] : [element(name, '', text, indent)];
}

function element(name: string, attributeText: string, text = '', indent = caseIndent): string {
  const start = `${indent}<${name}${attributeText}`;
  return text === '' ? `${start}/>\n` : `${start}><![CDATA[${legal(text)}]]></${name}>\n`;
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['"', '&quot;'],
  ['\t', '&#x9;'],
  ['\n', '&#xA;'],
  ['\r', '&#xD;'],
]);

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        ` ${name}="${legal(String(value)).replace(/[&<"\t\n\r]/g, (character) => entities.get(character) ?? character)}"`,
    )
    .join('');
}

/** XML 1.0 has no way to write some characters at all; and a CDATA section cut in two at `]]>` is too much for some readers. */
function legal(text: string): string {
  return text
    .replaceAll(']]>', ']] >')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}

/** The counts of cases that are all there. */
export function countCases(cases: readonly JunitCase[]): JunitCounts {
  const count = (is: (one: JunitCase) => boolean): number => cases.filter(is).length;
  return {
    tests: cases.length,
    failures: count(({ failure }) => failure !== undefined),
    errors: count(({ error }) => error !== undefined),
    skipped: count(({ skipped = false }) => skipped !== false),
  };
}

function sum(all: readonly JunitCounts[]): JunitCounts {
  const total = (key: keyof JunitCounts): number => all.reduce((so, counts) => so + counts[key], 0);
  return {
    tests: total('tests'),
    failures: total('failures'),
    errors: total('errors'),
    skipped: total('skipped'),
  };
}
