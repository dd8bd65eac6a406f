import tseslint from 'typescript-eslint';
import { noForeignKey } from './scripts/no-foreign-key.js';

/** The doors to the machine. Everything else is given a Host, so that a test can stand in for it. */
const doors = ['src/env/**', 'src/cli/main.ts'];

const throughTheHost = 'Take it from the Host (src/env): time, chance and the machine come in by one door.';

export default tseslint.config(
  { ignores: ['dist/**', 'coverage/**', 'node_modules/**', 'bench/results/**'] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      'max-lines': ['error', { max: 220, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // A function that returns a promise may have nothing to wait for yet; its type is the contract.
      '@typescript-eslint/require-await': 'off',
      // `return resolve();` and `() => void stream.write(…)` are plain enough.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // What the code has just proved is written with `as`, which says what is meant.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      // Our interfaces are made of closures: their members do not know `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // Loops of the hot path count by themselves.
      '@typescript-eslint/prefer-for-of': 'off',
      // Rows are looked up by wire name: `row['ChatId']` is a key of data, not a member of ours.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  // Pages run in a browser, with its types.
  {
    files: ['src/serve/page/**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: { project: './src/serve/page/tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    files: ['src/report/html/browser/**/*.ts'],
    languageOptions: {
      parserOptions: {
        project: './src/report/html/browser/tsconfig.json',
        tsconfigRootDir: import.meta.dirname,
      },
    },
  },
  {
    files: ['src/**'],
    ignores: doors,
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: throughTheHost },
        { name: 'performance', message: throughTheHost },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: throughTheHost },
        { object: 'Math', property: 'random', message: throughTheHost },
        { object: 'crypto', property: 'randomUUID', message: throughTheHost },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: throughTheHost },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'node:process', message: throughTheHost },
            { name: 'node:fs', message: throughTheHost },
            { name: 'node:fs/promises', message: throughTheHost },
          ],
        },
      ],
    },
  },
  {
    files: ['test/**', 'bench/**', 'scripts/**', 'docs/**', '*.ts', '*.js'],
    rules: {
      'no-console': 'off',
      // A describe block is a list, not a function with a body to follow.
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      // The runner waits for its tests by itself.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: ['test'], package: 'node:test' }] },
      ],
    },
  },
  // No text is a key of an object: any may come from outside.
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { iqmock: { rules: { 'no-foreign-key': noForeignKey } } },
    rules: { 'iqmock/no-foreign-key': 'error' },
  },
  // What the generator wrote.
  {
    files: ['**/*.gen.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  // A generated comparison says which value is at rest, of whatever type.
  { files: ['**/*.gen.ts'], rules: { '@typescript-eslint/no-unnecessary-boolean-literal-compare': 'off' } },
  // Types from a document that says "any of these, or anything" say so as well.
  {
    files: ['src/serve/page/api/control-api.gen.ts'],
    rules: {
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-duplicate-type-constituents': 'off',
    },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
);
