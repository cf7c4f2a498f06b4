import { laneOf, monday } from '#test/harness/deliveries/room-lane';
import type { Answer } from '../endpoint/answer.js';
import type { Lane } from '../queue/lane.js';
import type { Task } from '../queue/task.js';
import { attemptRow, reasonOf, retryAfterIn } from './attempt.js';
import { conclude } from './conclude.js';

const answered = (status: number, retryAfter: string | null = null): Answer => ({
  ...{ status, retryAfter, excerpt: 'it says', milliseconds: 12 },
});
const silent: Answer = { status: null, silence: 'timed-out', detail: 'no answer', milliseconds: 15_000 };

const told = (lane: Lane, answer: Answer, now = monday, task: Task = lane.next(now)!) => {
  const event = task.kind === 'live' ? task.item.event : laneEvent(lane);
  const row = conclude({ lane, task, event, answer, excerpt: 'sealed' }, { now, chance: 0 });
  return row && { outcome: row.outcome, attempt: row.attempt, nextAt: row.nextAt && (row.nextAt - monday) / 1_000 };
};

/** The first event of room a, as it is read again. */
const laneEvent = (lane: Lane) => (laneOf('a').next(monday) as Extract<Task, { kind: 'live' }>).item.event ?? lane;

const beside = (lane: Lane) => lane.nextBeside('replay 1', monday)!;

describe('an answer', () => {
  it('that takes the event at once leaves nothing to be written down', () => {
    expect(told(laneOf('a'), answered(204))).toBeNull();
  });

  it('that takes it after some that did not is written down, and the subject waits no more', () => {
    const lane = laneOf('a');
    expect(told(lane, answered(500))).toEqual({ outcome: 'failed', attempt: 1, nextAt: 5 });
    expect(told(lane, answered(500), monday + 5_000)).toMatchObject({ outcome: 'failed', attempt: 2 });
    const due = lane.parkedOf('a')!.dueAt;
    expect(told(lane, answered(200), due)).toEqual({ outcome: 'taken', attempt: 3, nextAt: null });
  });

  it('that takes what was sent to see whether the endpoint is there again is written down', () => {
    const lane = laneOf('a');
    expect(told(lane, silent)).toEqual({ outcome: 'failed', attempt: 1, nextAt: 5 });
    expect(told(lane, answered(200), monday + 5_000)).toEqual({ outcome: 'taken', attempt: 1, nextAt: null });
    expect(lane.endpoint.wait).toBeNull();
  });

  it('that wants nothing any more ends it', () => {
    const lane = laneOf('a');
    expect(told(lane, answered(410))).toEqual({ outcome: 'failed', attempt: 1, nextAt: null });
    expect(lane.endpoint).toMatchObject({ status: 'disabled', disabledBecause: 'gone' });
  });

  it('that is the endpoint’s failure has all of it wait, for as long as it says', () => {
    const lane = laneOf('a', 'b');
    expect(told(lane, answered(503, '70'))).toEqual({ outcome: 'failed', attempt: 1, nextAt: 70 });
    expect(lane.parked).toEqual([]);
    expect(lane.endpoint.wait?.subjects).toEqual(['a']);
  });

  it('that is the event’s failure has its subject wait alone, for as long as it says and for the reason that it had', () => {
    const lane = laneOf('a', 'b');
    expect(told(lane, answered(422, '70'))).toEqual({ outcome: 'failed', attempt: 1, nextAt: 70 });
    expect(lane.parked).toMatchObject([{ subject: 'a', reason: 'answered 422', attempts: 1 }]);
    expect(lane.endpoint.wait).toBeNull();
  });

  it('that is the last of many is given up on', () => {
    const lane = laneOf('a');
    let last = told(lane, answered(500));
    for (let nth = 0; nth < 40 && last?.outcome === 'failed'; nth += 1)
      last = told(lane, answered(500), lane.parkedOf('a')!.dueAt);
    expect(last).toMatchObject({ outcome: 'given-up', nextAt: null });
    // What comes behind it is looked for next.
    expect(lane.parked).toMatchObject([{ subject: 'a', fromPosition: 2, attempts: 0 }]);
  });

  it('that is the last of five days of failures ends it, whoever’s failure it seemed to be', () => {
    const crowded = laneOf(...Array.from({ length: 104 }, (_, nth) => `${nth}`));
    for (let nth = 0; nth < 100; nth += 1) told(crowded, answered(500));
    for (const [lane, answer] of [
      [laneOf('a', 'b', 'c'), silent],
      [crowded, answered(500)],
    ] as const) {
      let now = monday;
      let last = told(lane, answer, now);
      for (let nth = 0; nth < 1_000 && lane.endpoint.wait; nth += 1) {
        now = lane.endpoint.wait.until;
        last = told(lane, answer, now);
      }
      expect(lane.endpoint).toMatchObject({ status: 'disabled', disabledBecause: 'unreachable' });
      expect([last, now - monday >= 5 * 86_400_000]).toEqual([{ outcome: 'failed', attempt: 1, nextAt: null }, true]);
    }
  });

  it('where too many wait already is the endpoint’s failure after all', () => {
    const lane = laneOf(...Array.from({ length: 101 }, (_, nth) => `${nth}`));
    for (let nth = 0; nth < 100; nth += 1) told(lane, answered(500));
    expect(told(lane, answered(500))).toEqual({ outcome: 'failed', attempt: 1, nextAt: 5 });
    expect(lane.parked).toHaveLength(100);
    expect(lane.endpoint.wait).not.toBeNull();
  });
});

describe('for a replay beside the order', () => {
  it('it is written down that it was taken', () => {
    const lane = laneOf();
    expect(told(lane, answered(200), monday, beside(lane))).toEqual({ outcome: 'taken', attempt: 1, nextAt: null });
  });

  it('what is not taken is given up on at once, unless it is tried again in its order', () => {
    const lane = laneOf('b');
    expect(told(lane, answered(422), monday, beside(lane))).toEqual({ outcome: 'given-up', attempt: 1, nextAt: null });
    const parked = laneOf('a');
    told(parked, answered(500));
    expect(told(parked, answered(422), monday, beside(parked))).toEqual({ outcome: 'failed', attempt: 1, nextAt: 5 });
    expect(parked.isFlying).toBe(false);
  });

  it('what nothing gets through for is the endpoint’s failure', () => {
    const lane = laneOf();
    expect(told(lane, silent, monday, beside(lane))).toEqual({ outcome: 'failed', attempt: 1, nextAt: 5 });
  });
});

describe('an attempt is written down', () => {
  const lane = laneOf('a');
  const { item } = lane.next(monday) as Extract<Task, { kind: 'live' }>;
  const how = { triedAt: monday, attempt: 2, outcome: 'failed' as const, nextAt: monday + 5, excerpt: 'sealed' };
  const known = {
    ...{ tenant: 'default', subscriber: 'one', event: item.event.id, type: 'SeatTaken', subject: 'a', position: 1 },
    ...how,
  };

  it('with what was answered', () => {
    expect(attemptRow(lane.subscriber, item.event, answered(500), how)).toEqual({
      ...known,
      ...{ status: 500, silence: null, detail: null, milliseconds: 12 },
    });
  });

  it('or with why there was no answer', () => {
    expect(attemptRow(lane.subscriber, item.event, silent, how)).toEqual({
      ...known,
      ...{ status: null, silence: 'timed-out', detail: 'no answer', milliseconds: 15_000 },
    });
  });
});

it('why a subject waits is kept in a few words, and how long it was asked to wait is what an answer says', () => {
  expect([reasonOf(answered(500)), reasonOf(silent)]).toEqual(['answered 500', 'timed-out: no answer']);
  expect([retryAfterIn(answered(503, '9'), 0), retryAfterIn(silent, 0)]).toEqual([9_000, null]);
});
