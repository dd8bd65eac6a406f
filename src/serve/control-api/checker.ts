import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { IqmockError, suggest, type Mistake } from '../../errors.ts';
import type { JsonSchema } from '../http/schema.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true });
const query = new Ajv2020({ strict: false, allErrors: true, verbose: true, coerceTypes: true });
const known = new Map<JsonSchema, ValidateFunction>();

/** Checks a body against its schema. Throws USAGE with each mistake. */
export function checkBody(schema: JsonSchema, body: unknown): void {
  check(ajv, schema, body, 'The body');
}

/** Checks parameters, which are texts, against their schema, and gives them their types. Throws USAGE. */
export function checkParameters(schema: JsonSchema, texts: Readonly<Record<string, string>>): unknown {
  const values: Record<string, unknown> = { ...texts };
  check(query, schema, values, 'The address');
  return values;
}

function check(checker: Ajv2020, schema: JsonSchema, value: unknown, what: string): void {
  let validate = known.get(schema);
  if (validate === undefined) known.set(schema, (validate = checker.compile(schema)));
  if (validate(value)) return;
  const mistakes = (validate.errors ?? []).map((error) => mistakeOf(error));
  const [first] = mistakes;
  throw new IqmockError('USAGE', `${what} is not right: ${first?.message ?? ''}`, {
    mistakes,
    ...(first?.hint === undefined ? {} : { hint: first.hint }),
  });
}

function mistakeOf({ instancePath, message = 'is wrong', params, parentSchema }: ErrorObject): Mistake {
  const at = instancePath.slice(1).replaceAll('/', '.');
  const extra = (params as { readonly additionalProperty?: string }).additionalProperty;
  if (extra !== undefined) {
    const properties = (parentSchema as { readonly properties?: object } | undefined)?.properties ?? {};
    const where = at === '' ? '' : `"${at}" `;
    return {
      message: `${where}there is no "${extra}".`.trim(),
      hint: suggest(extra, Object.keys(properties)),
    };
  }
  return { message: at === '' ? `it ${message}.` : `"${at}" ${message}.` };
}
