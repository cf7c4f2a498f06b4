import { ReadBehind } from '#libs/projection';
import { ReadingDesk } from '#test/harness/reading-desk';
import { shownRows } from '#test/harness/shown-availability';
import { claim, inRoom4, monday, sundayNoon, theMassage, theRoom } from '#test/rules/front-desk';
import { judge } from '../../../domain/availability/availability.js';
import type { Sight } from '../../../domain/deciding/refused.js';
import { Turns } from '../../../turns.js';
import { availabilityAsOf } from '../as-of-decision.js';

const scope = { tenant: 'acme', shard: 7 };
const nine = monday('09:00');
const range = { start: monday('00:00'), end: monday('24:00') };
const asked = { serviceId: 'svc_massage', start: nine, duration: 30, units: 1 };
const point = (position: number) => ({ position, mark: position.toString(16).padStart(8, '0') });
const idAt = (position: number) => `00000000-0000-7000-8000-0000${point(position).mark}`;

/** The decision saw Ada's booking at nine, and nothing of the day after. */
const seen = (more: Partial<Sight> = {}): Sight => ({
  ...{ service: theMassage(), calendars: [theRoom()], tallies: [] },
  agendas: [{ calendarId: 'cal_room4', day: '2026-11-23', version: 1, claims: [claim('bkg_ada', nine)] }],
  ...more,
});

interface Given {
  readonly viewsAt: number;
  /** Null: the views have no such service. */
  readonly shown?: Parameters<typeof inRoom4>[0] | null;
  readonly moved?: readonly string[];
  /** Whether what has moved can be told. */
  readonly isFarther?: boolean;
  readonly parked?: readonly { readonly subject: string; readonly position: number }[];
  readonly sight?: Sight;
}

/** What is known of Monday after a decision at 10. */
const known = async ({ viewsAt, shown = {}, moved = [], isFarther = false, parked = [], sight = seen() }: Given) => {
  const since = Math.min(viewsAt, 10);
  const desk = new ReadingDesk({
    rows: {
      calendars_v2: (values) => {
        if (shown === null) return [];
        const rows = shownRows(
          inRoom4(shown),
          { ...point(viewsAt), parked: parked.length > 0 ? parked : null },
          values,
        );
        // Days that are known are not read.
        return (values[6] as string[]).length === 0 ? rows : rows.map((row) => ({ ...row, starts: null }));
      },
      materialized: [
        {
          ...{ before: idAt(since), last: null, looked: isFarther ? 1_000 : moved.length + 1 },
          streams: [...moved, 'agenda/cal_room4/2026-11-23'].map((stream, nth) => [
            nth < moved.length ? 'acme' : 'other',
            stream,
            since + 1 + nth,
          ]),
        },
      ],
    },
  });
  const found = await availabilityAsOf(desk.pool, scope, asked, range, { seen: sight, at: point(10) }, new Turns());
  const isFree = (start: number) => judge(found!.context, { start, duration: 30, units: 1 }, sundayNoon).bookable;
  return {
    at: found && { position: found.position, mark: found.mark },
    free: found && [nine, nine + 60 * 60_000].map(isFree),
    statements: desk.statements,
  };
};

describe('when the views stand at the decision', () => {
  it('they count for what it did not see', async () => {
    const { at, free, statements } = await known({ viewsAt: 10 });
    expect({ at, free }).toEqual({ at: point(10), free: [false, true] });
    expect(statements).toHaveLength(1);
  });
});

describe('when the views have not come as far as the decision', () => {
  it('they count for what has not moved since, as of the decision', async () => {
    expect(await known({ viewsAt: 8 })).toMatchObject({ at: point(10), free: [false, true] });
    expect(await known({ viewsAt: 8, moved: ['agenda/cal_room5/2026-11-23'] })).toMatchObject({ free: [false, true] });
  });

  it('what has moved since is closed, as nobody can say what is left of it', async () => {
    const sight = seen({ agendas: [], calendars: [] });
    for (const stream of ['agenda/cal_room4/2026-11-23', 'calendar/cal_room4'])
      expect(await known({ viewsAt: 8, moved: [stream], sight })).toMatchObject({
        at: point(10),
        free: [false, false],
      });
    // What the decision saw it knows.
    const both = ['agenda/cal_room4/2026-11-23', 'calendar/cal_room4'];
    expect(await known({ viewsAt: 8, moved: both })).toMatchObject({ free: [false, true] });
  });

  it('nobody can say anything where a tally has moved, or where it is too long ago', async () => {
    expect((await known({ viewsAt: 8, moved: ['tally-day/svc_massage/2026-11-23'] })).at).toBeNull();
    expect((await known({ viewsAt: 8, isFarther: true })).at).toBeNull();
  });

  it('it is asked of services, calendars, days and tallies alone whether they have moved', async () => {
    const { statements } = await known({ viewsAt: 8 });
    const categories = ['service', 'calendar', 'agenda', 'tally-day', 'tally-week'];
    expect(statements.at(-1)!.values).toEqual([7, 8, expect.any(Number), categories]);
  });
});

describe('when the views have come further than the decision', () => {
  it('they count alone, whatever the decision saw', async () => {
    const { at, free, statements } = await known({ viewsAt: 12 });
    expect({ at, free }).toEqual({ at: point(12), free: [true, true] });
    expect(statements.at(-1)!.values).toEqual([7, 10, expect.any(Number), ['service']]);
  });

  it('but for the service, which may allow what was agreed on once: nobody can say anything where that has moved', async () => {
    const shorter = seen({ service: theMassage({ durations: [60] }) });
    expect((await known({ viewsAt: 12, sight: shorter })).free).toEqual([false, false]);
    expect((await known({ viewsAt: 12, moved: ['service/svc_other'] })).at).toEqual(point(12));
    expect((await known({ viewsAt: 12, moved: ['service/svc_other', 'service/svc_massage'] })).at).toBeNull();
    expect((await known({ viewsAt: 12, isFarther: true })).at).toBeNull();
  });
});

it('nobody can say anything where a tally is parked, or a calendar has no row', async () => {
  const parked = [{ subject: 'tally-day/svc_massage/2026-11-23', position: 3 }];
  expect((await known({ viewsAt: 10, parked })).at).toBeNull();
  expect((await known({ viewsAt: 10, shown: null })).at).toBeNull();
});

it('whatever else goes wrong is told', async () => {
  const desk = new ReadingDesk({ rows: { calendars_v2: () => Promise.reject(new Error('no connection')) } });
  const decided = { seen: seen(), at: point(10) };
  const found = availabilityAsOf(desk.pool, scope, asked, range, decided, new Turns());
  await expect(found).rejects.toThrow('no connection');
  await expect(found).rejects.not.toBeInstanceOf(ReadBehind);
});
