import { spawn } from 'node:child_process';

/** Jest with these arguments and variables; resolves with its exit code. It ends when this process is told to. */
export const runTests = (args, variables) =>
  new Promise((resolve) => {
    const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    const tests = spawn(process.execPath, [...flags, 'node_modules/jest/bin/jest.js', ...args], {
      stdio: 'inherit',
      env: { ...process.env, ...variables },
    });
    const end = (signal) => tests.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end);
    tests.once('exit', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, end);
      resolve(code ?? 1);
    });
  });
