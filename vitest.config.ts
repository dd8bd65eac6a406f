import { defineConfig } from 'vitest/config';
import RetriedTests from './test/support/retried-tests.ts';

/** `npm run test:full` also runs the matrices that take long, and tries many more cases of chance. */
const isFull = process.env['IQMOCK_TEST_FULL'] === '1';
/** `npm run test:ways-in` installs, builds and runs iqmock as its users do: as one file, as a container, from git. */
const areWaysInTried = isFull || process.env['IQMOCK_TEST_WAYS_IN'] === '1';

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['test/support/temporary-root.ts'],
    reporters: [
      'default',
      ...(process.env['GITHUB_ACTIONS'] === 'true' ? ['github-actions'] : []),
      new RetriedTests(),
    ],
    projects: [
      {
        extends: true,
        test: {
          name: 'inside',
          retry: 1,
          // No test mocks a module or changes what is global, so each worker loads every module once.
          isolate: false,
          include: ['test/{unit,property,laws,types}/**/*.test.ts'],
        },
      },
      ...(isFull
        ? [{ extends: true as const, test: { name: 'full', include: ['test/full/**/*.test.ts'] } }]
        : []),
      ...(areWaysInTried
        ? [
            {
              extends: true as const,
              test: {
                name: 'ways-in',
                include: ['test/ways-in/**/*.test.ts'],
                testTimeout: 600_000,
                hookTimeout: 600_000,
                globalSetup: ['test/support/build.ts'],
              },
            },
          ]
        : []),
      {
        extends: true,
        test: {
          name: 'outside',
          include: ['test/e2e/**/*.test.ts'],
          // On a busy machine a process may start too late for what is asked of its timing.
          retry: 2,
          isolate: false,
          // These run the built program, as a user does.
          globalSetup: ['test/support/build.ts'],
        },
      },
    ],
  },
});
