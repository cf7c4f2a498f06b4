import type { Pool } from 'pg';
import { type EventLog, readSealedFor, textsSealedIn } from '#libs/event-store';

/** A text that was about somebody, and where it stood: `customer.name`. */
export interface KnownText {
  readonly text: string;
  readonly field: string;
}

/** What a log says of somebody, as it can be read now; each text once. */
export const readKnownTexts = async (
  log: EventLog,
  owner: Pool,
  shard: number,
  tenant: string,
  person: string,
): Promise<KnownText[]> => {
  const known = new Map<string, KnownText>();
  for await (const sealed of readSealedFor(owner, shard, tenant, person)) {
    const opened = await log.reveal(shard, tenant, sealed);
    for (const [field, text] of textsSealedIn(sealed, opened)) {
      if (!known.has(text)) known.set(text, { text, field });
    }
  }
  return [...known.values()];
};

const enough = { named: 3, others: 6 };

/**
 * Whether a text is found by chance only where it does mean somebody: `yes` or `web` in metadata stand in any database, a
 * name of three letters seldom does.
 */
export const tells = ({ text, field }: KnownText): boolean => {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters >= (field.startsWith('customer.') || field === given ? enough.named : enough.others);
};

/** The field of what the operator gives to look for besides. */
export const given = 'given';
