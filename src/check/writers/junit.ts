import { countCases, junitXml, type JunitCase, type JunitSuite } from '../../writers/parts/junit-xml.ts';
import type { CheckResult, RuleOutcome } from '../outcome.ts';
import { askedFor } from '../report/conclusion.ts';
import { plainRule } from '../report/plain.ts';
import { defineCheckWriter } from '../report/writer.ts';
import { phases } from '../rule.ts';

/** The JUnit report: one suite per phase, one case per rule. */
export const definition = defineCheckWriter({
  name: 'junit',
  doc: 'JUnit XML for CI systems: a suite for each phase, a case for each rule.',
  extension: 'xml',
  defaultFile: 'iqmock-check.xml',
  write(result, { command }) {
    const suites = [...calibrationSuite(result), ...phaseSuites(result, command)];
    return [...junitXml('iqmock check', suites)].join('');
  },
});

/** Only where a clean conversation failed: then no rule could be judged. */
function calibrationSuite({ calibration: { hindrance } }: CheckResult): JunitSuite[] {
  if (hindrance === undefined) return [];
  const { message, kind: type } = hindrance;
  return [
    suiteOf('calibration', [
      { className: 'calibration', name: 'a clean conversation', failure: { message, type, text: '' } },
    ]),
  ];
}

function phaseSuites(result: CheckResult, command: string): JunitSuite[] {
  const { startedAt } = result;
  return phases.flatMap((phase) => {
    const own = askedFor(result).filter((outcome) => outcome.phase === phase);
    if (own.length === 0) return [];
    const cases = own.map((outcome) => ruleCase(outcome, command));
    return [{ ...suiteOf(phase, cases), timestamp: new Date(startedAt).toISOString() }];
  });
}

function ruleCase(outcome: RuleOutcome, command: string): JunitCase {
  const { rule, phase, tookMs, verdict, level, failures } = outcome;
  const timeSeconds = Math.round(tookMs) / 1000;
  const one = { className: phase, name: `${rule.name} ${rule.doc}`, timeSeconds };
  if (verdict === 'not judged') return { ...one, skipped: outcome.reason ?? true };
  if (verdict !== 'failed') return one;
  const text = plainRule(outcome, command).join('\n');
  if (!isFailure(outcome)) return { ...one, output: text };
  return { ...one, failure: { message: failures[0]?.actual ?? '', type: level.toLowerCase(), text } };
}

function suiteOf(name: string, cases: readonly JunitCase[]): JunitSuite {
  return { name, counts: countCases(cases), cases };
}

/** What is only worth knowing, and what was accepted, breaks no build. */
function isFailure({ verdict, level, acceptedBecause }: RuleOutcome): boolean {
  return verdict === 'failed' && level !== 'INFO' && acceptedBecause === undefined;
}
