import { readdir, readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** Milliseconds of one tick of `/proc/<pid>/stat`: a hundred a second on every Linux that Node runs on. */
const tick = 10;

/** Processor that a server and its database have taken so far, in milliseconds. */
export interface Taken {
  readonly node: number;
  readonly postgres: number;
}

export const takenBy = async (node: number, postmaster: number): Promise<Taken> => {
  const all = (await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(statOf))).flat();
  const own = all.find(({ pid }) => pid === node);
  const server = all.find(({ pid }) => pid === postmaster);
  const backends = all.filter(({ parent }) => parent === postmaster);
  const sum = backends.reduce((ticks, { ticks: each }) => ticks + each, server!.ticks + server!.ticksOfEnded);
  return { node: own!.ticks * tick, postgres: sum * tick };
};

/** A process as it is now; none where it has just ended. Its name, which may have blanks and brackets in it, ends at the last bracket. */
const statOf = async (pid: string) => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return [];
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user, system, userOfEnded, systemOfEnded] = fields.slice(11, 15) as [number, number, number, number];
  return [{ pid: Number(pid), parent: fields[1]!, ticks: user + system, ticksOfEnded: userOfEnded + systemOfEnded }];
};

const patience = 10_000;
const look = 200;

/** Waits until what was asked for is done, views included: both take less than a sixth of a core. Returns what they have taken. */
export const onceQuiet = async (taken: () => Promise<Taken>): Promise<Taken> => {
  let before = await taken();
  for (let waited = 0; waited < patience; waited += look) {
    await setTimeout(look);
    const now = await taken();
    if (now.node + now.postgres - before.node - before.postgres < look / 6) return now;
    before = now;
  }
  return before;
};
