import { type Reason, type Rule } from '../deciding/refused.js';
import { gridStarts } from '../time/grid.js';
import type { Interval } from '../time/interval.js';
import { type Context, judgeWithin } from './availability.js';
import { reasonOf } from './refuse-slot.js';
import type { Wanted } from './service-rules.js';

/** A start on the grid that could not be booked, with the refusal that booking it would meet. */
export interface RefusedStart {
  readonly start: number;
  readonly reason: Reason;
  readonly rule: Rule | null;
}

/** Every start on the grid within `range` that is not bookable. */
export const explainStarts = (
  context: Context,
  range: Interval,
  wanted: Omit<Wanted, 'start' | 'override'>,
  now: number,
): RefusedStart[] => {
  const judge = judgeWithin(context, range, wanted, now);
  return gridStarts(context.service, range).flatMap((start) => {
    const verdict = judge(start);
    const reason = reasonOf(verdict);
    return reason ? [{ start, reason, rule: verdict.violations[0]?.rule ?? null }] : [];
  });
};
