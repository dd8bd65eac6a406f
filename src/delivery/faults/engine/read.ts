import { suggest } from '../../../errors.ts';
import { faults as catalogue } from '../index.gen.ts';
import type { FaultDefinition } from '../parts/definition.ts';
import type { Fault, Selection } from '../../../webhook/fault.ts';
import type { Parameter } from '../parts/parameter.ts';
import { selectorNames, selectors } from '../parts/selection.ts';
import { faultText } from './text.ts';
import { isObject, ownValue } from '../../../own.ts';

/** One thing wrong in what was written; the path leads to it from the value that was read. */
export interface FaultMistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

/** What was read: without mistakes all of it, with mistakes what makes sense. */
export interface FaultReading {
  readonly faults: readonly Fault[];
  readonly mistakes: readonly FaultMistake[];
}

/** A fault of the catalogue by its name; `-` may stand for `_`. */
export function findFault(name: string): FaultDefinition | undefined {
  const known = name.replaceAll('-', '_');
  return ownValue(catalogue, known);
}

/** Reads the value of a step's `deliver`: faults by name, `{ duplicate: 2, delay: { by: 3s } }`. */
export function readDeliver(value: unknown): FaultReading {
  if (!isObject(value) || Object.keys(value).length === 0) {
    return wrong([], 'There is no fault here.', 'Write e.g. deliver: { duplicate: 2 }.');
  }
  const readings = Object.entries(value).map(([name, written]) =>
    written === false ? nothing : readFault(name, written, {}, [name]),
  );
  return joined(readings);
}

/** Reads the value of a scenario's `faults`: a list of `{ duplicate: 2, share: 5% }` or texts. */
export function readFaultList(value: unknown): FaultReading {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return joined(
    items.map((item, index) => {
      const at = Array.isArray(value) ? [index] : [];
      if (typeof item === 'string') return placed(readFaultText(item), at);
      return placed(readFaultMap(item), at);
    }),
  );
}

/** Reads `{ duplicate: 2, on: message_created, share: 5% }`: one fault, and which deliveries it hits. */
export function readFaultMap(value: unknown): FaultReading {
  if (!isObject(value)) {
    return wrong(
      [],
      'A fault must be a map or a text.',
      'Write e.g. { duplicate: 2, share: 5% } or duplicate:5%.',
    );
  }
  const names = Object.keys(value).filter((key) => !(selectorNames as readonly string[]).includes(key));
  const [name, other] = names;
  if (name === undefined) return wrong([], 'No fault is named here.', `Add one, such as duplicate: 2.`);
  if (other !== undefined) {
    const isFault = findFault(other) !== undefined;
    const hint = isFault
      ? 'Give it a separate item.'
      : suggest(other, [...selectorNames, ...Object.keys(catalogue)]);
    return wrong([other], `"${other}" is next to the fault "${name}".`, hint);
  }
  const { [name]: written, ...selection } = value;
  return readFault(name, written, selection, [name]);
}

/** Reads the text form: `duplicate:5%`, `cut:after=50%,share=1%`, `delay:3s@first=2`. */
export function readFaultText(text: string): FaultReading {
  const at = text.lastIndexOf('@');
  const [head, selection] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  const colon = head.indexOf(':');
  const [name, items] = colon < 0 ? [head.trim(), ''] : [head.slice(0, colon).trim(), head.slice(colon + 1)];
  const definition = findFault(name);
  if (definition === undefined) return unknownFault(name, [name]);
  const given = new Map<string, string>();
  const mistakes: FaultMistake[] = [];
  const add = (key: string | undefined, value: string, written: string): void => {
    if (key === undefined)
      mistakes.push({
        path: [],
        message: `"${written}" is not a setting of ${name}.`,
        hint: hintFor(definition),
      });
    else if (given.has(key))
      mistakes.push({
        path: [],
        message: `${key} of ${name} is given twice.`,
        hint: 'Leave one of them out.',
      });
    else given.set(key, value);
  };
  for (const item of split(items)) {
    const [key, value] = pair(item);
    add(key ?? (item.endsWith('%') ? 'share' : definition.main), value, item);
  }
  for (const item of split(selection)) {
    const [key, value] = pair(item);
    const isSelector = key === undefined || (selectorNames as readonly string[]).includes(key);
    if (isSelector) add(key ?? (item.endsWith('%') ? 'share' : undefined), value, item);
    else
      mistakes.push({
        path: [],
        message: `"${key}" does not select webhooks.`,
        hint: suggest(key, selectorNames),
      });
  }
  if (mistakes.length > 0) return { faults: [], mistakes };
  return readFault(name, Object.fromEntries(given), {}, []);
}

function readFault(
  name: string,
  written: unknown,
  beside: Readonly<Record<string, unknown>>,
  at: readonly string[],
): FaultReading {
  const definition = findFault(name);
  if (definition === undefined) return unknownFault(name, at);
  const own = ownValues(definition, written);
  if (own === undefined) return wrong(at, `${name} does not take a value directly.`, hintFor(definition));
  const mistakes: FaultMistake[] = [];
  const args = new Map<string, unknown>();
  const selection = new Map<string, unknown>();
  const read = (key: string, value: unknown, path: readonly string[]): void => {
    const parameter = ownValue(definition.parameters, key);
    const selector = Object.hasOwn(selectors, key) ? selectors[key as keyof Selection] : undefined;
    const reader:
      (Pick<Parameter<unknown>, 'takes' | 'doc'> & { read(written: unknown): unknown }) | undefined =
      parameter ?? selector;
    const result = reader?.read(value);
    if (reader === undefined) {
      const known = [...Object.keys(definition.parameters), ...selectorNames];
      mistakes.push({ path, message: `${name} has no "${key}".`, hint: suggest(key, known) });
    } else if (result === undefined) {
      const shown = typeof value === 'string' ? value : JSON.stringify(value);
      mistakes.push({ path, message: `${name}: "${shown}" is not ${reader.takes}.`, hint: reader.doc });
    } else (parameter === undefined ? selection : args).set(key, result);
  };
  for (const [key, value] of Object.entries(own)) read(key, value, isObject(written) ? [...at, key] : at);
  for (const [key, value] of Object.entries(beside)) read(key, value, [key]);
  if (mistakes.length > 0) return { faults: [], mistakes };
  return {
    faults: [makeFault(definition, Object.fromEntries(args), Object.fromEntries(selection))],
    mistakes,
  };
}

/** The written values of a fault, by the names of its parameters and selectors; undefined for a value that it cannot have. */
function ownValues(
  definition: FaultDefinition,
  written: unknown,
): Readonly<Record<string, unknown>> | undefined {
  if (written === true || written === null || written === undefined) return {};
  if (isObject(written)) return written;
  if (definition.main === undefined || Array.isArray(written)) return undefined;
  return { [definition.main]: written };
}

/** A fault with all its parameters. */
export function makeFault(
  definition: FaultDefinition,
  given: Readonly<Record<string, unknown>>,
  selection: Selection,
): Fault {
  const { name, parameters } = definition;
  const defaults = Object.entries(parameters).map(([key, parameter]) => [key, parameter.default]);
  const args = { ...Object.fromEntries(defaults), ...given } as Record<string, unknown>;
  const counted = selection.first !== undefined || selection.share !== undefined;
  const whole = counted ? selection : { ...definition.selection, ...selection };
  return { name, args, selection: whole, text: faultText(definition, args, whole) };
}

function unknownFault(name: string, path: readonly string[]): FaultReading {
  return wrong(
    path,
    `There is no fault "${name}".`,
    suggest(name.replaceAll('-', '_'), Object.keys(catalogue)),
  );
}

function hintFor({ name, main, parameters, example }: FaultDefinition): string {
  const names = Object.keys(parameters);
  if (names.length === 0) return `Write ${name} alone, or select which webhooks it hits: ${name}:5%.`;
  if (main === undefined) return `It takes ${names.map((key) => `${key}=…`).join(', ')}.`;
  return `Write e.g. ${example.text}.`;
}

function split(items: string): string[] {
  return items
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function pair(item: string): [key: string | undefined, value: string] {
  const equals = item.indexOf('=');
  if (equals <= 0) return [undefined, item];
  return [item.slice(0, equals).trim().replaceAll('-', '_'), item.slice(equals + 1).trim()];
}

const nothing: FaultReading = { faults: [], mistakes: [] };

function wrong(path: readonly (string | number)[], message: string, hint: string): FaultReading {
  return { faults: [], mistakes: [{ path, message, hint }] };
}

function placed({ faults, mistakes }: FaultReading, at: readonly number[]): FaultReading {
  return { faults, mistakes: mistakes.map((mistake) => ({ ...mistake, path: [...at, ...mistake.path] })) };
}

function joined(readings: readonly FaultReading[]): FaultReading {
  return {
    faults: readings.flatMap(({ faults }) => faults),
    mistakes: readings.flatMap(({ mistakes }) => mistakes),
  };
}
