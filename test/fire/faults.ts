import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from '#test/fuzz/dice';
import type { Fleet, Member } from '#test/harness/apps/fleet';
import { administer } from '#test/harness/databases/administer';
import { readPostmasterPid } from '../../libs/database/src/embedded/postmaster-pid.js';

/** Where it burns. */
export interface Place {
  readonly fleet: Fleet;
  /** Of the server itself, not through a link. */
  readonly databaseUrl: string;
  /** The folder of the server's data. */
  readonly data: string;
  readonly dice: Dice;
  /** What takes a second elsewhere takes so many here: between two faults there is time for something to be done. */
  readonly pace: number;
}

/** What happens to one of the processes, or to the database and the ways to it; over when it resolves. */
export interface Fault {
  readonly name: string;
  befall(place: Place): Promise<void>;
}

const frozen = async (member: Member, dice: Dice) => {
  member.freeze();
  await sleep(1_000 + dice.below(3_000));
  member.thaw();
};

const ofProcesses: readonly Fault[] = [
  { name: 'an API process is killed', befall: ({ fleet, dice }) => dice.pick(fleet.apis).kill() },
  { name: 'an API process is frozen', befall: ({ fleet, dice }) => frozen(dice.pick(fleet.apis), dice) },
  { name: 'the projector is killed', befall: ({ fleet, dice }) => dice.pick(fleet.projectors).kill() },
  { name: 'the projector is frozen', befall: ({ fleet, dice }) => frozen(dice.pick(fleet.projectors), dice) },
];

const cutOff = async ({ fleet, dice }: Place, how: 'cut' | 'swallowAll') => {
  const { link } = dice.pick(fleet.members);
  link[how]();
  await sleep(500 + dice.below(2_500));
  link.mend();
};

/** It may be away already. */
const ask = (url: string, sql: string) =>
  administer(url, async (client) => (await client.query(sql)).rows as { pid: number }[]).catch(() => []);

const backends = (limit: number) =>
  `select pid from pg_stat_activity
    where backend_type = 'client backend' and application_name <> 'slotlog tests' order by random() limit ${limit}`;

const ofTheDatabase: readonly Fault[] = [
  { name: 'a process is refused by the database', befall: (place) => cutOff(place, 'cut') },
  { name: 'a black hole is before the database', befall: (place) => cutOff(place, 'swallowAll') },
  {
    name: 'connections are dropped without a word',
    befall: async ({ fleet, dice }) => dice.pick(fleet.members).link.swallow(),
  },
  {
    name: 'answers are dropped without a word',
    befall: async ({ fleet, dice }) => dice.pick(fleet.members).link.swallowAnswers(),
  },
  {
    name: 'backends are terminated',
    befall: async ({ databaseUrl, dice }) =>
      void (await ask(databaseUrl, `select pg_terminate_backend(pid) from (${backends(1 + dice.below(10))}) b`)),
  },
  {
    name: 'a backend is killed and the database crashes',
    befall: async ({ databaseUrl }) => {
      for (const { pid } of await ask(databaseUrl, backends(1))) tell(pid, 'SIGKILL');
    },
  },
  {
    name: 'the database is stopped at once and started',
    befall: async ({ data }) => {
      const found = await readPostmasterPid(data);
      if (found) tell(found.pid, 'SIGQUIT');
    },
  },
];

const tell = (pid: number, signal: NodeJS.Signals) => {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
};

/**
 * One of each kind before any comes again, in an order drawn by lot; the two kinds go on beside each other, so that a
 * process may be killed while the database is away. Resolves with how often each has befallen, once none goes on.
 */
export const setOnFire = async (place: Place, burning: AbortSignal): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  const burn = async (faults: readonly Fault[]) => {
    for (;;) {
      for (const fault of shuffled(faults, place.dice)) {
        await sleep((300 + place.dice.below(1_200)) * place.pace);
        if (burning.aborted) return;
        await fault.befall(place);
        counts[fault.name] = (counts[fault.name] ?? 0) + 1;
      }
    }
  };
  await Promise.all([burn(ofProcesses), burn(ofTheDatabase)]);
  return counts;
};

const shuffled = <T>(all: readonly T[], dice: Dice): T[] => {
  const left = [...all];
  return all.map(() => left.splice(dice.below(left.length), 1)[0]!);
};
