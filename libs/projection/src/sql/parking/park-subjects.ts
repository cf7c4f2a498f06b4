import type { ClientBase } from 'pg';
import type { Consumer, FailedSubject } from '../../parking/parked-subject.js';

/**
 * Parks subjects of a consumer that are not parked yet. Part of the transaction that moves its position past them.
 */
export const parkSubjects = async (
  client: ClientBase,
  shard: number,
  { name, version }: Consumer,
  failed: readonly FailedSubject[],
  build: string,
): Promise<void> => {
  for (const { tenant, subject, fromVersion, fromPosition, fault, reason } of failed) {
    await client.query(
      `insert into slotlog.parked_subjects
          (shard, consumer, version, tenant, subject, from_version, from_position, fault, reason, build)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [shard, name, version, tenant, subject, fromVersion, fromPosition, fault, reason, build],
    );
  }
};

const onSubject = 'where shard = $1 and consumer = $2 and version = $3 and tenant = $4 and subject = $5';

/**
 * It has been given all its events up to where the consumer stands. Part of the transaction that gave them and inserts a
 * checkpoint of the consumer.
 */
export const unparkSubject = (
  client: ClientBase,
  shard: number,
  { name, version }: Consumer,
  { tenant, subject }: FailedSubject,
) => client.query(`delete from slotlog.parked_subjects ${onSubject}`, [shard, name, version, tenant, subject]);

/** It has been given its events up to this one. As above. */
export const parkFrom = (
  client: ClientBase,
  shard: number,
  { name, version }: Consumer,
  { tenant, subject, fromVersion, fromPosition }: FailedSubject,
) =>
  client.query(`update slotlog.parked_subjects set from_version = $6, from_position = $7 ${onSubject}`, [
    shard,
    name,
    version,
    tenant,
    subject,
    fromVersion,
    fromPosition,
  ]);

/** It was tried again, and failed again. */
export const noteAttempt = (
  db: Pick<ClientBase, 'query'>,
  shard: number,
  { name, version }: Consumer,
  { tenant, subject, fault, reason }: FailedSubject,
  build: string,
) =>
  db.query(
    `update slotlog.parked_subjects
      set attempts = attempts + 1, tried_at = now(), fault = $6, reason = $7, build = $8 ${onSubject}`,
    [shard, name, version, tenant, subject, fault, reason, build],
  );
