import { lookup, Resolver } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import pLimit from 'p-limit';
import type { LookUp } from './connect.js';

/**
 * The machine's own way knows its files and search domains, and takes one of the four threads that files and compression
 * need too, for as long as somebody's name server likes: so it is asked last, and holds two of them at most.
 */
const waysAtOnce = 2;

interface NameServers {
  resolve4(name: string): Promise<readonly string[]>;
  resolve6(name: string): Promise<readonly string[]>;
}

/** Asks name servers, and only for what they do not know `elsewhere`. Throws what that failed with. */
export const lookUpBy = (servers: NameServers, elsewhere: (name: string) => Promise<readonly string[]>): LookUp => {
  const inTurn = pLimit(waysAtOnce);
  return async (name) => {
    const asked = await Promise.allSettled([servers.resolve4(name), servers.resolve6(name)]);
    const found = asked.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    return found.length > 0 ? found : inTurn(() => elsewhere(name));
  };
};

/** As this machine looks names up. */
export const lookUpHere: LookUp = lookUpBy(new Resolver({ timeout: 1_000, tries: 2 }), async (name) =>
  (await lookup(name, { all: true })).map(({ address }) => address),
);

/** The addresses that this machine has. */
export const addressesHere = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .map(({ address }) => address);
