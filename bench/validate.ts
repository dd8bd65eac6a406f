import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pinned, root, run } from './support/processes.ts';
import { publish, type BenchRow } from './support/rows.ts';
import { alternate, rounds, spreadOf } from './support/statistics.ts';

const program = `${root}dist/cli/main.js`;
const hook = `data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('\\n'+(user+system))})`;
const bodies = 20_000;
/** The same work without judging: the file read, its lines parsed. */
const bare = `
const { readFileSync } = require('node:fs');
for (const line of readFileSync(process.argv[1], 'utf8').trim().split('\\n')) JSON.parse(line);
const { user, system } = process.cpuUsage();
process.stdout.write(String(user + system));`;

/** CPU time of `validate`, against reading the file and `JSON.parse` of its lines; what a start takes is taken off both. */
export async function benchValidate(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'iqmock-validate-'));
  try {
    const [file, one] = [join(folder, 'bodies.ndjson'), join(folder, 'one.ndjson')];
    const made = await run([process.execPath, program, 'generate', 'busy-day', '--count', String(bodies)]);
    writeFileSync(file, made);
    writeFileSync(one, `${made.slice(0, made.indexOf('\n'))}\n`);
    const values = await alternate(rounds, {
      validate: async () => (await validating(file)) - (await validating(one)),
      parse: async () => (await parsing(file)) - (await parsing(one)),
    });
    const [validate, parse] = [spreadOf(values.validate), spreadOf(values.parse)];
    return [
      {
        what: `CPU of validate, ${bodies.toLocaleString('en-US')} bodies`,
        against: 'reading the file and JSON.parse',
        value: validate.median / parse.median,
        unit: '×',
        goal: 2,
        beyond: 1.5,
        higher: false,
        raw: {
          'validate, µs': validate,
          'JSON.parse, µs': parse,
          'bytes a body': Buffer.byteLength(made) / bodies,
        },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function validating(file: string): Promise<number> {
  const command = [process.execPath, '--import', hook, program, 'validate', file, '--json'];
  return lastNumber(await run(pinned(['sh', '-c', '"$@" 2>&1 >/dev/null', 'sh', ...command], 0)));
}

async function parsing(file: string): Promise<number> {
  return lastNumber(await run(pinned([process.execPath, '-e', bare, file], 0)));
}

function lastNumber(printed: string): number {
  return Number(printed.trim().split('\n').at(-1));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) publish('validate', await benchValidate());
