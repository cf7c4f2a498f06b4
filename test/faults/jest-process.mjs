import { createRequire } from 'node:module';

/**
 * Runs Jest again and again, with all of it loaded once: its parent sends which tests to run, and is told how many of them
 * passed and failed. In the folder that it is started in, from source.
 */
const { runCLI } = createRequire(import.meta.url)('@jest/core');

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

process.on('message', async ({ project, tests, title, testTimeout }) => {
  const chosen = { selectProjects: [project], testPathPatterns: [tests], testNamePattern: title && literally(title) };
  const argv = {
    _: [],
    $0: 'jest',
    runInBand: true,
    watchman: false,
    reporters: [],
    silent: true,
    testTimeout,
    ...chosen,
  };
  const { results } = await runCLI(argv, [process.cwd()]);
  const broken = results.testResults.find(({ testExecError }) => testExecError);
  process.send({
    passed: results.numPassedTests,
    failed: results.numFailedTests,
    broken: broken ? `${broken.failureMessage}` : null,
  });
});
