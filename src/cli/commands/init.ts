import { basename, extname, join, relative, resolve } from 'node:path';
import { IqmockError, exitCodes } from '../../errors.ts';
import { packagePath, type Host } from '../../env/host.ts';
import { defineCommand } from '../command.ts';
import { locustfile } from '../locustfile.ts';
import { force, from, locust } from '../options/init.ts';
import type { Terminal } from '../terminal.ts';
import { starterConfig, starterScenario } from '../starter.ts';

/** `iqmock init` */
export const definition = defineCommand({
  name: 'init',
  doc: 'Writes a first scenario and a configuration file, with their schemas for your editor.',
  group: 'Set up',
  arguments: { folder: { doc: 'The folder to write to. Without it: the current folder.' } },
  options: { from, force, locust },
  examples: [
    { command: 'iqmock init && iqmock run chats/first-chat.yaml', doc: 'start here, and play it' },
    { command: 'iqmock init test/webhooks', doc: 'start in another folder' },
    { command: 'iqmock init --from recording.ndjson', doc: 'a scenario from a recording' },
    { command: 'iqmock init --locust', doc: 'the locustfile of a master whose workers are iqmock' },
    { command: 'iqmock init --force', doc: 'write everything again, over existing files' },
  ],
  async run({ host, terminal, arguments: { folder = '.' }, options }) {
    const scenario = options.from === undefined ? starter : await retold(host, terminal, options.from);
    const root = resolve(host.cwd, folder);
    const isThere = (file: string): boolean => host.exists(join(root, file));
    const files = options.locust
      ? { 'locustfile.py': locustfile }
      : await filesOf(host, scenario, options.from !== undefined && isThere('iqmock.config.yaml'));
    const present = Object.keys(files).filter((file) => isThere(file) && !schemaFiles.includes(file));
    if (present.length > 0 && !options.force) {
      throw new IqmockError('OUTPUT', `${present.join(' and ')} would be overwritten.`, {
        hint: 'Give another folder, or --force to overwrite them.',
      });
    }
    const { say } = terminal.reportScreen(false);
    for (const [file, text] of Object.entries(files)) {
      await write(host, join(root, file), text);
      say(`wrote ${relative(host.cwd, join(root, file))}`);
    }
    const next = options.locust
      ? `Start it:  locust --master -f ${relative(host.cwd, join(root, 'locustfile.py'))}`
      : `Play it:  iqmock run ${relative(host.cwd, join(root, 'chats', scenario.file))}`;
    say(`\n${next}`);
    return exitCodes.ok;
  },
});

/** A scenario to write: the name of its file, and its text. */
interface NewScenario {
  readonly file: string;
  readonly text: string;
}

const starter: NewScenario = { file: 'first-chat.yaml', text: starterScenario };

/** The schemas are only refreshed: nobody edits them. */
const schemaFiles = ['chats/scenario.schema.json', 'chats/config.schema.json'];

async function filesOf(
  host: Host,
  { file, text }: NewScenario,
  hasConfig: boolean,
): Promise<Readonly<Record<string, string>>> {
  const schemas = schemaFiles.map(async (path) => [
    path,
    await host.readText(packagePath(`schemas/${basename(path)}`)),
  ]);
  return {
    [`chats/${file}`]: text,
    ...(Object.fromEntries(await Promise.all(schemas)) as Record<string, string>),
    ...(hasConfig ? {} : { 'iqmock.config.yaml': starterConfig }),
  };
}

async function retold(host: Host, terminal: Terminal, path: string): Promise<NewScenario> {
  const [{ readRecorded }, { scenarioFromRecording }, { truncatedNote }] = await Promise.all([
    import('../../replay/source.ts'),
    import('../../replay/to-scenario.ts'),
    import('../truncated.ts'),
  ]);
  const name =
    basename(path, extname(path))
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'recorded';
  const { yaml, leftOut } = scenarioFromRecording(
    name,
    await readRecorded(host, path, truncatedNote(terminal, path)),
  );
  for (const line of leftOut) terminal.say(terminal.paint('yellow', `left out: ${line}`));
  return { file: `${name}.yaml`, text: `# yaml-language-server: $schema=./scenario.schema.json\n${yaml}` };
}

async function write(host: Host, path: string, text: string): Promise<void> {
  try {
    await host.makeDirectory(join(path, '..'));
    await host.writeText(path, text);
  } catch (cause) {
    throw new IqmockError('OUTPUT', `${path} cannot be written: ${(cause as Error).message}.`, {
      hint: 'Name a folder that you may write to.',
      cause,
    });
  }
}
