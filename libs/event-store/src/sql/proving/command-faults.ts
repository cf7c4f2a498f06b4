import type { Pool } from 'pg';

/** Commands that are known as settled, while the log does not have at their position what they led to. */
export const commandFaults = async (pool: Pool, shard: number): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string; stream: string; version: number; position: number }>(
    `select c.id, c.stream, c.version, c.position from slotlog.commands c
      left join slotlog.events e on e.shard = $1 and e.position = c.position
      where c.shard = $1 and (
        e.command_id is distinct from c.id or e.tenant is distinct from c.tenant
        or c.version > 0 and not exists (
          select from slotlog.events s
            where s.shard = $1 and s.tenant = c.tenant and s.stream = c.stream and s.version = c.version)
      )
      order by c.position limit 100`,
    [shard],
  );
  return rows.map(
    ({ id, stream, version, position }) =>
      `command ${id} led to version ${version} of ${stream} at position ${position}, which is not there`,
  );
};
