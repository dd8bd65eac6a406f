import { createHash } from 'node:crypto';
import { levelOf, type Level } from '../contract.ts';
import type { RuleOutcome } from '../outcome.ts';
import type { CheckRule, TrialFailure } from '../rule.ts';
import { conclude } from '../report/conclusion.ts';
import { plainRule } from '../report/plain.ts';
import { sourceLink } from '../report/sources.ts';
import { defineCheckWriter } from '../report/writer.ts';

const sarifLevels: Readonly<Record<Level, string>> = { MUST: 'error', SHOULD: 'warning', INFO: 'note' };
/** A finding is about a running program, not about a line; the place must be the same in every run. */
const place = 'webhook-consumer';

/** The SARIF 2.1.0 report: one result per failure, with a fingerprint that is stable across runs. */
export const definition = defineCheckWriter({
  name: 'sarif',
  doc: 'SARIF 2.1.0, for code scanning: a result for each failure, with a fingerprint that stays the same between runs.',
  extension: 'sarif',
  defaultFile: 'iqmock-check.sarif',
  write(result, options) {
    const { exitCode, sentence } = conclude(result, options);
    const rules = result.outcomes.map(({ rule }) => rule);
    const run = {
      tool: {
        driver: {
          name: 'iqmock',
          version: result.version,
          rules: rules.map((rule) => describe(rule, levelOf(rule.level, result.contract))),
        },
      },
      invocations: [
        {
          executionSuccessful: result.calibration.hindrance === undefined,
          exitCode,
          exitCodeDescription: sentence,
        },
      ],
      results: result.outcomes.flatMap((outcome) =>
        outcome.failures.map((failure) =>
          toResult(outcome, failure, rules.indexOf(outcome.rule), options.command),
        ),
      ),
      columnKind: 'utf16CodeUnits',
    };
    const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
    return `${JSON.stringify(log, null, 2)}\n`;
  },
});

function describe(rule: CheckRule, level: Level): Readonly<Record<string, unknown>> {
  const links = rule.sources.map((source) => `- ${sourceLink(source)}`).join('\n');
  return {
    id: rule.name,
    shortDescription: { text: rule.doc },
    fullDescription: { text: `${rule.why} ${rule.accepts}` },
    help: {
      text: rule.fix,
      markdown: `${rule.fix}\n\n**Sent:** ${rule.sends}\n\n**Right:** ${rule.accepts}\n\n${links}`,
    },
    defaultConfiguration: { level: sarifLevels[level] },
  };
}

function toResult(
  outcome: RuleOutcome,
  failure: TrialFailure,
  ruleIndex: number,
  command: string,
): Readonly<Record<string, unknown>> {
  const { rule, acceptedBecause } = outcome;
  const [title, ...rest] = plainRule({ ...outcome, failures: [failure] }, command);
  return {
    ruleId: rule.name,
    ruleIndex,
    level: sarifLevels[failure.level ?? outcome.level],
    message: { text: [title, ...rest].join('\n') },
    locations: [{ physicalLocation: { artifactLocation: { uri: place }, region: { startLine: 1 } } }],
    partialFingerprints: {
      'iqmockCheck/v1': createHash('sha256')
        .update(`${rule.name} ${failure.signature}`)
        .digest('hex')
        .slice(0, 32),
    },
    ...(acceptedBecause === undefined
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: acceptedBecause }] }),
  };
}
