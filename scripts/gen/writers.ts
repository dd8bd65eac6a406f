import { eraNames, type EntityName, type EraName, type FieldSpec } from '../../src/model/spec.ts';
import { fieldSpec } from './entities.ts';
import { banner, type Output } from './output.ts';
import { entitySchemas, type Schemas } from './schema-files.ts';

/** The entities whose rows are written afresh for each body. Those that nest in them are added. */
const shortLived: readonly EntityName[] = ['ChatEvent', 'ChatMessage', 'File'];

/** src/model/writers.gen.ts: for each of these entities and eras a function that writes a row key by key. */
export function writeWriters(schemas: Schemas): Output {
  const file = new WriterFile(schemas);
  const tables = shortLived.map((entity) => {
    const eras = eraNames.map((era) => `    '${era}': ${file.writer(entity, era)},\n`);
    return `  ${entity}: {\n${eras.join('')}  },\n`;
  });
  const text = [
    banner,
    `import type { ${shortLived.join(', ')} } from './entities.gen.ts';`,
    "import { ascii, type JsonWriter } from './json-writer.ts';",
    "import type { RowWriters } from './row-plan.ts';\n",
    `${file.constants()}\n`,
    `${file.functions()}\n`,
    `/** How a row of these entities is written, by era. A row that is told of once needs code that a compiler can follow. */`,
    `export const writers: RowWriters = {\n${tables.join('')}};\n`,
  ];
  return { path: 'src/model/writers.gen.ts', text: text.join('\n') };
}

class WriterFile {
  private readonly schemas: Schemas;
  private readonly constantNames = new Map<string, string>();
  /** Function names by what the functions do: eras with the same keys share one. */
  private readonly functionNames = new Map<string, string>();
  private readonly functionTexts: string[] = [];

  constructor(schemas: Schemas) {
    this.schemas = schemas;
  }

  constants(): string {
    return [...this.constantNames].map(([text, name]) => `const ${name} = ascii(${quote(text)});`).join('\n');
  }

  functions(): string {
    return this.functionTexts.join('\n');
  }

  /** The name of the function that writes rows of an entity in an era. */
  writer(entity: EntityName, era: EraName): string {
    const body = this.fields(keysOf(this.schemas, entity, era), era);
    const known = this.functionNames.get(entity + body);
    if (known !== undefined) return known;
    const name = `write${entity}${era}`;
    this.functionNames.set(entity + body, name);
    this.functionTexts.push(
      `function ${name}(page: JsonWriter, row: ${entity}): void {\n${body}  page.raw(${this.constant('}')});\n}\n`,
    );
    return name;
  }

  private fields(fields: readonly FieldSpec[], era: EraName): string {
    if (fields[0]?.omit === true) throw new Error('the first key of a row may be missing');
    const keys = fields.map((spec, index) => ({ spec, before: index === 0 ? '{' : ',', era }));
    let text = '';
    for (let index = 0; index < keys.length;) {
      let end = index;
      while (end < keys.length && restOf(keys[end] as Key) !== undefined) end++;
      text += end === index ? this.field(keys[index] as Key, '  ') : this.run(keys.slice(index, end), '  ');
      index = Math.max(end, index + 1);
    }
    return text;
  }

  /** Keys that are at rest more often than not: all of them in one stroke, or half by half down to the one that is not. */
  private run(keys: readonly Key[], indent: string): string {
    const condition = keys.map((key) => `row.${key.spec.key} === ${atRest(key.spec)}`).join(' && ');
    const whole = keys.map((key) => restOf(key) ?? '').join('');
    const [only] = keys;
    if (keys.length === 1 && only !== undefined && whole === '') {
      return `${indent}if (row.${only.spec.key} !== undefined) {\n${this.field(only, `${indent}  `)}${indent}}\n`;
    }
    const middle = keys.length >> 1;
    const parts =
      only !== undefined && keys.length === 1
        ? this.field(only, `${indent}  `)
        : this.run(keys.slice(0, middle), `${indent}  `) + this.run(keys.slice(middle), `${indent}  `);
    return `${indent}if (${condition}) ${whole === '' ? '{}' : `page.raw(${this.constant(whole)});`}\n${indent}else {\n${parts}${indent}}\n`;
  }

  private field({ spec, before, era }: Key, indent: string): string {
    const prefix = `${indent}page.raw(${this.constant(`${before}"${spec.key}":`)});\n`;
    if (spec.entity === undefined) return `${prefix}${indent}page.value(row.${spec.key});\n`;
    const writer = this.writer(spec.entity, era);
    const write = spec.list === true ? 'list' : 'row';
    return `${prefix}${indent}page.${write}(row.${spec.key}, ${writer});\n`;
  }

  private constant(text: string): string {
    const known = this.constantNames.get(text);
    if (known !== undefined) return known;
    const name = `k${this.constantNames.size}`;
    this.constantNames.set(text, name);
    return name;
  }
}

function keysOf(schemas: Schemas, entity: EntityName, era: EraName): FieldSpec[] {
  const schema = entitySchemas(schemas).find(([, { title }]) => title === entity)?.[1];
  if (schema === undefined) throw new Error(`no schema of ${entity}`);
  return Object.entries(schema.properties)
    .map(([key, property]) => fieldSpec(schemas, schema, key, property))
    .filter(({ eras }) => eras === 'all' || eras.includes(era));
}

interface Key {
  readonly spec: FieldSpec;
  /** What stands before the key. */
  readonly before: string;
  readonly era: EraName;
}

/** The value of a key at rest, as code. */
function atRest(spec: FieldSpec): string {
  return spec.omit === true ? 'undefined' : quote(spec.default ?? null);
}

/** What a key at rest looks like on the wire; undefined if no value is more common than others. */
function restOf({ spec, before }: Key): string | undefined {
  if (spec.omit === true) return '';
  const isCommon = spec.default === null || spec.default === false || spec.default === '';
  return isCommon ? `${before}"${spec.key}":${JSON.stringify(spec.default)}` : undefined;
}

function quote(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}
