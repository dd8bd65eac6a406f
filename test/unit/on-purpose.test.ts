import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli-inside.ts';
import { temporaryFolder } from '../support/cli.ts';
import { conversationText } from '../support/fault-doors.ts';
import { startWiretap } from '../support/wiretap.ts';

const faults = ['--fault', 'duplicate:2', '--fault', 'cut:after=50%@on=chat_closed', '--backoff', '5ms'];
/** Five events come twice; both deliveries of the close are cut once. */
const words = 'duplicate × 5, cut × 1; 5 repeated; 2 cut or lost and tried again';

describe('what went wrong on purpose is told alike', () => {
  test.each([
    ['run', ['run', 'twice.yaml', '--speed', 'max']],
    ['replay', ['replay', 'clean.ndjson', '--speed', 'max']],
    ['load', ['load', 'twice.yaml', '--max-events', '5', '--vus', '1']],
  ])('by %s', { timeout: 60_000 }, async (name, args) => {
    const cwd = temporaryFolder({ 'twice.yaml': conversationText });
    await using tap = await startWiretap();
    if (name === 'replay')
      await runCli(['run', 'twice.yaml', '--speed', 'max', '--to', tap.url, '--out', 'clean.ndjson'], {
        cwd,
      });
    const reports = ['--report', 'json=report.json,html=report.html,github=report.md'];
    const { exitCode, stdout, stderr } = await runCli(
      [...args, '--seed', '1', '--to', tap.url, ...faults, ...reports],
      { cwd },
    );
    expect(exitCode, stderr).toBe(0);
    const said = `${stdout}${stderr}`.replaceAll(/\s+/g, ' ');
    expect(said).toContain(name === 'load' ? `${words}; 1 not timed.` : words);
    if (name === 'load') return;
    const read = (file: string): string => readFileSync(join(cwd, file), 'utf8');
    expect(JSON.parse(read('report.json'))).toMatchObject({
      onPurpose: { faults: { duplicate: 5, cut: 1 }, copies: 5, copyErrors: 0, cutTries: 2, excused: 0 },
    });
    expect(read('report.html')).toContain(words);
    expect(read('report.md')).toContain('| On purpose | duplicate × 5, cut × 1;');
  });

  test('and not at all where nothing did', async () => {
    await using tap = await startWiretap();
    const { stdout, stderr } = await runCli(['trigger', 'typing', '--to', tap.url]);
    expect(stdout + stderr).not.toContain('purpose');
  });
});
