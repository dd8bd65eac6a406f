import type { Builder } from 'junit-report-builder';
import { phases } from '../rule.ts';
import type { RuleOutcome } from '../outcome.ts';
import { plainRule } from '../report/plain.ts';
import { defineCheckWriter } from '../report/writer.ts';

export const definition = defineCheckWriter({
  name: 'junit',
  doc: 'JUnit XML for CI systems: a suite for each phase, a case for each rule.',
  extension: 'xml',
  defaultFile: 'iqmock-check.xml',
  async write(result, options) {
    // The package's types describe another shape of export than Node sees.
    const { default: builder } = await import('junit-report-builder');
    const report = (builder as unknown as Builder).newBuilder().name('iqmock check');
    const { hindrance } = result.calibration;
    if (hindrance !== undefined) {
      const suite = report.testSuite().name('calibration');
      suite
        .testCase()
        .className('calibration')
        .name('a clean conversation')
        .failure(legal(hindrance.message), hindrance.kind);
    }
    for (const phase of phases) {
      const own = result.outcomes.filter((outcome) => outcome.phase === phase);
      if (own.length === 0) continue;
      const suite = report.testSuite().name(phase).timestamp(new Date(result.startedAt).toISOString());
      for (const outcome of own) {
        const testCase = suite
          .testCase()
          .className(phase)
          .name(legal(`${outcome.rule.name} ${outcome.rule.doc}`))
          .time(outcome.tookMs / 1000);
        if (outcome.verdict === 'not judged') testCase.skipped();
        else if (isFailure(outcome)) {
          const text = legal(plainRule(outcome, options.command).join('\n'));
          testCase
            .failure(legal(outcome.failures[0]?.actual ?? ''), outcome.level.toLowerCase())
            .stacktrace(text);
        } else if (outcome.verdict === 'failed')
          testCase.standardOutput(legal(plainRule(outcome, options.command).join('\n')));
      }
    }
    return report.build();
  },
});

/** What is only worth knowing, and what was accepted, breaks no build. */
function isFailure({ verdict, level, acceptedBecause }: RuleOutcome): boolean {
  return verdict === 'failed' && level !== 'INFO' && acceptedBecause === undefined;
}

/** XML 1.0 has no way to write some characters at all. */
function legal(text: string): string {
  return text
    .replaceAll(']]>', ']] >')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
