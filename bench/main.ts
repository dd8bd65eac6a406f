import { benchDelivery } from './delivery.ts';
import { benchGenerate } from './generate.ts';
import { benchListenMemory } from './listen-memory.ts';
import { benchHonest } from './load-honest.ts';
import { benchLateness } from './load-lateness.ts';
import { benchMillion } from './load-million.ts';
import { benchOpenChats } from './load-open-chats.ts';
import { benchPeers } from './load-peers.ts';
import { benchThroughput } from './load-throughput.ts';
import { benchWorkers } from './load-workers.ts';
import { benchLocust } from './locust.ts';
import { benchLocustMemory } from './locust-memory.ts';
import { benchMemory } from './memory.ts';
import { benchReportMemory } from './report-memory.ts';
import { benchPage } from './page.ts';
import { benchServeLoop } from './serve-loop.ts';
import { benchStartUp } from './start-up.ts';
import { benchValidate } from './validate.ts';
import { publish } from './support/rows.ts';

/** Every bench by its name; `npm run bench -- generate start-up` runs some of them. */
const benches = {
  generate: benchGenerate,
  'start-up': benchStartUp,
  memory: benchMemory,
  'report-memory': benchReportMemory,
  'listen-memory': benchListenMemory,
  delivery: benchDelivery,
  validate: benchValidate,
  'load-throughput': benchThroughput,
  'load-peers': benchPeers,
  'load-lateness': benchLateness,
  'load-workers': benchWorkers,
  'load-open-chats': benchOpenChats,
  'load-million': benchMillion,
  'load-honest': benchHonest,
  locust: benchLocust,
  'locust-memory': benchLocustMemory,
  page: benchPage,
  'serve-loop': benchServeLoop,
} as const;

const names = Object.keys(benches) as (keyof typeof benches)[];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.includes(name as keyof typeof benches));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}. Known: ${names.join(', ')}.\n`);
  process.exitCode = 2;
} else {
  for (const name of names) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    process.stdout.write(`\n== ${name}\n`);
    try {
      publish(name, await benches[name]());
    } catch (error) {
      // A host on which one of them cannot be measured has figures for the others.
      process.stderr.write(
        `${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      process.exitCode = 1;
    }
  }
}
