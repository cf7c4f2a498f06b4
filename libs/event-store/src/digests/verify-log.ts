import type { Pool } from 'pg';
import { commandFaults } from '../sql/proving/command-faults.js';
import { identityFaults } from '../sql/proving/identity-faults.js';
import { orderFaults } from '../sql/proving/order-faults.js';
import { tenantFaults } from '../sql/proving/tenant-faults.js';
import { versionFaults } from '../sql/proving/version-faults.js';
import { verifyDigests } from './verify-digests.js';

/** One thing that is proven of a shard up to a position; `find` returns what is wrong, each as a sentence. */
interface Check {
  readonly name: string;
  find(pool: Pool, shard: number, upTo: number, told: (events: number) => void): Promise<readonly string[]>;
}

/** Events of one statement: some tens of milliseconds. */
const eventsAtOnce = 50_000;

const faultsTold = 100;

const orderIsWhole: Check['find'] = async (pool, shard, upTo, told) => {
  const faults: string[] = [];
  for (let after = 0; after < upTo && faults.length < faultsTold; after += eventsAtOnce) {
    const to = Math.min(after + eventsAtOnce, upTo);
    faults.push(...(await orderFaults(pool, shard, after, to)));
    told(to - after);
  }
  return faults;
};

const digestsAreRight: Check['find'] = async (pool, shard, upTo, told) => {
  let last = 0;
  const broken = await verifyDigests(pool, shard, (position) => {
    told(Math.min(position, upTo) - Math.min(last, upTo));
    last = position;
  });
  if (!broken) return [];
  const { position, reason } = broken;
  return reason === 'changed'
    ? [`the digest of the append that ends at position ${position} does not match its events: one of them was changed`]
    : [`position ${position} was stored by no append`];
};

/** Every check of the log itself. */
const checks: readonly Check[] = [
  { name: 'positions without a gap, time that never runs back', find: orderIsWhole },
  { name: 'versions without a gap, in the order of positions', find: versionFaults },
  { name: 'unique ids, commands in one piece', find: identityFaults },
  { name: 'digests that match the events', find: digestsAreRight },
  { name: 'commands where they were answered to be', find: commandFaults },
  { name: 'tenants in their own shard', find: tenantFaults },
];

/** What a check found in a shard; no faults: it holds. At most a hundred faults of each kind are told. */
export interface Checked {
  readonly check: string;
  readonly shard: number;
  readonly faults: readonly string[];
}

/**
 * Proves a shard of the log up to `upTo`, which must have been its head: one finding for each check, as they are made.
 * `told` hears of events looked at. Everything is done by the database; nothing of the log is held here.
 */
export async function* verifyLog(
  pool: Pool,
  shard: number,
  upTo: number,
  told: (events: number) => void = () => {},
): AsyncGenerator<Checked, void> {
  for (const { name, find } of checks) {
    yield { check: name, shard, faults: await find(pool, shard, upTo, told) };
  }
}
