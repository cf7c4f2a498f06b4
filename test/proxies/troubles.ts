import { setTimeout as sleep } from 'node:timers/promises';
import type { Fleet } from '#test/harness/apps/fleet';
import type { FrontProxy } from '#test/harness/proxies/front-proxy';

/** What happens to a process or to a proxy; over when it resolves. */
interface Trouble {
  readonly name: string;
  befall(): Promise<unknown>;
}

/** In an order in which a process is away now and then when the other one, or a proxy, has its trouble. */
const troublesOf = ({ apis }: Fleet, proxies: readonly FrontProxy[]): readonly Trouble[] => [
  ...apis.map((member) => ({ name: `${member.name} is killed`, befall: () => member.kill() })),
  ...proxies.map((proxy) => ({ name: `${proxy.name} is reloaded`, befall: () => proxy.reload() })),
  ...apis.map((member) => ({ name: `${member.name} is restarted`, befall: () => member.restart() })),
  { name: 'all are killed at once', befall: () => Promise.all(apis.map((member) => member.kill())) },
];

/** One after the other, and over again until the time is up; each comes once at least. Resolves with how often each came. */
export const makeTrouble = async (
  fleet: Fleet,
  proxies: readonly FrontProxy[],
  pause: number,
  enough: AbortSignal,
): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  do {
    for (const { name, befall } of troublesOf(fleet, proxies)) {
      if (enough.aborted && counts[name] !== undefined) break;
      await sleep(pause);
      await befall();
      counts[name] = (counts[name] ?? 0) + 1;
    }
  } while (!enough.aborted);
  return counts;
};
