import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { inPackage } from '#libs/database';

const lives = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('a process that a killed one has started does not go on', async () => {
  const program = ['--import', inPackage('scripts/from-source.mjs'), inPackage('test/programs/start-and-wait.ts')];
  const starter = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(starter.stdout, 'data');
  const started = Number(String(line));
  expect(lives(started)).toBe(true);
  starter.kill('SIGKILL');
  await once(starter, 'exit');
  while (lives(started)) await sleep(20);
});
