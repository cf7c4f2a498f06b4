import { alternativesTo } from './alternatives.js';
import type { Telling } from './asking.js';
import { conflictsFor, spokenConflict } from './conflicts.js';

export const slotTaken: Telling<'slot-taken'> = async (lost, asking) => {
  const offers = await alternativesTo(lost.asked, lost.agendas, asking);
  return { detail: spokenConflict(lost), members: { conflicts: conflictsFor(lost.conflicts, asking), ...offers } };
};

export const capacityExhausted: Telling<'capacity-exhausted'> = async (details, asking) => {
  const { asked, agendas, conflicts, capacity, remaining, requested } = details;
  const offers = await alternativesTo(asked, agendas, asking);
  return {
    detail: `Of ${capacity} places ${remaining} ${remaining === 1 ? 'is' : 'are'} left, and ${requested} were asked for.`,
    members: { capacity, remaining, requested, conflicts: conflictsFor(conflicts, asking), ...offers },
  };
};

export const dependencyGone: Telling<'dependency-gone'> = async ({ missing, asked }, asking) => ({
  detail: `The ${missing.kind} ${missing.id} is archived.`,
  members: { missing: { type: missing.kind, id: missing.id }, ...(asked && (await alternativesTo(asked, [], asking))) },
});
