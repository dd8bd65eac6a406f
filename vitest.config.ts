import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'inside',
          include: ['test/{unit,property,laws,types}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'outside',
          include: ['test/e2e/**/*.test.ts'],
          // These run the built program, as a user does.
          globalSetup: ['test/support/build.ts'],
        },
      },
    ],
  },
});
