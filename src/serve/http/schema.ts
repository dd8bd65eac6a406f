import type { ArgumentSchema } from '../../entry.ts';

declare const described: unique symbol;

type Keywords = ArgumentSchema & {
  /** The name under which an OpenAPI document lists it. */
  readonly title?: string;
  readonly maxLength?: number;
  readonly uniqueItems?: boolean;
  readonly propertyNames?: ArgumentSchema;
};

/** A JSON Schema (2020-12) that also knows the TypeScript type of what it describes. */
export type JsonSchema<T = unknown> = Keywords & { readonly [described]?: T };

/** A property that may be absent. */
export type Optional<T = unknown> = JsonSchema<T> & { readonly 'x-optional': true };

/** The type that a schema describes. */
export type Infer<S> = S extends { readonly [described]?: infer T } ? Exclude<T, undefined> : never;

type Properties = Readonly<Record<string, JsonSchema>>;
type OptionalKeys<P> = { [K in keyof P]: P[K] extends { readonly 'x-optional': true } ? K : never }[keyof P];

/** The type of an object with these properties. */
export type ObjectOf<P> = { readonly [K in Exclude<keyof P, OptionalKeys<P>>]: Infer<P[K]> } & {
  readonly [K in OptionalKeys<P>]?: Infer<P[K]> | undefined;
};

type More = Omit<Keywords, 'type' | 'description'>;

/** A text. */
export function text(description: string, more: More = {}): JsonSchema<string> {
  return { type: 'string', description, ...more };
}

/** A whole number. One with a minimum is asked for, so it ends at the largest that a number of JavaScript holds exactly. */
export function whole(description: string, more: More = {}): JsonSchema<number> {
  const limits = more.minimum === undefined ? {} : { maximum: Number.MAX_SAFE_INTEGER };
  return { type: 'integer', description, ...limits, ...more };
}

/** A number. */
export function decimal(description: string, more: More = {}): JsonSchema<number> {
  return { type: 'number', description, ...more };
}

/** Yes or no. */
export function flag(description: string, more: More = {}): JsonSchema<boolean> {
  return { type: 'boolean', description, ...more };
}

/** One of several words. */
export function choice<const V extends readonly string[]>(
  values: V,
  description: string,
  more: More = {},
): JsonSchema<V[number]> {
  return { type: 'string', enum: values, description, ...more };
}

/** UTC milliseconds since 1970. */
export function moment(description: string): JsonSchema<number> {
  return whole(`${description} UTC milliseconds.`);
}

/** Any JSON value. */
export function anything(description: string, more: More = {}): JsonSchema {
  return { description, ...more };
}

/** A list. */
export function list<T>(
  items: JsonSchema<T>,
  description: string,
  more: More = {},
): JsonSchema<readonly T[]> {
  return { type: 'array', items, description, ...more };
}

/** A map from any key to values of one kind. */
export function record<T>(
  values: JsonSchema<T>,
  description: string,
): JsonSchema<Readonly<Record<string, T>>> {
  return { type: 'object', additionalProperties: values, description };
}

/** An object with exactly these properties. */
export function object<P extends Properties>(properties: P, description?: string): JsonSchema<ObjectOf<P>> {
  const required = Object.entries<object>(properties).flatMap(([key, property]) =>
    'x-optional' in property ? [] : [key],
  );
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    additionalProperties: false,
    required,
    properties,
  };
}

/** A property that may be left out. */
export function optional<T>(schema: JsonSchema<T>): Optional<T> {
  return { ...schema, 'x-optional': true };
}

/** A value that may be null. */
export function nullable<T>(schema: JsonSchema<T>): JsonSchema<T | null> {
  const { type, title, description, ...rest }: Keywords = schema;
  if (title !== undefined || typeof type !== 'string') {
    return { anyOf: [schema, { type: 'null' }], ...(description === undefined ? {} : { description }) };
  }
  return {
    ...rest,
    ...(description === undefined ? {} : { description }),
    ...(rest.enum === undefined ? {} : { enum: [...rest.enum, null] }),
    type: [type, 'null'],
  };
}

/** A schema that an OpenAPI document lists by name. */
export function named<T>(title: string, schema: JsonSchema<T>): JsonSchema<T> {
  return { ...schema, title };
}
