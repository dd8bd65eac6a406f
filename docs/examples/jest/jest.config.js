// iqmock and its tests are ES modules: run `NODE_OPTIONS=--experimental-vm-modules npx jest`. The packages needed are
// jest, @swc/core and @swc/jest, for the TypeScript of the tests; another transform for TypeScript does as well.
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
};
