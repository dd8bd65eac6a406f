import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

/** Counts and names at the end the tests that passed only when they were tried again. */
export default class RetriedTests implements Reporter {
  private vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const retried = modules.flatMap(({ children }) => [...children.allTests('passed')].filter(isFlaky));
    this.vitest?.logger.log(textOf(retried));
  }
}

function isFlaky(test: TestCase): boolean {
  return test.diagnostic()?.flaky === true;
}

function textOf(retried: readonly TestCase[]): string {
  if (retried.length === 0) return 'No test was tried again.\n';
  const lines = retried.map(
    (test) =>
      `  ${test.module.relativeModuleId} > ${test.fullName} (try ${(test.diagnostic()?.retryCount ?? 0) + 1})`,
  );
  return `${retried.length} ${retried.length === 1 ? 'test' : 'tests'} passed at a second try:\n${lines.join('\n')}\n`;
}
