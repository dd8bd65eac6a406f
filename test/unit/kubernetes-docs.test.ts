import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { definition } from '../../src/cli/commands/load.ts';
import { packagePath } from '../../src/env/host.ts';
import { manifestsOf, mistakesOf } from '../support/kubernetes.ts';

interface Pod {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
  readonly spec: {
    readonly containers: readonly {
      readonly args?: readonly string[];
      readonly ports?: readonly { readonly containerPort: number }[];
      readonly volumeMounts?: readonly { readonly name: string }[];
    }[];
    readonly volumes?: readonly { readonly name: string }[];
  };
}

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly selector?: Readonly<Record<string, string>> & {
      readonly matchLabels?: Readonly<Record<string, string>>;
    };
    readonly ports?: readonly { readonly port: number }[];
    readonly template?: Pod;
  };
}

const read = (page: string): string => readFileSync(packagePath(`docs/${page}.md`), 'utf8');
const manifests = (page: string): Manifest[] => manifestsOf(read(page)) as Manifest[];

describe.each([
  ['locust', ['Deployment', 'Service', 'Deployment']],
  ['distributed', ['Job']],
])('the manifests of docs/%s.md', (page, kinds) => {
  test('are what the API of Kubernetes takes', () => {
    expect(manifests(page).map(({ kind }) => kind)).toEqual(kinds);
    for (const manifest of manifests(page)) expect(mistakesOf(manifest)).toEqual([]);
  });

  test('would be refused with any key misspelt', () => {
    for (const manifest of manifests(page))
      for (const misspelt of misspellings(manifest)) expect(mistakesOf(misspelt)).not.toEqual([]);
  });

  test('mount what they declare, and carry the labels that they select', () => {
    for (const { spec } of manifests(page)) {
      const { template } = spec;
      if (template === undefined) continue;
      const declared = (template.spec.volumes ?? []).map(({ name }) => name);
      const mounted = template.spec.containers.flatMap(({ volumeMounts = [] }) =>
        volumeMounts.map(({ name }) => name),
      );
      expect(mounted.sort()).toEqual(declared.sort());
      if (spec.selector?.matchLabels !== undefined)
        expect(template.metadata?.labels).toMatchObject(spec.selector.matchLabels);
    }
  });

  test('give iqmock flags that there are', () => {
    const known = Object.values(definition.options).map(({ name }) => `--${name}`);
    const commands = manifests(page)
      .flatMap(({ spec }) => spec.template?.spec.containers ?? [])
      .map(({ args = [] }) => args.join(' '))
      .filter((words) => /(^|iqmock )load /.test(words));
    expect(commands.length).toBe(1);
    const flags = commands.flatMap((words) => words.match(/--[a-z-]+/g) ?? []);
    expect(flags.length).toBeGreaterThan(2);
    expect(known).toEqual(expect.arrayContaining(flags));
  });
});

test('the service of the master leads to the ports of the master, and the workers go to it', () => {
  const [master, service, workers] = manifests('locust');
  expect(master?.spec.template?.metadata?.labels).toMatchObject(service?.spec.selector ?? { missing: '' });
  const [container] = master?.spec.template?.spec.containers ?? [];
  const opened = container?.ports?.map(({ containerPort }) => containerPort);
  expect(opened).toEqual(service?.spec.ports?.map(({ port }) => port));
  const [worker] = workers?.spec.template?.spec.containers ?? [];
  const args = worker?.args ?? [];
  expect(args[args.indexOf('--locust') + 1]).toBe(service?.metadata.name);
});

test('both pages say what is untested on a cluster', () => {
  expect(read('locust').replace(/\s+/g, ' ')).toContain('These manifests are untested on a cluster');
  expect(read('distributed').replace(/\s+/g, ' ')).toContain('This manifest is untested on a cluster');
});

/** Free names of the user's, which may be any. */
const free = new Set(['labels', 'matchLabels', 'selector']);

/** The manifest with each of its keys misspelt in turn. */
function misspellings(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    const items = value as unknown[];
    return items.flatMap((item, at) => misspellings(item).map((wrong) => items.with(at, wrong)));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const { [key]: taken, ...others } = value as Record<string, unknown>;
    const within =
      free.has(key) && !hasKey(inner, 'matchLabels')
        ? []
        : misspellings(inner).map((wrong) => ({ ...others, [key]: wrong }));
    return [{ ...others, [`${key}x`]: taken }, ...within];
  });
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value;
}
