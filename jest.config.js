const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['slotlog-source', 'node', 'node-addons'] },
  transform: { '^.+\\.ts$': ['@swc/jest', { sourceMaps: 'inline' }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  ...more,
});

const database = {
  globalSetup: '<rootDir>/test/support/start-database.ts',
  globalTeardown: '<rootDir>/test/support/stop-database.ts',
};

export default {
  testTimeout: 120_000,
  projects: [
    project('unit', ['apps/**/*.spec.ts', 'libs/**/*.spec.ts']),
    project('house', ['test/house/**/*.spec.ts'], database),
    project('integration', ['test/integration/**/*.int.spec.ts'], database),
    project('e2e', ['test/e2e/**/*.e2e.spec.ts'], database),
  ],
};
