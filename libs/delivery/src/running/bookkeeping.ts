import { isDeepStrictEqual } from 'node:util';
import type { Point } from '#libs/event-store';
import type { Wait } from '../endpoint/endpoint.js';
import type { Lane } from '../queue/lane.js';
import type { Parked } from '../queue/parked.js';
import type { Moved } from '../sql/record-deliveries.js';

/** What the database has of a lane. */
export interface Kept {
  /** Null: it is at the head. */
  readonly own: Point | null;
  readonly parked: ReadonlyMap<string, Parked>;
  readonly wait: Wait | null;
  readonly isDisabled: boolean;
}

export const keptOf = (own: Point | null, { parked, endpoint }: Lane): Kept => ({
  own,
  parked: new Map(parked.map((each) => [each.subject, each])),
  wait: endpoint.wait,
  isDisabled: endpoint.status === 'disabled',
});

/** As the database is to have it, where those at the head stand at `head`. */
export const wantedOf = (lane: Lane, head: Point): Kept => {
  const { doneTo } = lane;
  // One that was made a moment ago may be further on than what has been read for the others.
  const isAtHead = doneTo.position === head.position && lane.endpoint.status === 'active';
  return keptOf(isAtHead ? null : doneTo, lane);
};

/** What has to be written so that the database has it; null: nothing. */
export const differenceOf = (lane: Lane, before: Kept, after: Kept, more: Pick<Moved, 'replayed' | 'isReset'>) => {
  const { tenant, id: subscriber, revision } = lane.subscriber;
  const parked = [...after.parked.values()].filter((each) => !isDeepStrictEqual(before.parked.get(each.subject), each));
  const unparked = [...before.parked.keys()].filter((subject) => !after.parked.has(subject));
  const because = after.isDisabled && !before.isDisabled ? lane.endpoint.disabledBecause : null;
  const isMoved = !isDeepStrictEqual(before.own, after.own);
  const hasNewWait = !isDeepStrictEqual(before.wait, after.wait);
  const isSame = parked.length === 0 && unparked.length === 0 && !because && !isMoved && !hasNewWait;
  if (isSame && more.replayed.length === 0 && !more.isReset) return null;
  return {
    tenant,
    subscriber,
    parked,
    unparked,
    ...(isMoved && { own: after.own }),
    ...(hasNewWait && { wait: after.wait }),
    ...(because && { disabled: { because, revision } }),
    ...more,
  } satisfies Moved;
};
