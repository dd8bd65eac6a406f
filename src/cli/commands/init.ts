import { join, relative, resolve } from 'node:path';
import { IqmockError, exitCodes } from '../../errors.ts';
import { packagePath, type Host } from '../../env/host.ts';
import { defineCommand } from '../command.ts';
import { force } from '../options/init.ts';
import { starterConfig, starterScenario } from '../starter.ts';

/** `iqmock init` */
export const definition = defineCommand({
  name: 'init',
  doc: 'Writes a first scenario, its schema for your editor, and a configuration file.',
  group: 'Set up',
  arguments: { folder: { doc: 'Where to; the current folder by default.' } },
  options: { force },
  examples: [
    { command: 'iqmock init && iqmock run chats/first-chat.yaml', doc: 'start here, and play it' },
    { command: 'iqmock init test/webhooks', doc: 'start in another folder' },
    { command: 'iqmock init --force', doc: 'write everything anew, over what is there' },
  ],
  async run({ host, terminal, arguments: { folder = '.' }, options }) {
    const files = await filesOf(host);
    const root = resolve(host.cwd, folder);
    const present = Object.keys(files).filter((file) => host.exists(join(root, file)));
    if (present.length > 0 && !options.force) {
      throw new IqmockError('OUTPUT', `${present.join(' and ')} would be overwritten.`, {
        hint: 'Give another folder, or --force to write them anew.',
      });
    }
    for (const [file, text] of Object.entries(files)) {
      await write(host, join(root, file), text);
      terminal.say(`wrote ${relative(host.cwd, join(root, file))}`);
    }
    const scenario = relative(host.cwd, join(root, 'chats/first-chat.yaml'));
    terminal.say(`\nPlay it:  iqmock run ${scenario}`);
    return exitCodes.ok;
  },
});

async function filesOf(host: Host): Promise<Readonly<Record<string, string>>> {
  return {
    'chats/first-chat.yaml': starterScenario,
    'chats/scenario.schema.json': await host.readText(packagePath('schemas/scenario.schema.json')),
    'iqmock.config.yaml': starterConfig,
  };
}

async function write(host: Host, path: string, text: string): Promise<void> {
  try {
    await host.makeDirectory(join(path, '..'));
    await host.writeText(path, text);
  } catch (cause) {
    throw new IqmockError('OUTPUT', `${path} cannot be written: ${(cause as Error).message}.`, { cause });
  }
}
