import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/**
 * What has to be right before a commit and takes less than a minute: the form, the types, the rules of the domain and
 * those of the house, two at a time. Says what fails in full, of the rest one line each.
 */
const npm = (...args) => ['npm', 'run', '--silent', ...args];
const lanes = [
  [npm('build'), npm('test:unit'), npm('lint')],
  [npm('format:check'), npm('types'), npm('test:architecture')],
];

const run = async ([command, ...args]) => {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  console.log(`${code === 0 ? '✓' : '✗'} ${args.at(-1)}`);
  if (code === 0) return;
  console.log(out + err);
  process.exitCode = 1;
};

const runInTurn = async (steps) => {
  for (const step of steps) await run(step);
};

await Promise.all(lanes.map(runInTurn));
