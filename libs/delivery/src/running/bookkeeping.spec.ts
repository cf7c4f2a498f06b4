import type { Lane } from '../queue/lane.js';
import { differenceOf, keptOf, wantedOf } from './bookkeeping.js';

const at = (position: number) => ({ position, mark: `${position}`.padStart(8, '0') });
const parked = (subject: string, attempts = 1) =>
  ({ subject, fromVersion: 1, fromPosition: 3, attempts, dueAt: 0, reason: 'gone' }) as Lane['parked'][number];
const wait = { since: 1, until: 2, attempts: 1, subjects: ['booking/1'] };

/** A lane that stands at 5, of a subscriber of revision 4. */
const lane = (more: { parked?: Lane['parked']; endpoint?: Partial<Lane['endpoint']>; doneTo?: number } = {}) =>
  ({
    subscriber: { tenant: 'acme', id: 'sub_1', revision: 4 },
    doneTo: at(more.doneTo ?? 5),
    parked: more.parked ?? [],
    endpoint: { status: 'active', disabledBecause: null, wait: null, ...more.endpoint },
  }) as unknown as Lane;

const nothingMore = { replayed: [], isReset: false };
const mine = { tenant: 'acme', subscriber: 'sub_1', parked: [], unparked: [], ...nothingMore };

describe('a lane is kept', () => {
  it('at the head where it has done all that those there have, and is active', () => {
    expect(wantedOf(lane(), at(5)).own).toBeNull();
  });

  it('where it stands by itself, where that is behind or beyond the head, or it is not active', () => {
    expect(wantedOf(lane(), at(6)).own).toEqual(at(5));
    expect(wantedOf(lane(), at(4)).own).toEqual(at(5));
    const off = lane({ endpoint: { status: 'disabled' } });
    expect(wantedOf(off, at(5))).toMatchObject({ own: at(5), isDisabled: true });
  });
});

describe('the record of a lane’s changes says', () => {
  const difference = (before: Lane, after: Lane, more = nothingMore as Parameters<typeof differenceOf>[3]) =>
    differenceOf(after, wantedOf(before, at(5)), wantedOf(after, at(5)), more);

  it('nothing where it is as it was', () => {
    const same = () => lane({ parked: [parked('booking/1')], endpoint: { wait: { ...wait } }, doneTo: 3 });
    expect(difference(same(), same())).toBeNull();
  });

  it('where it stands now, and that it is at the head', () => {
    expect(difference(lane(), lane({ doneTo: 3 }))).toEqual({ ...mine, own: at(3) });
    expect(difference(lane({ doneTo: 3 }), lane())).toEqual({ ...mine, own: null });
  });

  it('what is parked anew or otherwise, and what is not any more', () => {
    const [a, b, c] = ['booking/a', 'booking/b', 'booking/c'].map((each) => parked(each)) as [never, never, never];
    const again = parked('booking/b', 2);
    const changed = difference(lane({ parked: [a, b, c] }), lane({ parked: [again, c, parked('booking/d')] }));
    expect(changed).toEqual({ ...mine, parked: [again, parked('booking/d')], unparked: ['booking/a'] });
    expect(difference(lane({ parked: [a] }), lane())).toEqual({ ...mine, unparked: ['booking/a'] });
    expect(difference(lane(), lane({ parked: [a] }))).toEqual({ ...mine, parked: [a] });
  });

  it('that it waits, and that it waits no longer', () => {
    const waiting = lane({ endpoint: { wait } });
    expect(difference(lane(), waiting)).toEqual({ ...mine, wait });
    expect(difference(waiting, lane())).toEqual({ ...mine, wait: null });
  });

  it('that it was disabled, once, and as of which revision', () => {
    const off = () => lane({ doneTo: 3, endpoint: { status: 'disabled', disabledBecause: 'gone' } as never });
    expect(difference(lane({ doneTo: 3 }), off())).toEqual({ ...mine, disabled: { because: 'gone', revision: 4 } });
    expect(difference(off(), off())).toBeNull();
  });

  it('which replays are done, and that its failures were forgotten', () => {
    const replayed = { replayed: ['rep_1'], isReset: false };
    expect(difference(lane(), lane(), replayed)).toEqual({ ...mine, ...replayed });
    const reset = { replayed: [], isReset: true };
    expect(difference(lane(), lane(), reset)).toEqual({ ...mine, ...reset });
  });
});

it('the parked events that the database has of a lane are known by subject', () => {
  const { parked: known } = keptOf(null, lane({ parked: [parked('booking/1'), parked('booking/2')] }));
  expect([...known]).toEqual([
    ['booking/1', parked('booking/1')],
    ['booking/2', parked('booking/2')],
  ]);
});
