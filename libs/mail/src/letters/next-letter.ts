import { isDeepStrictEqual } from 'node:util';
import type { Draft, Standing } from './draft.js';
import type { Told, ToldLetter } from './told-letter.js';

/** What an audience is sent now. */
export interface NextLetter {
  readonly draft: Draft;
  /** Whether it is the newest letter once more. */
  readonly isRepeated: boolean;
}

/**
 * What follows from how a subject stands and what an audience was told of it; null: nothing. A letter that may have arrived is
 * repeated while it is still true, and else whoever may have read it is told what is.
 */
export const nextLetter = async (
  kept: ToldLetter | null,
  standing: Standing,
  audience: string,
): Promise<NextLetter | null> => {
  for (const known of mayKnow(kept)) {
    const draft = await standing.draft(audience, known);
    if (!draft) continue;
    const isRepeated = kept !== null && saysTheSame(draft, kept.newest);
    return isRepeated && kept.state !== 'sending' ? null : { draft, isRepeated };
  }
  return null;
};

/** What the reader knows, or may know instead. */
const mayKnow = (kept: ToldLetter | null): (Told | null)[] => {
  if (!kept) return [null];
  return [kept.told, ...kept.maybe, ...(kept.isUnsure ? [kept.newest] : [])];
};

const saysTheSame = (draft: Draft, { said, to }: Told): boolean =>
  draft.recipient === to && isDeepStrictEqual(draft.said, said);
