import type { Pool } from 'pg';

/** Gives the log the identity of the one that it goes on. As the owner. */
export const takeLogId = (owner: Pool, id: string) => owner.query('update slotlog.log set id = $1', [id]);

/** Gives the log a new identity. Returns the one before and the new one. As the owner. */
export const forkLog = async (owner: Pool): Promise<{ readonly before: string; readonly id: string }> => {
  const { rows } = await owner.query<{ before: string; id: string }>(
    `update slotlog.log l set id = left(replace(gen_random_uuid()::text, '-', ''), 8)
      from (select id from slotlog.log for update) old
      where l.id = old.id returning old.id as before, l.id`,
  );
  return rows[0]!;
};
