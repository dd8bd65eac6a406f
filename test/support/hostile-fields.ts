import type { TestServer } from './serve.ts';

/** Markup that would run a script in a page that took it for markup. It is short, as many fields are. */
export const hostile = (what: string): string => `"<img src=x onerror=alert(1)>${what}`;

type Json = Readonly<Record<string, unknown>>;

interface Operation {
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Json; readonly example?: Json }>>;
  };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

/** A text that a call takes: an endpoint, where in its body, and a body that has it. */
export interface TextField {
  readonly method: string;
  readonly path: string;
  readonly at: readonly (string | number)[];
  readonly example: Json;
}

/** Every text in the body of every call of the control API that is not one of a few words. */
export async function textFields(serving: TestServer): Promise<TextField[]> {
  const document = JSON.parse(await serving.text('/openapi.json')) as Document;
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { requestBody }]) => {
      const { schema, example = {} } = requestBody?.content['application/json'] ?? { schema: {} };
      const places = placesIn(schema, document.components.schemas, []);
      return places.map((at) => ({ method: method.toUpperCase(), path, at, example }));
    }),
  );
}

function placesIn(
  schema: Json,
  named: Readonly<Record<string, Json>>,
  at: readonly (string | number)[],
): (readonly (string | number)[])[] {
  if (at.length > 6) return [];
  const { $ref, type, properties = {}, items, anyOf = [], additionalProperties } = schema;
  if (typeof $ref === 'string') return placesIn(named[$ref.split('/').at(-1) ?? ''] ?? {}, named, at);
  const isText = [type].flat().includes('string') && !('enum' in schema);
  const inside = (part: unknown, ...more: (string | number)[]): (readonly (string | number)[])[] =>
    typeof part === 'object' && part !== null ? placesIn(part as Json, named, [...at, ...more]) : [];
  return [
    ...(isText ? [at] : []),
    ...Object.entries(properties as Json).flatMap(([key, part]) => inside(part, key)),
    ...inside(items, 0),
    ...inside(additionalProperties, 'X-Custom'),
    ...(anyOf as readonly Json[]).flatMap((part) => inside(part)),
  ];
}

/** The body of a call with markup at one place. */
export function bodyWith({ example, at }: TextField): unknown {
  const text = hostile('');
  // A row of that name may be there already.
  const { name: _name, ...rest } = example;
  const put = (value: unknown, [key, ...more]: readonly (string | number)[]): unknown => {
    if (key === undefined) return text;
    if (typeof key === 'number') return [put(Array.isArray(value) ? value[0] : undefined, more)];
    const map = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
    return { ...map, [key]: put((map as Json)[key], more) };
  };
  return put(rest, at);
}
