import { IqmockError, exitCodes, suggest } from '../../errors.ts';
import { defineCommand } from '../command.ts';
import { shells, type ShellName } from '../shells.ts';

/** `iqmock completion` */
export const definition = defineCommand({
  name: 'completion',
  doc: 'Prints a script for shell completion of commands, flags and names.',
  group: 'Set up',
  arguments: {
    shell: { doc: `One of ${Object.keys(shells).join(', ')}.`, required: true, complete: 'shell' },
  },
  options: {},
  examples: [
    { command: 'source <(iqmock completion bash)', doc: 'for this shell only' },
    ...Object.entries(shells).map(([name, { install }]) => ({ command: install, doc: `for every ${name}` })),
  ],
  endsWithOutput: true,
  async run({ terminal, arguments: { shell } }) {
    if (!Object.hasOwn(shells, shell)) {
      throw new IqmockError('USAGE', `There is no completion for "${shell}".`, {
        hint: suggest(shell, Object.keys(shells)),
      });
    }
    await terminal.write(shells[shell as ShellName].script);
    return exitCodes.ok;
  },
});
