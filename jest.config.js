const mapped = { '^(\\.{1,2}/.*)\\.js$': '$1' };

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['slotlog-source', 'node', 'node-addons'] },
  transform: { '^.+\\.ts$': ['@swc/jest', { sourceMaps: 'inline' }] },
  moduleNameMapper: mapped,
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  ...more,
});

const database = {
  globalSetup: '<rootDir>/test/harness/databases/start-database.ts',
  globalTeardown: '<rootDir>/test/harness/databases/stop-database.ts',
};

export default {
  // One more than the cores that this is measured on: most tests wait for a server now and then (two take a fifth longer).
  maxWorkers: 3,
  testTimeout: 120_000,
  projects: [
    project('unit', [
      'apps/**/*.spec.ts',
      'libs/**/*.spec.ts',
      'test/{attack,checker,protocol,simulation,sometimes}/**/*.spec.ts',
    ]),
    project('architecture', ['test/architecture/**/*.spec.ts'], {
      ...database,
      testEnvironment: '<rootDir>/test/architecture/compiler-environment.mjs',
      moduleNameMapper: { ...mapped, '^typescript$': '<rootDir>/test/architecture/given-compiler.cjs' },
    }),
    project('integration', ['test/integration/**/*.int.spec.ts'], database),
    project('e2e', ['test/e2e/**/*.e2e.spec.ts'], database),
    project('stress', ['test/stress/*.stress.spec.ts'], database),
  ],
};
