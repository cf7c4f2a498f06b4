import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { endWithUs } from '#test/harness/databases/end-with-us';

export interface Served {
  readonly origin: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const fromSource = fileURLToPath(new URL('../../../scripts/from-source.mjs', import.meta.url));

/** A program that prints its origin and serves until it is told to end; `BENCH_PROFILE` names where its profile goes. */
export const startNode = async (program: URL, env: Readonly<Record<string, string>>): Promise<Served> => {
  const folder = process.env.BENCH_PROFILE;
  const profile = folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
  const flags = [...profile, '--max-semi-space-size=32', '--import', fromSource, fileURLToPath(program)];
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const child = endWithUs(spawn(process.execPath, flags, { env: { ...process.env, ...env }, stdio: [...stdio] }));
  const [line] = await once(child.stdout!, 'data');
  return {
    origin: String(line).trim(),
    pid: child.pid!,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
};
