import { beginAttempt, concludeAttempt, leaveOut } from '../letters/attempt.js';
import type { Standing } from '../letters/draft.js';
import { messageIdOf } from '../letters/message-id.js';
import { type NextLetter, nextLetter } from '../letters/next-letter.js';
import { day } from '../letters/schedule.js';
import type { ToldLetter } from '../letters/told-letter.js';
import { countLetter, isKnown } from '../sql/counts.js';
import type { Due } from '../sql/due.js';
import { type Place, writeToldLetter } from '../sql/told-letters.js';
import type { Outcome } from '../transport/outcome.js';
import type { MailParts } from './parts.js';

/** A letter to one audience of a subject that is due. */
export interface Errand {
  readonly place: Place;
  readonly due: Due;
  readonly audience: string;
  readonly kept: ToldLetter | null;
  readonly standing: Standing;
}

/** What became of it, and when it is looked at again, in milliseconds since the epoch; null: not because of this. */
export interface Done {
  readonly outcome: Outcome['type'] | 'left-out' | 'nothing';
  readonly why: string;
  readonly until: number | null;
}

const nothing: Done = { outcome: 'nothing', why: '', until: null };

/** Tells one audience what there is to be told, if anything. Throws Superseded, and what the log or the database fail with. */
export const writeLetter = async (parts: MailParts, errand: Errand): Promise<Done> => {
  const { place, due, audience, kept, standing } = errand;
  const next = await nextLetter(kept, standing, audience);
  if (!next) return nothing;
  const now = parts.log.now();
  const idOf = (sequence: number) => messageIdOf({ place, audience, ...next.draft, sequence, domain: parts.domain });
  const letter = beginAttempt(kept, next, now, idOf);
  if (now > (next.isRepeated ? letter.beganAt : due.happenedAt) + day)
    return concluded(parts, errand, { ...letter, revision: letter.revision - 1 }, { type: 'refused', why: 'late' });
  const { sequence, beganAt: madeAt } = letter;
  const content = await next.draft.write({ sequence, madeAt });
  const limit = await overLimit(parts, errand, next, now);
  if (limit === 'tenant-limit') return { outcome: 'left-out', why: limit, until: nextDay(now) };
  await writeToldLetter(parts.pool, place, audience, limit ? leaveOut(letter, limit) : letter);
  if (limit) return { outcome: 'left-out', why: limit, until: null };
  const { from, to } = next.draft;
  const inReplyTo = letter.told?.to === next.draft.recipient ? letter.told.messageId : null;
  const outcome = await parts.transport.send({ ...content, from, to, messageId: letter.newest.messageId, inReplyTo });
  return concluded(parts, errand, letter, outcome);
};

const concluded = async (
  parts: MailParts,
  { place, audience, kept }: Errand,
  begun: ToldLetter,
  outcome: Outcome,
): Promise<Done> => {
  const now = parts.log.now();
  const { letter, pause } = concludeAttempt(begun, kept, outcome, { now, chance: parts.log.world.chance() });
  const { kind, sequence, state } = letter;
  const whyNot = letter.whyNot ?? '';
  if (state === 'failed') await parts.announce({ ...place, audience, kind, sequence, whyNot });
  await writeToldLetter(parts.pool, place, audience, letter);
  const type = state === 'failed' ? 'refused' : outcome.type;
  return { outcome: type, why: whyNot, until: pause === null ? null : now + pause };
};

/** Letters that are repeated were counted when they were new. */
const overLimit = async (
  { pool, limits }: MailParts,
  { place: { shard, tenant } }: Errand,
  { draft, isRepeated }: NextLetter,
  now: number,
): Promise<'unasked-limit' | 'tenant-limit' | null> => {
  if (isRepeated) return null;
  const { recipient } = draft;
  const counted = { shard, tenant, recipient, now };
  const isLimited = draft.isUnasked && !(await isKnown(pool, counted));
  if (isLimited && !(await countLetter(pool, counted, 1, limits.unasked))) return 'unasked-limit';
  const ofTenant = { ...counted, recipient: '' };
  return (await countLetter(pool, ofTenant, draft.to.length, limits.perTenant)) ? null : 'tenant-limit';
};

const nextDay = (now: number): number => (Math.floor(now / day) + 1) * day;
