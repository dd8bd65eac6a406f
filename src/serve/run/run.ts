import { describePolicy } from '../../delivery/describe-policy.ts';
import { createLedger } from '../../report/ledger.ts';
import { loadedRun } from '../../report/loaded-run.ts';
import { runFileVersion, type ResultRecord, type RunLine } from '../../report/record.ts';
import { bodyOf } from '../../report/result-record.ts';
import { wholeText } from '../../writers/parts/chunks.ts';
import { writers } from '../../writers/index.gen.ts';
import { scenarioFromRecording } from '../../replay/to-scenario.ts';
import type { Instance } from '../instance.ts';
import { ownValue } from '../../own.ts';

/** How many deliveries go into one report, the latest. */
const mostResults = 20_000;

/** The records of everything that is settled, as a run file holds them. */
function recordsOf(instance: Instance): RunLine[] {
  const { settings, outbox, tenant, startedAt } = instance;
  const { checks } = instance.expectations;
  const { target, policy } = outbox.destination;
  const results = settledResults(instance);
  const ledger = createLedger([]);
  for (const result of results) {
    ledger.emit(result.id);
    ledger.add(result);
  }
  for (const check of checks) ledger.add(check);
  return [
    {
      kind: 'run',
      fileVersion: runFileVersion,
      version: settings.version,
      command: 'serve',
      scenarios: [...new Set(results.map(({ scenario }) => scenario))],
      seed: tenant.world.settings.seed,
      profile: settings.era,
      target: target.label,
      startedAt,
      policy: describePolicy(policy),
      repro: `iqmock serve --to ${target.label} --seed ${settings.seed}`,
    },
    ...results,
    ...checks,
    ledger.close({ endedAt: settings.host.clock.now(), interrupted: false }).end,
  ];
}

function settledResults({ outbox }: Instance): ResultRecord[] {
  const results: ResultRecord[] = [];
  const newest = outbox.nextId - 1;
  for (let id = newest; id > 0 && results.length < mostResults; id--) {
    const record = outbox.archive.record(id);
    if (record === undefined) continue;
    results.push(...(outbox.archive.copiesOf(id) as ResultRecord[]).toReversed(), record);
  }
  return results.reverse();
}

/** The run file of everything that is settled. */
export function runLines(instance: Instance): string {
  return recordsOf(instance)
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');
}

/** A report on everything that is settled. */
export async function runReport(instance: Instance, format: string): Promise<string> {
  const writer = ownValue(writers, format);
  return writer === undefined ? '' : wholeText(writer.run(loadedRun(recordsOf(instance))));
}

/** The YAML of a scenario that holds again what was played. Throws INPUT if nothing was. */
export function playedScenario(instance: Instance, name: string): string {
  const recorded = settledResults(instance)
    .filter(({ step, copyOf }) => copyOf === undefined && step !== 'resend' && step !== 'raw')
    .map((result) => ({ body: bodyOf(result), atMs: result.dueAt, summary: result.summary }));
  return scenarioFromRecording(name, recorded).yaml;
}
