import type { ArgumentSchema } from '../entry.ts';
import { nearest } from '../errors.ts';
import { tryParseDurationMs } from '../env/units.ts';
import type { ScalarNode } from './ast.ts';
import { fixed, nothing, type BoundValue } from './bound.ts';
import type { BindContext } from './steps/step.ts';
import { kindsInWords, refuseSpelling, spotInWords, suggestName, unknownName } from './names.ts';
import { labelOf, type ShapeProblem } from './shape.ts';
import { compileTemplate, hasTemplate } from './template.ts';

/** Checks and binds a text, number or boolean whose type is right already. */
export function bindScalar(node: ScalarNode, schema: ArgumentSchema, context: BindContext): BoundValue {
  const { value } = node;
  if (schema['x-names'] !== undefined) return bindName(node, schema['x-names'], context);
  if (schema['x-as'] !== undefined) return bindNewName(node, schema['x-as'], context);
  if (schema['x-duration'] === true) return bindDuration(node, context);
  if (schema['x-template'] === true && typeof value === 'string' && hasTemplate(value)) {
    const template = compileTemplate(node, context);
    return { fixed: false, get: (scope) => template.text(scope) };
  }
  const problem = valueProblem(node, schema);
  if (problem === undefined) return fixed(value);
  context.mistakes.add(node, problem.message, problem.hint);
  return nothing;
}

function bindName(node: ScalarNode, kinds: readonly string[], context: BindContext): BoundValue {
  const written = String(node.value);
  const { names, mistakes, census } = context;
  const name = names.find(written);
  if (name === undefined)
    mistakes.add(node, unknownName(written, census), suggestName(written, names, kinds));
  else if (name.ambiguous) {
    mistakes.add(
      node,
      `Two branches made a "${written}", so it is not clear which is meant.`,
      'Give them different names.',
    );
  } else if (!kinds.includes(name.kind)) {
    const is = kindsInWords([name.kind]);
    const message = `"${written}" is ${is}${spotInWords(name.spot)}, but ${labelOf(node)} wants ${kindsInWords(kinds)}.`;
    mistakes.add(node, message, suggestName(written, names, kinds));
  }
  return { fixed: false, get: (scope) => scope.get(written) };
}

/** The name is declared after the whole step, so that a step cannot use what it makes. A counter is known in its loop only. */
function bindNewName(node: ScalarNode, kind: string, context: BindContext): BoundValue {
  const name = String(node.value);
  const { names, mistakes, census, newNames } = context;
  const spelling = refuseSpelling(name);
  const earlier = names.find(name) ?? newNames.find((other) => other.name === name);
  if (spelling !== undefined) mistakes.add(node, spelling.message, spelling.hint);
  else if (earlier !== undefined) {
    const message = `"${name}" is already the name of ${kindsInWords([earlier.kind])}${spotInWords(earlier.spot)}.`;
    mistakes.add(node, message, 'Choose another name: each name has one meaning.');
  }
  census.given.add(name);
  if (kind !== 'counter') newNames.push({ name, kind, spot: node });
  return fixed(name);
}

/** A clock beyond this shows times that no consumer can read. */
const longestMs = 36_500 * 86_400_000;

function bindDuration(node: ScalarNode, { mistakes }: BindContext): BoundValue {
  const { value } = node;
  const ms = typeof value === 'string' || typeof value === 'number' ? tryParseDurationMs(value) : undefined;
  if (ms !== undefined && ms <= longestMs) return fixed(ms);
  if (ms !== undefined) {
    mistakes.add(
      node,
      `${node.source || String(value)} is too long.`,
      'Write a hundred years (36500d) or less.',
    );
    return nothing;
  }
  mistakes.add(
    node,
    `"${node.source || String(value)}" is not a duration.`,
    'Write a number with a unit, such as 250ms, 2s or 1m30s.',
  );
  return nothing;
}

/** What is wrong with a value of the right type. */
function valueProblem(node: ScalarNode, schema: ArgumentSchema): ShapeProblem | undefined {
  const { value } = node;
  const label = labelOf(node);
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return enumProblem(label, String(value), schema.enum);
  if (schema.const !== undefined && schema.const !== value) {
    return {
      message: `${label} can only be ${JSON.stringify(schema.const)}.`,
      hint: `Write ${JSON.stringify(schema.const)}, or remove the key.`,
    };
  }
  if (typeof value === 'number') return numberProblem(label, value, schema);
  if (typeof value !== 'string') return undefined;
  if (value.length < (schema.minLength ?? 0))
    return { message: `${label} is an empty text.`, hint: 'Write something, or remove the key.' };
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
    const example = schema.examples?.[0];
    return {
      message: `"${value}" is not right for ${label}${schema.description === undefined ? '.' : `: ${schema.description}`}`,
      hint:
        example === undefined
          ? `It must look like ${schema.pattern}.`
          : `Write e.g. ${JSON.stringify(example)}.`,
    };
  }
  return undefined;
}

function enumProblem(label: string, written: string, values: readonly unknown[]): ShapeProblem {
  const texts = [...new Set(values.map(String))];
  const near = nearest(written, texts);
  return {
    message: `${label} cannot be "${written}": it is one of ${texts.join(', ')}.`,
    hint: near === undefined ? `Write one of ${texts.join(', ')}.` : `Did you mean "${near}"?`,
  };
}

function numberProblem(
  label: string,
  value: number,
  { minimum = -Infinity, maximum = Infinity }: ArgumentSchema,
): ShapeProblem | undefined {
  if (!Number.isSafeInteger(value) && Number.isInteger(value)) {
    return {
      message: `${label} is too big to be represented exactly.`,
      hint: `Write a number below ${Number.MAX_SAFE_INTEGER}.`,
    };
  }
  if (value < minimum)
    return {
      message: `${label} must be at least ${minimum}, not ${value}.`,
      hint: `Write ${minimum} or more.`,
    };
  if (value > maximum)
    return {
      message: `${label} must be at most ${maximum}, not ${value}.`,
      hint: `Write ${maximum} or less.`,
    };
  return undefined;
}
