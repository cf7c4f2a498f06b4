import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fromNow, now } from '../../harness/running-clock.js';
import { run } from './pack.js';

const root = join(import.meta.dirname, '../../..');

/** What the page has for those who follow it, one line of shell each, without what it says about them. */
const steps = (): string[] => {
  const page = readFileSync(join(root, 'docs/frontends.md'), 'utf8');
  const [, block] = /^## Ten minutes.*?\n```sh\n(.*?)^```/ms.exec(page)!;
  return block!
    .trim()
    .split('\n')
    .map((line) => line.replace(/\s+#.*/, ''));
};

/** What goes on until it is stopped, and where it answers. */
const servers: Record<string, string> = {
  'npm start': 'http://localhost:3000/readyz',
  'node serve.mjs': 'http://localhost:8080',
};

const serviceIn = (lines: readonly string[]): string => lines.join('\n').match(/\bsvc_\S+/)![0];

/** The public key of the house that has this service, out of what the seed has printed. */
const publicKeyIn = (printed: string, serviceId: string): string => {
  const key = printed.split(/public key, for pages\s+/).find((house) => house.includes(serviceId));
  return key!.match(/^slp_\S+/)![0];
};

const answers = async (url: string): Promise<boolean> => (await fetch(url).catch(() => null))?.ok ?? false;

const secondsSince = (then: Temporal.Instant): string => now().since(then).total('seconds').toFixed(1).padStart(7);

/** Starts that lie apart. */
const three = async (key: string, serviceId: string): Promise<string[]> => {
  const [from, to] = [24, 192].map((hours) => fromNow({ hours }).toString());
  const slots = `http://localhost:3000/v1/services/${serviceId}/slots?from=${from}&to=${to}`;
  const answer = await fetch(slots, { headers: { Authorization: `Bearer ${key}` } });
  const { slots: free } = (await answer.json()) as { readonly slots: readonly { readonly start: string }[] };
  return [2, 6, 10].map((nth) => free[nth]!.start);
};

/**
 * Follows the ten minutes of docs/frontends.md to the letter, in a fresh clone of what is committed, and takes the same time in two windows
 * of Chromium; prints the seconds of each step. Fails where a step does, or the ports of the page are taken.
 */
export const follow = async (): Promise<void> => {
  for (const url of Object.values(servers))
    if (await answers(url)) throw new Error(`${new URL(url).origin} answers already: the page needs it for itself`);
  const folder = mkdtempSync(join(tmpdir(), 'follow-'));
  const started: ChildProcess[] = [];
  const began = now();
  const timed = async (what: string, step: () => unknown) => {
    const since = now();
    await step();
    console.log(`${secondsSince(since)} s  ${what}`);
  };
  let cwd = folder;
  let key = 'slp_…';
  try {
    await timed('git clone', () => run('git', ['clone', '--quiet', root, folder], folder));
    const lines = steps();
    const serviceId = serviceIn(lines);
    for (const line of lines) {
      const told = line.replace('slp_…', key);
      const [, ready] = Object.entries(servers).find(([begin]) => line.startsWith(begin)) ?? [];
      await timed(line, async () => {
        if (line.startsWith('cd ')) cwd = join(cwd, line.slice(3));
        else if (ready) {
          const server = spawn('sh', ['-c', told], { cwd, detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
          started.push(server);
          while (!(await answers(ready))) {
            if (server.exitCode !== null || server.signalCode !== null)
              throw new Error(`${line} has ended before it answered`);
            await sleep(50);
          }
        } else {
          const printed = run('sh', ['-c', told], cwd);
          if (line === 'npm run seed') key = publicKeyIn(printed, serviceId);
        }
      });
    }
    await timed('two visitors in Chromium, of whom one is faster', async () => {
      const visit = join(root, 'test/programs/visit-picker.mjs');
      const given = [visit, servers['node serve.mjs']!, ...(await three(key, serviceId))];
      const visited = execFileSync(process.execPath, given, { encoding: 'utf8', timeout: 120_000 });
      const { said, offered } = JSON.parse(visited);
      console.log(`           “${said.trim()}” and ${offered.length} other times`);
    });
    console.log(`${secondsSince(began)} s  in all`);
  } finally {
    const running = started.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    const ended = running.map((server) => once(server, 'exit'));
    for (const { pid } of running) process.kill(-pid!);
    await Promise.all(ended);
    rmSync(folder, { recursive: true, force: true });
  }
};
