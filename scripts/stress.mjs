import { runTests } from './run-tests.mjs';

/**
 * What is slow by nature: storms of callers, processes that are killed, every write at the ends of its values; and the
 * properties that `npm test` tries on few random cases, here on many: npm run test:stress [-- what Jest is to be told].
 */
const runs = { ORACLE_RUNS: '5', MODEL_RUNS: '300', GROUP_RUNS: '150', TROUBLE_RUNS: '30' };
const properties = ['offered-is-bookable', 'any-order', 'waitlist/waitlist.spec', 'groups.int', 'follow-trouble.int'];
const told = process.argv.slice(2);

process.exitCode = await runTests(
  told.length > 0
    ? ['--selectProjects', 'stress', ...told]
    : ['--selectProjects', 'unit', 'integration', 'stress', '--testPathPatterns', 'test/stress/', ...properties],
  runs,
);
