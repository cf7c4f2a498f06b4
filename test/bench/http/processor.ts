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

/** What a server and its database take for some work, to the microsecond. A process that has ended by its end is not in it. */
export const finelyTakenFor = async (node: number, postmaster: number, work: () => Promise<void>): Promise<Taken> => {
  const ofAll = async (): Promise<Map<number, number>> => {
    const all = (await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(statOf))).flat();
    const ours = all.filter(({ pid, parent }) => pid === node || pid === postmaster || parent === postmaster);
    return new Map(await Promise.all(ours.map(async ({ pid }) => [pid, await ranFor(pid)] as const)));
  };
  const before = await ofAll();
  await work();
  const spent = [...(await ofAll())].map(([pid, ms]) => ({ pid, ms: ms - (before.get(pid) ?? 0) }));
  const sum = (isNode: boolean) =>
    spent.filter(({ pid }) => (pid === node) === isNode).reduce((all, { ms }) => all + ms, 0);
  return { node: sum(true), postgres: sum(false) };
};

/** How long the threads of a process have been on a processor, in milliseconds. */
const ranFor = async (pid: number): Promise<number> => {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const times = threads.map(async (thread) => {
    const stat = await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0');
    return Number(stat.split(' ')[0]) / 1e6;
  });
  return (await Promise.all(times)).reduce((ms, each) => ms + each, 0);
};
