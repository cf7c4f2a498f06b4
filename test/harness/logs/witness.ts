import type { Pool } from 'pg';
import type { Projection } from '#libs/projection';

/** A projection that notes each event once: a second time breaks the key, a missing one is a gap. */
export interface Witness extends Projection {
  /** What happens in the transaction after the rows; what it throws fails the projection. */
  meanwhile: () => Promise<void>;
  readonly calls: (readonly [first: number, last: number])[];
}

export const createWitnesses = (owner: Pool) =>
  owner.query(`create table slotlog.witnesses (shard smallint, projection text, position bigint,
    primary key (shard, projection, position))`);

export const witness = (name: string, handles = ['room']): Witness => {
  const self: Witness = {
    name,
    version: 1,
    handles,
    table: { name: 'witnesses', key: ['projection', 'position'], columns: [] },
    fold: (events) => events.map(({ position }) => [name, position]),
    calls: [],
    meanwhile: async () => {},
    project: async (client, shard, events) => {
      const positions = events.map(({ position }) => position);
      self.calls.push([positions[0]!, positions.at(-1)!]);
      const rows = [shard, name, positions];
      await client.query('insert into slotlog.witnesses select $1, $2, * from unnest($3::bigint[])', rows);
      await self.meanwhile();
    },
  };
  return self;
};

/** Stops a witness in its transaction, after its rows. */
export const hold = (held: Witness) => {
  const begun = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  held.meanwhile = () => {
    begun.resolve();
    return released.promise;
  };
  return { begun: begun.promise, release: released.resolve };
};

/** The positions of the events that it noted. */
export const witnessed = async (pool: Pool, { name }: Projection): Promise<number[]> => {
  const { rows } = await pool.query<{ position: number }>(
    'select position from slotlog.witnesses where projection = $1 order by position',
    [name],
  );
  return rows.map(({ position }) => position);
};

export const upTo = (head: number) => Array.from({ length: head }, (_, index) => index + 1);
