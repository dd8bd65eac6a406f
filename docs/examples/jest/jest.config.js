// iqmock and its tests are ES modules: run `NODE_OPTIONS=--experimental-vm-modules npx jest`. The packages needed are
// jest, @swc/core and @swc/jest; another transform for TypeScript does as well.
const swc = (type) => [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type } },
];

export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // iqmock asks for names by `require`. Jest cannot answer with an ES module before Node 24.9, so it gets another form.
  transform: { '\\.ts$': swc('es6'), '/@faker-js/.*\\.js$': swc('commonjs') },
  transformIgnorePatterns: ['/node_modules/(?!@faker-js/)'],
};
