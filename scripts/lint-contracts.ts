import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';

// Lints the documents that ship in schemas/contracts: OpenAPI by Redocly, AsyncAPI by its own parser.

const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [
    'node_modules/@redocly/cli/bin/cli.js',
    'lint',
    '--config',
    'redocly.yaml',
    'schemas/contracts/openapi.json',
  ],
  { env, encoding: 'utf8' },
);
if (status !== 0) console.error(`${stdout}${stderr}`);

const { diagnostics } = await new Parser().parse(readFileSync('schemas/contracts/asyncapi.json', 'utf8'));
/** 0 is an error and 1 a warning. */
const isFault = ({ severity }: { readonly severity: number }): boolean => severity <= 1;
const errors = diagnostics.filter(isFault);
for (const { path, message } of errors) console.error(`asyncapi.json: ${path.join('.')}: ${message}`);

if (status !== 0 || errors.length > 0) process.exitCode = 1;
else console.log('openapi.json and asyncapi.json are sound');
