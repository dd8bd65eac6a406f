import { Ajv, type ErrorObject } from 'ajv';
import { parse } from 'yaml';

/** The manifests of a page: the documents of all its blocks of YAML that have an apiVersion. */
export function manifestsOf(page: string): unknown[] {
  const blocks = [...page.matchAll(/^```yaml\n([^]*?)^```/gm)].map(([, yaml = '']) => yaml);
  return blocks
    .filter((yaml) => /^apiVersion:/m.test(yaml))
    .flatMap((yaml) => yaml.split(/^---\n/m))
    .map((document) => parse(document) as unknown);
}

const text = { type: 'string' };
const whole = { type: 'integer', minimum: 0 };
const name = { type: 'string', pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', maxLength: 63 };
const port = { type: 'integer', minimum: 1, maximum: 65_535 };
const quantity = { type: 'string', pattern: '^[0-9]+(\\.[0-9]+)?(m|k|Ki|M|Mi|G|Gi)?$' };

/** An object that has these keys and no others; a key with an exclamation mark must be there. */
function object(keys: Readonly<Record<string, object>>): object {
  const entries = Object.entries(keys).map(([key, schema]) => [key.replace('!', ''), schema] as const);
  const required = Object.keys(keys).flatMap((key) => (key.endsWith('!') ? [key.slice(0, -1)] : []));
  return { type: 'object', properties: Object.fromEntries(entries), required, additionalProperties: false };
}

const list = (items: object): object => ({ type: 'array', minItems: 1, items });
const labels = { type: 'object', additionalProperties: text, minProperties: 1 };
const metadata = object({ 'name!': name, labels, namespace: name });
const quantities = object({ cpu: quantity, memory: quantity });

const container = object({
  'name!': name,
  'image!': text,
  command: list(text),
  args: list(text),
  env: list(object({ 'name!': text, value: text })),
  ports: list(object({ 'containerPort!': port, name })),
  resources: object({ requests: quantities, limits: quantities }),
  volumeMounts: list(object({ 'name!': name, 'mountPath!': text, readOnly: { type: 'boolean' } })),
});

const volume = {
  ...object({
    'name!': name,
    configMap: object({ 'name!': name }),
    persistentVolumeClaim: object({ 'claimName!': name }),
  }),
  // The name, and one source.
  minProperties: 2,
  maxProperties: 2,
};

const podSpec = object({
  'containers!': list(container),
  volumes: list(volume),
  restartPolicy: { enum: ['Always', 'OnFailure', 'Never'] },
  terminationGracePeriodSeconds: whole,
});

const kinds: Readonly<Record<string, { readonly apiVersion: string; readonly spec: object }>> = {
  Deployment: {
    apiVersion: 'apps/v1',
    spec: object({
      replicas: whole,
      'selector!': object({ 'matchLabels!': labels }),
      strategy: object({ 'type!': { enum: ['Recreate', 'RollingUpdate'] } }),
      'template!': object({ 'metadata!': object({ 'labels!': labels }), 'spec!': podSpec }),
    }),
  },
  Service: {
    apiVersion: 'v1',
    spec: object({ 'selector!': labels, 'ports!': list(object({ 'name!': name, 'port!': port })) }),
  },
  Job: {
    apiVersion: 'batch/v1',
    spec: object({
      completionMode: { enum: ['Indexed', 'NonIndexed'] },
      completions: whole,
      parallelism: whole,
      backoffLimit: whole,
      'template!': object({ metadata: object({ labels }), 'spec!': podSpec }),
    }),
  },
};

const ajv = new Ajv({ allErrors: true, strict: false });
const validators = new Map(
  Object.entries(kinds).map(([kind, { apiVersion, spec }]) => [
    kind,
    ajv.compile(
      object({
        'apiVersion!': { const: apiVersion },
        'kind!': { const: kind },
        'metadata!': metadata,
        'spec!': spec,
      }),
    ),
  ]),
);

/**
 * What is wrong with a manifest, by the part of the API of Kubernetes that our pages use: a key that is not known here is
 * wrong. Every manifest of the pages was also read by the API's own types (k8s.io/api 0.37, strict).
 */
export function mistakesOf(manifest: unknown): string[] {
  const kind = (manifest as { kind?: unknown } | undefined)?.kind;
  const validate = validators.get(String(kind));
  if (validate === undefined) return [`kind ${String(kind)} is not known`];
  validate(manifest);
  return (validate.errors ?? []).map(inWords);
}

function inWords({ instancePath, message = '', params }: ErrorObject): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`;
}
