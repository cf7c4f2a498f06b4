import type { Pool } from 'pg';
import { type Projection, parkedSubjects } from '#libs/projection';
import type { Scope } from './scope.js';

/** More are not named: whoever watches over the views knows them all. */
const namedAtMost = 20;

/** What a list lacks or shows as it was: things whose rows have not taken all of their events. */
export interface Behind {
  /** Their ids, at most twenty. */
  readonly behind: readonly string[];
}

/** Those of a tenant in one read model, whether or not they would be in the list: that cannot be told. */
export const findBehind = async (pool: Pool, { shard, tenant }: Scope, projection: Projection): Promise<string[]> => {
  const parked = await parkedSubjects(pool, shard, [projection], tenant);
  return parked.slice(0, namedAtMost).map(({ parked: { subject } }) => subject.slice(subject.indexOf('/') + 1));
};

/** Beside what a list finds. */
export const withBehind = async <Page extends object>(
  page: Promise<Page>,
  behind: Promise<readonly string[]>,
): Promise<Page & Behind> => {
  const [found, ids] = await Promise.all([page, behind]);
  return { ...found, behind: ids };
};
