import type { Pool } from 'pg';
import { listStreams, tenantsInShard } from '#libs/event-store';

export interface FoundAcross {
  readonly check: string;
  readonly faults: readonly string[];
}

const toldAtMost = 100;

/**
 * What no shard shows by itself: a tenant that has events in several of them, and days of a calendar on which claims lie in
 * several, so that none of these knows whether the others have left any room.
 */
export const acrossShards = async (owner: Pool, shards: readonly number[]): Promise<FoundAcross[]> => {
  const homes = new Map<string, number[]>();
  for (const shard of [...new Set(shards)].sort((one, other) => one - other)) {
    for (const tenant of await tenantsInShard(owner, shard)) homes.set(tenant, [...(homes.get(tenant) ?? []), shard]);
  }
  const spread = [...homes].filter(([, of]) => of.length > 1);
  const agendas: string[] = [];
  for (const [tenant, of] of spread) agendas.push(...(await sharedAgendas(owner, tenant, of)));
  return [
    {
      check: 'all events of each tenant in one shard',
      faults: spread
        .map(([tenant, of]) => `tenant ${tenant} has events in the shards ${of.join(', ')}`)
        .slice(0, toldAtMost),
    },
    { check: 'all claims on a day of a calendar in one shard', faults: agendas.slice(0, toldAtMost) },
  ];
};

const sharedAgendas = async (owner: Pool, tenant: string, shards: readonly number[]): Promise<string[]> => {
  const where = new Map<string, number[]>();
  for (const shard of shards) {
    for (const stream of await listStreams(owner, shard, tenant, 'agenda/', 'agenda0'))
      where.set(stream, [...(where.get(stream) ?? []), shard]);
  }
  return [...where]
    .filter(([, of]) => of.length > 1)
    .map(([stream, of]) => {
      const [, calendarId, day] = stream.split('/');
      return `${tenant} ${calendarId}: the claims of ${day} lie in the shards ${of.join(', ')}, which cannot see each other`;
    });
};
