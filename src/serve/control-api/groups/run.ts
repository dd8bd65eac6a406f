import { writers } from '../../../writers/index.gen.ts';
import { choice, object, optional, text } from '../../http/schema.ts';
import { playedScenario, runLines, runReport } from '../../run/run.ts';
import { defineEndpoint, defineGroup } from '../endpoint.ts';
import { ownValue } from '../../../own.ts';

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  junit: 'application/xml',
};

const plainText = 'text/plain; charset=utf-8';

/** What was sent so far, as a run. */
export const definition = defineGroup({
  name: 'run',
  doc: 'What was sent so far, as the commands of iqmock read and write it.',
  endpoints: [
    defineEndpoint({
      name: 'getRunFile',
      method: 'GET',
      path: '/run',
      doc: 'Gives the run file of everything that is settled, for iqmock report, replay and init --from.',
      answer: { document: 'application/x-ndjson' },
      run: (instance) => ({ type: 'application/x-ndjson', bytes: runLines(instance), file: 'run.ndjson' }),
    }),
    defineEndpoint({
      name: 'getReport',
      method: 'GET',
      path: '/report',
      doc: 'Gives a report on everything that is settled.',
      query: object({
        format: optional(choice(Object.keys(writers) as [string, ...string[]], 'The format. Default: html.')),
      }),
      answer: { document: [...new Set([...Object.values(contentTypes), plainText])] },
      async run(instance, { query: { format = 'html' } }) {
        return {
          type: ownValue(contentTypes, format) ?? plainText,
          bytes: await runReport(instance, format),
          file: `report.${ownValue(writers, format)?.extension ?? 'txt'}`,
        };
      },
    }),
    defineEndpoint({
      name: 'getPlayedScenario',
      method: 'GET',
      path: '/scenario',
      doc: 'Gives a scenario that holds again what was played, with the pauses between.',
      query: object({
        name: optional(
          text('What it is called. Default: played.', {
            maxLength: 60,
            pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
          }),
        ),
      }),
      answer: { document: 'application/yaml' },
      run: (instance, { query: { name = 'played' } }) => ({
        type: 'application/yaml',
        bytes: playedScenario(instance, name),
        file: `${name}.yaml`,
      }),
    }),
  ],
});
