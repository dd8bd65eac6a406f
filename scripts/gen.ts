import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generate } from './gen/generate.ts';
import { inRoot, readIfAny } from './gen/output.ts';
import { readWireSchemas } from './gen/schema-files.ts';

// npm run gen             makes what is generated anew
// npm run gen -- --check  exits 1 if something is not as it would be made

const check = process.argv.includes('--check');
const stale: string[] = [];
const problems = await generate(readWireSchemas(), {
  read: readIfAny,
  stale({ path, text }) {
    stale.push(path);
    if (check) return;
    mkdirSync(dirname(inRoot(path)), { recursive: true });
    writeFileSync(inRoot(path), text);
    console.log(`wrote ${path}`);
  },
});
if (check) problems.unshift(...stale.map((path) => `${path} is stale: run \`npm run gen\``));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
