import { type ChildProcess, spawn } from 'node:child_process';

interface Process {
  kill(): unknown;
}

const started: Process[] = [];

/** Without a listener a signal ends a process before it can end others. */
const watchOurselves = () => {
  process.once('exit', () => started.forEach((each) => void each.kill()));
  for (const [signal, code] of Object.entries({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }))
    process.once(signal, () => process.exit(code));
};

/** A process that this one has started ends when this one does: done, failed or told to by a signal. */
export const endWithUs = <Started extends Process>(one: Started): Started => {
  if (started.length === 0) watchOurselves();
  started.push(one);
  return one;
};

/** Waits until its standard input closes, which it does whatever way the process ends that has the other side of it. */
const watch = `
  cat
  read -r pid < "$1/postmaster.pid" && kill -INT "$pid"
  while [ -e "$1/postmaster.pid" ] && kill -0 "$pid"; do sleep 0.1; done
  [ -n "$2" ] && rm -rf "$2"`;

/**
 * A process that would outlive us where we are killed, and tests' own code hears of no signal; it has ended before, as a rule.
 * One with processes of its own is told to end, so that it ends them too.
 */
export const endProcessWithUs = (child: ChildProcess, signal: 'KILL' | 'TERM' = 'KILL'): void => {
  const watcher = watching('read -r _; kill -"$2" "$1"', `${child.pid}`, signal);
  child.once('exit', () => watcher.kill('SIGKILL'));
};

/**
 * So does a Postgres with its data in this folder. It would outlive us, and `stop` does not stop it while somebody is
 * connected, as a script is that fails. `remove` is a folder that goes with it.
 */
export const endServerWithUs = (data: string, remove = ''): void => {
  watching(watch, data, remove);
};

/** So does a folder that no server is in any more; removed while one is, it would be there again. */
export const endFolderWithUs = (folder: string): void => {
  watching('cat; sleep 3; rm -rf "$1"', folder);
};

const watching = (script: string, ...args: readonly string[]): ChildProcess => {
  const watcher = spawn('sh', ['-c', script, 'sh', ...args], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watcher.unref();
  (watcher.stdin as unknown as { unref(): void }).unref();
  return watcher;
};
