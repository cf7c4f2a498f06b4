import type { Pool } from 'pg';
import type { ReplayedEvent } from '#libs/event-store';
import type { Projection } from '#libs/projection';

/** A projection that adds up: an event that it is given twice counts twice, one that is lost is missing. */
export interface GuestCounter extends Projection {
  /** A name that it cannot take; null: it takes all of them. */
  refuses: string | null;
}

export const createGuestCounts = (owner: Pool) =>
  owner.query(`create table slotlog.guest_counts_v1 (shard smallint, tenant text, room text, guests int, last int,
    primary key (shard, tenant, room))`);

export const guestCounter = (refuses: string | null = null): GuestCounter => {
  const take = ({ data, stream }: ReplayedEvent) => {
    if (self.refuses && (data as { who: string }).who === self.refuses)
      throw new Error(`nobody like that in ${stream}`);
  };
  const countOf = (events: readonly ReplayedEvent[]) => {
    for (const event of events) take(event);
    return [events.length, events.at(-1)!.version];
  };
  const self: GuestCounter = {
    name: 'guest-counts',
    version: 1,
    handles: ['room'],
    table: { name: 'guest_counts_v1', key: ['tenant', 'room'], columns: ['guests', 'last'] },
    refuses,
    fold: (events) => [[events[0]!.tenant, events[0]!.stream, ...countOf(events)]],
    project: async (client, shard, events, table) => {
      const streams = Map.groupBy(events, ({ tenant, stream }) => `${tenant} ${stream}`);
      for (const own of streams.values()) {
        const row = [shard, own[0]!.tenant, own[0]!.stream, ...countOf(own)];
        await client.query(
          `insert into slotlog.${table.name} as t values ($1, $2, $3, $4, $5) on conflict (shard, tenant, room)
            do update set guests = t.guests + excluded.guests, last = excluded.last`,
          row,
        );
      }
    },
  };
  return self;
};

/** How many guests each room has by its rows. */
export const guestCounts = async (pool: Pool): Promise<Record<string, number>> => {
  const { rows } = await pool.query<{ room: string; guests: number }>(
    `select tenant || ' ' || room as room, guests from slotlog.guest_counts_v1 order by 1`,
  );
  return Object.fromEntries(rows.map(({ room, guests }) => [room, guests]));
};
