import { formatDurationMs, formatNumber, formatShare } from '../../env/format.ts';
import { IqmockError, suggest } from '../../errors.ts';
import { tryParseDurationMs } from '../../env/units.ts';
import { events } from '../../events/index.gen.ts';
import { formatBound, isWithin, parseBound, type Bound } from '../../report/bound.ts';
import { nothingMeasured, type CheckRecord } from '../../report/record.ts';
import {
  findMeasure,
  labelValues,
  measureNames,
  type LabelName,
  type Labels,
  type Measure,
  type MeasureFacts,
  type MeasureUnit,
} from './measures.ts';

/** A limit on a measure of a load run, such as `p99<300ms`. */
export interface Threshold {
  /** As it was written, without blanks. */
  readonly text: string;
  readonly measure: Measure;
  readonly labels: Labels;
  readonly bound: Bound;
  readonly unit: MeasureUnit;
  /** Where it is, for errors. */
  readonly where: string;
}

const form = /^([a-z_][a-z0-9_.]*)(?:\{([^{}]*)\})?((?:<=|>=|==|<|>)\S+)$/;
const forms =
  'Write a measure, a comparison and a limit, such as p99<300ms, errors<0.1%, p95{type:message_created}<200ms.';

/** Reads a threshold. Throws USAGE with a hint. `where` says where it is, for the error. */
export function parseThreshold(written: string, where = '--threshold'): Threshold {
  const text = written.trim().replace(/\s*(<=|>=|==|<|>)\s*/, '$1');
  const match = form.exec(text);
  const [, name = '', labelText, boundText = ''] = match ?? [];
  if (match === null) throw usage(`${where}: "${written}" is not a threshold.`, forms);
  const measure = findMeasure(name);
  if (measure === undefined) {
    throw usage(`${where}: "${name}" in "${written}" is not a measure.`, suggest(name, measureNames));
  }
  const labels = parseLabels(labelText ?? '', measure, `${where}: "${written}"`);
  const limit = parseLimit(boundText, measure, `${where}: "${written}"`);
  return { text, measure, labels, ...limit, where };
}

/** Whether a threshold limits all errors, of whatever kind and type. */
export function limitsAllErrors({ measure, labels }: Threshold): boolean {
  return measure.name === 'errors' && Object.keys(labels).length === 0;
}

/** Throws USAGE for a threshold on a type that is neither the platform's nor among those that the run sends itself. */
export function checkTypes(thresholds: readonly Threshold[], sent: ReadonlySet<string>): void {
  const known = new Set([...Object.keys(events), ...sent]);
  for (const { text, where, labels } of thresholds) {
    const { type } = labels;
    if (type === undefined || known.has(type)) continue;
    throw usage(`${where}: there is no type "${type}" of event (${text}).`, suggest(type, known));
  }
}

/** Whether a threshold holds; undefined when there is nothing yet to measure. */
export function holds(threshold: Threshold, facts: MeasureFacts): boolean | undefined {
  const actual = threshold.measure.read(facts, threshold.labels, threshold.unit);
  return actual === undefined ? undefined : isWithin(threshold.bound, actual);
}

/** The verdict on a threshold at the end of a run. One that measured nothing has not held. */
export function checkThreshold(threshold: Threshold, facts: MeasureFacts): CheckRecord {
  const { measure, labels, unit, text, bound } = threshold;
  const actual = measure.read(facts, labels, unit);
  const passed = actual !== undefined && isWithin(bound, actual);
  const check: CheckRecord = {
    kind: 'check',
    name: `threshold ${text}`,
    passed,
    expected: formatBound(bound, (limit) => formatMeasure(limit, unit)),
    actual: actual === undefined ? nothingMeasured : formatMeasure(actual, unit),
    measured: true,
  };
  if (actual === undefined) {
    const why = `There was nothing to measure for ${text}, so it does not hold.`;
    return { ...check, unmeasured: true, why, severity: 'error' };
  }
  return passed ? check : { ...check, why: `${measure.doc} is over its limit.`, severity: 'error' };
}

/** A measured value for people, in its unit. */
export function formatMeasure(value: number, unit: MeasureUnit): string {
  if (unit === 'ms') return formatDurationMs(value);
  if (unit === 'share') return formatShare(value);
  if (unit === 'rate') return `${formatNumber(value)}/s`;
  return formatNumber(value);
}

function parseLabels(text: string, measure: Measure, where: string): Labels {
  const labels: Partial<Record<LabelName, string>> = {};
  for (const part of text
    .replace(/:\s+/g, ':')
    .split(/[\s,]+/)
    .filter((one) => one !== '')) {
    const [, key, value] = /^([a-z]+):\s*(\S+)$/.exec(part) ?? [];
    if (key === undefined || value === undefined)
      throw usage(`${where} has a label that is not one: "${part}".`, forms);
    const label = measure.labels.find((one) => one === key);
    if (label === undefined) {
      const known = measure.labels.length === 0 ? 'It takes no labels.' : suggest(key, measure.labels);
      throw usage(`${where}: "${measure.name}" takes no label "${key}".`, known);
    }
    checkLabel(label, value, where);
    labels[label] = value;
  }
  if (Object.keys(labels).length > 1) throw usage(`${where}: only one label can be given.`, forms);
  return labels;
}

/** The values of a label are a closed list: one that there is none of would hold forever. */
function checkLabel(key: string, value: string, where: string): void {
  const known = labelValues.get(key);
  if (known === undefined || known.includes(value)) return;
  if (key === 'status' && /^[1-5]\d\d$/.test(value)) return;
  const hint =
    key === 'status' ? 'Write a status such as 503, or a class such as 5xx.' : suggest(value, known);
  throw usage(`${where}: "${value}" is no ${key}.`, hint);
}

function parseLimit(text: string, measure: Measure, where: string): Pick<Threshold, 'unit' | 'bound'> {
  for (const unit of measure.units) {
    const bound = parseBound(text, readers[unit]);
    if (bound !== undefined) return { unit, bound };
  }
  const examples = measure.units.map((unit) => unitExamples[unit]).join(' or ');
  const amount = text.replace(/^[<>=]+/, '');
  throw usage(`${where}: "${amount}" is not a limit for ${measure.name}.`, `Write ${examples}.`);
}

const unitExamples: Readonly<Record<MeasureUnit, string>> = {
  ms: 'a duration such as 300ms',
  share: 'a share such as 0.1%',
  rate: 'a rate such as 500/s',
  count: 'a number such as 10',
};

const readers: Readonly<Record<MeasureUnit, (text: string) => number | undefined>> = {
  ms: (text) => (/[a-z]$/.test(text) ? tryParseDurationMs(text) : undefined),
  share: (text) => numberBefore(text, '%', 0.01),
  rate: (text) => numberBefore(text, '/s', 1) ?? numberBefore(text, '/m', 1 / 60),
  count: (text) => numberBefore(text, '', 1),
};

function numberBefore(text: string, suffix: string, factor: number): number | undefined {
  const digits = text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : '';
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) * factor : undefined;
}

function usage(message: string, hint: string): IqmockError {
  return new IqmockError('USAGE', message, { hint });
}
