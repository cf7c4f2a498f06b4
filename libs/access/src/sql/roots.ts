import type { ClientBase, Pool } from 'pg';

export interface WrappedRoot {
  readonly purpose: string;
  readonly generation: number;
  readonly wrapped: Buffer;
}

/** All of them, each purpose's newest one last. */
export const listRoots = async (db: Pool | ClientBase): Promise<WrappedRoot[]> => {
  const { rows } = await db.query<WrappedRoot>(
    'select purpose, generation, wrapped from slotlog.roots where shard = 0 order by purpose, generation',
  );
  return rows;
};

const columns = (roots: readonly WrappedRoot[]) => [
  roots.map(({ purpose }) => purpose),
  roots.map(({ generation }) => generation),
  roots.map(({ wrapped }) => wrapped),
];

/** What is there already stays. */
export const insertRoots = (db: Pool | ClientBase, roots: readonly WrappedRoot[]) =>
  db.query(
    `insert into slotlog.roots (purpose, generation, wrapped)
      select * from unnest($1::text[], $2::smallint[], $3::bytea[]) on conflict do nothing`,
    columns(roots),
  );

export const replaceRoots = (owner: ClientBase, roots: readonly WrappedRoot[]) =>
  owner.query(
    `update slotlog.roots r set wrapped = n.wrapped
      from unnest($1::text[], $2::smallint[], $3::bytea[]) n(purpose, generation, wrapped)
      where r.shard = 0 and r.purpose = n.purpose and r.generation = n.generation`,
    columns(roots),
  );

export const removeRoots = (owner: ClientBase, purpose: string, before: number) =>
  owner.query('delete from slotlog.roots where shard = 0 and purpose = $1 and generation < $2', [purpose, before]);

/** Nobody else draws or changes one until the transaction ends; they are read meanwhile. */
export const holdRoots = (owner: ClientBase) => owner.query('lock table slotlog.roots in exclusive mode');
