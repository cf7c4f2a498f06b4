import type { Pool } from 'pg';
import type { Said, ToldLetter } from '../letters/told-letter.js';
import { Superseded } from './positions.js';

/** A subject of a tenant in its shard. */
export interface Place {
  readonly shard: number;
  readonly tenant: string;
  readonly subject: string;
}

interface Row extends Omit<ToldLetter, 'told' | 'newest'> {
  readonly audience: string;
  readonly said: Said | null;
  readonly saidTo: string;
  readonly saidVersion: number;
  readonly saidMessageId: string;
  readonly saying: Said;
  readonly sayingTo: string;
  readonly sayingVersion: number;
  readonly messageId: string;
}

/** What is kept of those who are told of a subject, by audience. */
export const findToldLetters = async (db: Pool, place: Place): Promise<Map<string, ToldLetter>> => {
  const { rows } = await db.query<Row>(
    `select audience, said, said_to as "saidTo", said_version as "saidVersion", said_message_id as "saidMessageId",
        saying, saying_to as "sayingTo", saying_version as "sayingVersion", message_id as "messageId",
        kind, state, is_unsure as "isUnsure", maybe, sequence, attempts, (extract(epoch from began_at) * 1000)::float8 as "beganAt",
        why_not as "whyNot", (extract(epoch from keep_until) * 1000)::float8 as "keepUntil", revision
      from slotlog.told_letters where shard = $1 and tenant = $2 and subject = $3`,
    [place.shard, place.tenant, place.subject],
  );
  return new Map(rows.map((row) => [row.audience, letterOf(row)]));
};

const letterOf = ({
  audience: _,
  said,
  saidTo,
  saidVersion,
  saidMessageId,
  saying,
  sayingTo,
  sayingVersion,
  messageId,
  ...rest
}: Row): ToldLetter => ({
  ...rest,
  told: said && { said, to: saidTo, version: saidVersion, messageId: saidMessageId },
  newest: { said: saying, to: sayingTo, version: sayingVersion, messageId },
});

/** Writes down how a letter stands, on top of its last change. Throws Superseded where that was another one. */
export const writeToldLetter = async (
  db: Pool,
  { shard, tenant, subject }: Place,
  audience: string,
  letter: ToldLetter,
): Promise<void> => {
  const { told, newest } = letter;
  const { rowCount } = await db.query(
    `insert into slotlog.told_letters as t (shard, tenant, subject, audience, said, said_to, said_version, said_message_id,
        saying, saying_to, saying_version, kind, state, is_unsure, maybe, sequence, message_id, attempts, began_at, why_not, keep_until, revision)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
        to_timestamp($19::float8 / 1000), $20, to_timestamp($21::float8 / 1000), $22)
      on conflict (shard, tenant, subject, audience) do update set said = excluded.said, said_to = excluded.said_to,
          said_version = excluded.said_version, said_message_id = excluded.said_message_id, saying = excluded.saying,
          saying_to = excluded.saying_to, saying_version = excluded.saying_version, kind = excluded.kind,
          state = excluded.state, is_unsure = excluded.is_unsure, maybe = excluded.maybe, sequence = excluded.sequence, message_id = excluded.message_id,
          attempts = excluded.attempts, began_at = excluded.began_at, why_not = excluded.why_not,
          keep_until = excluded.keep_until, revision = excluded.revision, changed_at = clock_timestamp()
        where t.revision = excluded.revision - 1`,
    [
      shard,
      tenant,
      subject,
      audience,
      told && JSON.stringify(told.said),
      told?.to ?? null,
      told?.version ?? 0,
      told?.messageId ?? null,
      JSON.stringify(newest.said),
      newest.to,
      newest.version,
      letter.kind,
      letter.state,
      letter.isUnsure,
      JSON.stringify(letter.maybe),
      letter.sequence,
      newest.messageId,
      letter.attempts,
      letter.beganAt,
      letter.whyNot,
      letter.keepUntil,
      letter.revision,
    ],
  );
  if (rowCount !== 1) throw new Superseded('another process writes to the same reader');
};

/** What an audience at an address was written about and what is kept that long at least, by its subjects: what is over soonest first. */
export const findWrittenTo = async (
  db: Pool,
  {
    shard,
    tenant,
    audience,
    recipient,
    prefix,
    keptSince,
  }: Omit<Place, 'subject'> & {
    readonly audience: string;
    readonly recipient: string;
    readonly prefix: string;
    readonly keptSince: number;
  },
  atMost: number,
): Promise<string[]> => {
  const { rows } = await db.query<{ subject: string }>(
    `select subject from slotlog.told_letters
      where shard = $1 and tenant = $2 and saying_to = $3 and audience = $7
        and keep_until >= to_timestamp($4::float8 / 1000) and starts_with(subject, $5)
      order by keep_until limit $6`,
    [shard, tenant, recipient, keptSince, prefix, atMost, audience],
  );
  return rows.map(({ subject }) => subject);
};

/** Nothing can come any more of what they are about. */
export const forgetToldLetters = (db: Pool, shard: number, now: number) =>
  db.query('delete from slotlog.told_letters where shard = $1 and keep_until < to_timestamp($2::float8 / 1000)', [
    shard,
    now,
  ]);
