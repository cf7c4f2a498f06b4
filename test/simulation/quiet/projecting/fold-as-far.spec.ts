import { type ReplayedEvent, type Scanned, UnreadableEvent } from '#libs/event-store';
import { foldAsFar } from '../../../../libs/projection/src/fold-as-far.js';
import type { Projection } from '../../../../libs/projection/src/projection.js';

const event = (version: number, unreadable = false) => {
  const place = { tenant: 'acme', stream: 'room/a', version, position: version * 10 };
  return { ...place, ...(unreadable && { unreadable: new UnreadableEvent(place as never, 'of a later build') }) };
};

const stream = (count: number, unreadable?: number) =>
  Array.from({ length: count }, (_, nth) =>
    event(nth + 1, nth + 1 === unreadable),
  ) as unknown as Scanned<ReplayedEvent>[];

/** Rows are how many events they come to; some version cannot be taken. */
const projection = (refused: number) =>
  ({
    fold: (events: readonly ReplayedEvent[]) => {
      if (events.some(({ version }) => version === refused)) throw new Error(`nobody like ${refused}`);
      return [[events.length]];
    },
  }) as unknown as Projection;

it('all of a stream that can be folded is folded', () => {
  expect(foldAsFar(projection(0), stream(9))).toEqual({ rows: [[9]], failed: null });
});

it.each([1, 2, 3, 5, 8, 9])(
  'one that fails at its event %d is folded up to that, and known to fail there',
  (version) => {
    expect(foldAsFar(projection(version), stream(9))).toEqual({
      rows: version === 1 ? [] : [[version - 1]],
      failed: {
        ...{ tenant: 'acme', subject: 'room/a', fromVersion: version, fromPosition: version * 10 },
        ...{ fault: 'fold', reason: `nobody like ${version}` },
      },
    });
  },
);

it('one that cannot be read is folded up to that as well', () => {
  expect(foldAsFar(projection(0), stream(4, 3))).toMatchObject({
    rows: [[2]],
    failed: { fromVersion: 3, fault: 'unknown' },
  });
});
