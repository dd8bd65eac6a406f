import { XMLParser, XMLValidator } from 'fast-xml-parser';

type Attributes = Readonly<Record<string, string>>;

/** A part of a parsed document: its name, its attributes, and what is in it. */
interface Part {
  readonly name: string;
  readonly attributes: Attributes;
  readonly parts: readonly Part[];
  readonly text: string;
}

/** What may stand where, by the XSD of the JUnit plugin of Jenkins and what Surefire and GitLab read. */
const grammar: Readonly<
  Record<string, { readonly attributes: readonly string[]; readonly parts: readonly string[] }>
> = {
  testsuites: {
    attributes: ['name', 'time', 'tests', 'failures', 'errors', 'skipped'],
    parts: ['testsuite'],
  },
  testsuite: {
    attributes: ['name', 'timestamp', 'time', 'tests', 'failures', 'errors', 'skipped'],
    parts: ['properties', 'testcase', 'system-out', 'system-err'],
  },
  properties: { attributes: [], parts: ['property'] },
  property: { attributes: ['name', 'value'], parts: [] },
  testcase: {
    attributes: ['classname', 'name', 'file', 'time'],
    parts: ['failure', 'error', 'skipped', 'system-out', 'system-err'],
  },
  failure: { attributes: ['message', 'type'], parts: [] },
  error: { attributes: ['message', 'type'], parts: [] },
  skipped: { attributes: ['message', 'type'], parts: [] },
  'system-out': { attributes: [], parts: [] },
  'system-err': { attributes: [], parts: [] },
};

const needed: Readonly<Record<string, readonly string[]>> = {
  testsuite: ['name', 'tests', 'failures', 'errors'],
  testcase: ['name', 'classname'],
  property: ['name', 'value'],
};

const patterns: Readonly<Record<string, RegExp>> = {
  time: /^\d+(\.\d+)?$/,
  timestamp: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z?$/,
  tests: /^\d+$/,
  failures: /^\d+$/,
  errors: /^\d+$/,
  skipped: /^\d+$/,
};

/** What a strict reader of JUnit XML would refuse; empty if nothing. */
export function junitMistakes(xml: string): string[] {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what replaces it is another package that does the same
  const wellFormed = XMLValidator.validate(xml, { allowBooleanAttributes: false });
  if (wellFormed !== true) return [`${wellFormed.err.line}: ${wellFormed.err.msg}`];
  const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml);
  if (illegal !== null) return [`U+${illegal[0].codePointAt(0)?.toString(16)} is no character of XML`];
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
  });
  const parts = partsOf(parser.parse(xml) as unknown[]).filter(({ name }) => name !== '?xml');
  const [root] = parts;
  if (root?.name !== 'testsuites' || parts.length !== 1) return ['the root is no testsuites'];
  return [...mistakesIn(root), ...countMistakes(root)];
}

function partsOf(nodes: readonly unknown[]): Part[] {
  return nodes.flatMap((node) => {
    const { ':@': attributes = {}, ...rest } = node as Readonly<Record<string, unknown>>;
    return Object.entries(rest)
      .filter(([name]) => name !== '#text')
      .map(([name, content]) => ({
        name,
        attributes: attributes as Attributes,
        parts: partsOf(content as unknown[]),
        text: (content as { '#text'?: string }[])
          .map(({ '#text': text = '' }) => text)
          .join('')
          .trim(),
      }));
  });
}

function mistakesIn({ name, attributes, parts, text }: Part): string[] {
  const allowed = grammar[name];
  if (allowed === undefined) return [`<${name}> is unknown`];
  const given = Object.keys(attributes);
  return [
    ...given.filter((key) => !allowed.attributes.includes(key)).map((key) => `<${name} ${key}> is unknown`),
    ...(needed[name] ?? []).filter((key) => !given.includes(key)).map((key) => `<${name}> has no ${key}`),
    ...given
      .filter((key) => patterns[key]?.test(attributes[key] ?? '') === false)
      .map((key) => `<${name} ${key}="${attributes[key]}"> is none`),
    ...parts
      .filter((part) => !allowed.parts.includes(part.name))
      .map((part) => `<${part.name}> in <${name}>`),
    ...(allowed.parts.length > 0 && text !== '' ? [`text in <${name}>: ${text.slice(0, 40)}`] : []),
    ...parts.flatMap(mistakesIn),
  ];
}

const counted = { failures: 'failure', errors: 'error', skipped: 'skipped' } as const;

function countMistakes(root: Part): string[] {
  const casesOf = (part: Part): Part[] => (part.name === 'testcase' ? [part] : part.parts.flatMap(casesOf));
  return [root, ...root.parts].flatMap((part) => {
    const cases = casesOf(part);
    const real: Record<string, number> = { tests: cases.length };
    for (const [key, name] of Object.entries(counted))
      real[key] = cases.filter((one) => one.parts.some((child) => child.name === name)).length;
    return Object.entries(real)
      .filter(([key, count]) => part.attributes[key] !== undefined && Number(part.attributes[key]) !== count)
      .map(([key, count]) => `<${part.name} ${key}="${part.attributes[key]}">, but there are ${count}`);
  });
}
