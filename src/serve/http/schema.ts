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
export type Schema<T = unknown> = Keywords & { readonly [described]?: T };

/** A property that may be absent. */
export type Optional<T = unknown> = Schema<T> & { readonly 'x-optional': true };

/** The type that a schema describes. */
export type Infer<S> = S extends { readonly [described]?: infer T } ? Exclude<T, undefined> : never;

type Properties = Readonly<Record<string, Schema>>;
type OptionalKeys<P> = { [K in keyof P]: P[K] extends { readonly 'x-optional': true } ? K : never }[keyof P];

/** The type of an object with these properties. */
export type ObjectOf<P> = { readonly [K in Exclude<keyof P, OptionalKeys<P>>]: Infer<P[K]> } & {
  readonly [K in OptionalKeys<P>]?: Infer<P[K]> | undefined;
};

type More = Omit<Keywords, 'type' | 'description'>;

/** A text. */
export function text(description: string, more: More = {}): Schema<string> {
  return { type: 'string', description, ...more };
}

/** A whole number. */
export function whole(description: string, more: More = {}): Schema<number> {
  return { type: 'integer', description, ...more };
}

/** A number. */
export function decimal(description: string, more: More = {}): Schema<number> {
  return { type: 'number', description, ...more };
}

/** Yes or no. */
export function flag(description: string, more: More = {}): Schema<boolean> {
  return { type: 'boolean', description, ...more };
}

/** One of several words. */
export function choice<const V extends readonly string[]>(
  values: V,
  description: string,
  more: More = {},
): Schema<V[number]> {
  return { type: 'string', enum: values, description, ...more };
}

/** UTC milliseconds since 1970. */
export function moment(description: string): Schema<number> {
  return whole(`${description} UTC milliseconds.`);
}

/** Any JSON value. */
export function anything(description: string, more: More = {}): Schema {
  return { description, ...more };
}

/** A list. */
export function list<T>(items: Schema<T>, description: string, more: More = {}): Schema<readonly T[]> {
  return { type: 'array', items, description, ...more };
}

/** A map from any key to values of one kind. */
export function record<T>(values: Schema<T>, description: string): Schema<Readonly<Record<string, T>>> {
  return { type: 'object', additionalProperties: values, description };
}

/** An object with exactly these properties. */
export function object<P extends Properties>(properties: P, description?: string): Schema<ObjectOf<P>> {
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
export function optional<T>(schema: Schema<T>): Optional<T> {
  return { ...schema, 'x-optional': true };
}

/** A value that may be null. */
export function nullable<T>(schema: Schema<T>): Schema<T | null> {
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
export function named<T>(title: string, schema: Schema<T>): Schema<T> {
  return { ...schema, title };
}
