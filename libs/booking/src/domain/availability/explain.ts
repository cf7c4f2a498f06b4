import { type Reason, type Rule } from '../deciding/refused.js';
import { walkGrid } from '../time/grid.js';
import type { Interval } from '../time/interval.js';
import { type Context, judgeWithin, startsPerPause } from './availability.js';
import { reasonOf } from './refuse-slot.js';
import type { Wanted } from './service-rules.js';

/** A start on the grid that could not be booked, with the refusal that booking it would meet. */
export interface RefusedStart {
  readonly start: number;
  readonly reason: Reason;
  readonly rule: Rule | null;
}

type WantedOfAny = Omit<Wanted, 'start' | 'override'>;

/**
 * Every start on the grid within `range` that is not bookable, in order. Between them come pauses, null, at which whoever
 * asks may let others work.
 */
export function* walkRefused(
  context: Context,
  range: Interval,
  wanted: WantedOfAny,
  now: number,
): Generator<RefusedStart | null> {
  const judge = yield* judgeWithin(context, range, wanted, now);
  let judged = 0;
  for (const start of walkGrid(context.service, range)) {
    judged += 1;
    if (judged % startsPerPause === 0) yield null;
    const verdict = judge(start);
    const reason = reasonOf(verdict);
    if (reason) yield { start, reason, rule: verdict.violations[0]?.rule ?? null };
  }
}

export const explainStarts = (context: Context, range: Interval, wanted: WantedOfAny, now: number): RefusedStart[] =>
  [...walkRefused(context, range, wanted, now)].filter((each) => each !== null);
