import { createRequire } from 'node:module';
import type { Liquid, Template as LiquidTemplate } from 'liquidjs';
import { ownValue } from '../own.ts';

const require = createRequire(import.meta.url);

/** A variable that a template reads: its path, and where in the template's text it is named. */
export interface Variable {
  readonly path: readonly (string | number)[];
  readonly offset: number;
}

/** A template with tags or filters. */
export interface LiquidText {
  readonly variables: readonly Variable[];
  /** Throws liquid's own error where a value is missing. */
  render(values: Readonly<Record<string, unknown>>): string;
}

/** Why a template cannot be read, and where in its text. */
export interface TemplateFault {
  readonly message: string;
  readonly offset: number;
}

/** They read files, or draw on chance that no seed decides. */
const removedTags = ['include', 'render', 'layout', 'block'];
const removedFilters = ['sample'];
const dateFilters = ['date', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string'];

const engines = new Map<string, Liquid>();

/** Reads a template; liquid is loaded with the first one that needs it. */
export function readLiquid(text: string, locale: 'ru' | 'en'): LiquidText | TemplateFault {
  const engine = engineOf(locale);
  let parsed: LiquidTemplate[];
  try {
    parsed = engine.parse(text);
  } catch (error) {
    return faultOf(error, text);
  }
  const globals = Object.values(engine.analyzeSync(parsed, { partials: false }).globals).flat();
  const variables = globals.map(({ segments, location }) => ({
    path: segments.map((segment) => (typeof segment === 'object' ? '*' : segment)),
    offset: offsetOf(text, location.row, location.col),
  }));
  return { variables, render: (values) => engine.renderSync(parsed, values) as string };
}

function engineOf(locale: 'ru' | 'en'): Liquid {
  let engine = engines.get(locale);
  if (engine === undefined) engines.set(locale, (engine = createEngine(locale)));
  return engine;
}

function createEngine(locale: 'ru' | 'en'): Liquid {
  const { Liquid: Engine } = require('liquidjs') as typeof import('liquidjs');
  const engine = new Engine({
    // Without this, liquid looks for partial templates in the working directory.
    templates: {},
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    timezoneOffset: 0,
    locale: locale === 'ru' ? 'ru-RU' : 'en-US',
    memoryLimit: 1_000_000,
  });
  for (const name of removedTags) Reflect.deleteProperty(engine.tags, name);
  for (const name of removedFilters) Reflect.deleteProperty(engine.filters, name);
  for (const name of dateFilters) {
    const original = ownValue(engine.filters, name) as (...args: unknown[]) => unknown;
    engine.registerFilter(name, function (value: unknown, ...args: unknown[]) {
      return original.call(this, secondsOf(value), ...args);
    });
  }
  return engine;
}

/** Times on the wire count milliseconds, while liquid's date filters take seconds. Today's date is not for templates. */
function secondsOf(value: unknown): unknown {
  if (value === 'now' || value === 'today')
    throw new Error(`write {{ now | date: … }} without quotes around ${value}`);
  return typeof value === 'number' ? value / 1000 : value;
}

function faultOf(error: unknown, text: string): TemplateFault {
  const { message } = error as Error;
  const at = /, line:(\d+), col:(\d+)$/.exec(message);
  return {
    message: message.slice(0, at?.index ?? message.length),
    offset: at === null ? 0 : offsetOf(text, Number(at[1]), Number(at[2])),
  };
}

function offsetOf(text: string, row: number, column: number): number {
  const before = text.split('\n').slice(0, row - 1);
  return before.reduce((sum, line) => sum + line.length + 1, column - 1);
}
