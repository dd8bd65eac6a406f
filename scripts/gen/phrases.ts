import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { LineCounter, parseDocument } from 'yaml';
import { slotNames } from '../../src/world/phrasebook/slots.ts';
import { compilePhrase } from '../../src/world/phrasebook/template.ts';
import { inRoot, namesIn, type Output } from './output.ts';

const folder = 'data/phrases';
const locales = ['ru', 'en'];

/** What the pages of a phrase book share: a name stands for a clarification that is written once. */
interface Page {
  readonly clarifications?: Readonly<Record<string, object>>;
  readonly exchanges?: readonly { readonly clarify?: string | object }[];
}

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  formats: { regex: isPattern },
});
for (const name of ['topic', 'small-talk']) ajv.addSchema(readJson(`${name}.schema.json`));

/** data/phrases/<language>/<topic>.json: the phrase books as the program reads them. Throws the mistakes with their lines. */
export function writePhrases(): Output[] {
  return locales.flatMap((locale) =>
    namesIn(`${folder}/${locale}`, '.yaml').map((name) => {
      const path = `${folder}/${locale}/${name}`;
      const page = checkedPage(`${path}.yaml`, readFileSync(inRoot(`${path}.yaml`), 'utf8'));
      return { path: `${path}.json`, text: `${JSON.stringify(resolved(page), undefined, 1)}\n` };
    }),
  );
}

/** A page of a phrase book without mistakes. Throws them all, each with file and line. */
export function checkedPage(path: string, text: string): Page {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (keys: readonly string[]): string => {
    for (let depth = keys.length; depth >= 0; depth--) {
      const node = document.getIn(keys.slice(0, depth), true) as { range?: [number] } | undefined;
      if (node?.range !== undefined) return `${path}:${lines.linePos(node.range[0]).line}`;
    }
    return path;
  };
  const broken = document.errors.map(({ message }) => message);
  if (broken.length > 0) throw new Error(broken.join('\n'));
  const page = document.toJS() as Page;
  const schema = path.endsWith('small-talk.yaml') ? 'small-talk' : 'topic';
  const isValid = ajv.validate(`${schema}.schema.json`, page);
  const mistakes = isValid
    ? []
    : (ajv.errors ?? []).map((error) => `${at(keysOf(error))}: ${wordsOf(error)}`);
  visitTexts(page, (value, keys) => {
    const wrong = isValid ? mistakeIn(page, value, keys) : undefined;
    if (wrong !== undefined) mistakes.push(`${at(keys)}: ${wrong}`);
  });
  if (mistakes.length > 0) throw new Error([...new Set(mistakes)].join('\n'));
  return page;
}

/** What the schema cannot say: slots and shared clarifications that there are. */
function mistakeIn({ clarifications }: Page, value: string, keys: readonly string[]): string | undefined {
  const key = keys.at(-1);
  if (key === 'id' || key === 'match' || keys[0] === 'match') return undefined;
  if (key === 'slot')
    return slotNames.some((name) => name === value) ? undefined : `no slot is called ${value}`;
  if (key === 'clarify')
    return Object.hasOwn(clarifications ?? {}, value) ? undefined : `no clarification is called ${value}`;
  try {
    compilePhrase(value);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function resolved({ clarifications, ...page }: Page): object {
  if (page.exchanges === undefined) return page;
  const exchanges = page.exchanges.map((exchange) =>
    typeof exchange.clarify === 'string'
      ? { ...exchange, clarify: clarifications?.[exchange.clarify] }
      : exchange,
  );
  return { ...page, exchanges };
}

function visitTexts(
  value: unknown,
  visit: (text: string, keys: readonly string[]) => void,
  keys: readonly string[] = [],
): void {
  if (typeof value === 'string') visit(value, keys);
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) visitTexts(part, visit, [...keys, key]);
}

function keysOf({ instancePath, params }: ErrorObject): string[] {
  const keys = instancePath.split('/').slice(1);
  const { additionalProperty } = params as { additionalProperty?: string };
  return additionalProperty === undefined ? keys : [...keys, additionalProperty];
}

function wordsOf({ message = 'is wrong', params, data }: ErrorObject): string {
  const { additionalProperty } = params as { additionalProperty?: string };
  if (additionalProperty !== undefined) return `there is no key "${additionalProperty}"`;
  return typeof data === 'string' ? `"${data}" ${message}` : message;
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

function readJson(name: string): object {
  return JSON.parse(readFileSync(inRoot(`${folder}/${name}`), 'utf8')) as object;
}
