import { type EventLog, ShardMovements } from '#libs/event-store';
import { ReadingDesk } from '#test/harness/reading-desk';
import { monday, sundayNoon, theMassage } from '#test/rules/front-desk';
import { day } from '../../../domain/time/interval.js';
import { localDay } from '../../../domain/time/zone.js';
import { lastMove, movesOf } from '../kept.js';
import { KeptSlots } from '../kept-slots.js';
import { type Asked, Parts } from '../parts.js';

const service = theMassage();
const scope = { tenant: 'acme', shard: 7 };
const date = localDay(service.timeZone, monday('09:00'));
const range = { start: monday('00:00'), end: monday('24:00') };
const at = (position: number) => ({ position, mark: `mark${position}` });

const shard = () => new ShardMovements({ position: 5, mark: 'mark5' });

const keeping = () => new KeptSlots({ onLost: () => {} } as unknown as EventLog, new ReadingDesk({}).pool);

const partsOf = (kept: KeptSlots, known: ShardMovements, changes: Partial<Asked> = {}) => {
  const asked: Asked = {
    ...{ scope, service, wanted: { duration: 30, units: 1 }, withCandidates: false, now: sundayNoon },
    ...changes,
  };
  return new Parts(kept, asked, movesOf(known, 'acme', service));
};

const made = (changes: object = {}) => ({
  ...{ value: 'slots', at: at(10), until: sundayNoon + day, isWhole: true },
  ...changes,
});

it('a day that was found out is found again by whoever asks in the same way, for as long as it stands', () => {
  const [kept, known] = [keeping(), shard()];
  const part = partsOf(kept, known).keep('day', date, date, range, made());
  expect(part).toMatchObject({ value: 'slots', at: at(10), since: sundayNoon, until: sundayNoon + day });
  expect(part.past).toBe(known.past);
  expect(part.read).toMatchObject({ dates: ['2026-11-23', '2026-11-23'], weeks: ['2026-W48', '2026-W48'] });
  expect(partsOf(kept, known).find('day', date)).toBe(part);
  expect(partsOf(kept, known).find('day', date + 1)).toBeNull();
  expect(partsOf(kept, known).find('next', date)).toBeNull();
  expect(partsOf(kept, known, { now: sundayNoon + day }).find('day', date)).toBeNull();
  known.goOn(at(20), [['acme', 'agenda/cal_room4/2026-11-23', 20]]);
  expect(partsOf(kept, known).find('day', date)).toBeNull();
});

it('a part that is not whole is told and not kept', () => {
  const [kept, known] = [keeping(), shard()];
  expect(partsOf(kept, known).keep('day', date, date, range, made({ isWhole: false })).value).toBe('slots');
  expect(partsOf(kept, known).find('day', date)).toBeNull();
});

const wanted = (changes: object) => ({ wanted: { duration: 30, units: 1, ...changes } });

it.each<[string, Partial<Asked>]>([
  ['another shard', { scope: { ...scope, shard: 8 } }],
  ['another tenant', { scope: { ...scope, tenant: 'other' } }],
  ['another service', { service: theMassage({ id: 'svc_other' }) }],
  ['another version of it', { service: theMassage({ version: 2 }) }],
  ['another length', wanted({ duration: 60 })],
  ['more units', wanted({ units: 2 })],
  ['one calendar', wanted({ calendarIds: ['cal_room4'] })],
  ['all calendars that would do', { withCandidates: true }],
])('somebody who asks for %s asks in another way', (_, changes) => {
  const [kept, known] = [keeping(), shard()];
  expect(partsOf(kept, known, changes).key).not.toBe(partsOf(kept, known).key);
});

it('somebody who names the same calendars in another order, or twice, asks in the same way', () => {
  const keyOf = (...calendarIds: string[]) => partsOf(keeping(), shard(), wanted({ calendarIds })).key;
  expect(keyOf('cal_b', 'cal_a', 'cal_b')).toBe(keyOf('cal_a', 'cal_b'));
  expect(keyOf('cal_b')).not.toBe(keyOf('cal_a', 'cal_b'));
});

it('others at the same work are waited for once, however many come after', async () => {
  const [kept, known] = [keeping(), shard()];
  const parts = partsOf(kept, known);
  expect(parts.others()).toBeNull();
  const { promise, resolve } = Promise.withResolvers<string>();
  const work = partsOf(kept, known).at(promise);
  expect(partsOf(kept, known, wanted({ units: 2 })).others()).toBeNull();
  expect(parts.others()).not.toBeNull();
  expect(parts.others()).toBeNull();
  resolve('found');
  expect(await work).toBe('found');
});

it('a reused part is so still if none of it has moved', () => {
  const [kept, known] = [keeping(), shard()];
  const parts = partsOf(kept, known);
  const [monday23, tuesday] = [0, 1].map((nth) => {
    const of = { start: range.start + nth * day, end: range.end + nth * day };
    return parts.keep('day', date + nth, date + nth, of, made());
  });
  parts.reused.push(monday23!, tuesday!);
  known.goOn(at(20), [['acme', 'agenda/cal_room4/2026-11-30', 20]]);
  expect(parts.areStill(movesOf(known, 'acme', service))).toBe(true);
  known.goOn(at(21), [['acme', 'agenda/cal_room4/2026-11-25', 21]]);
  expect(parts.areStill(movesOf(known, 'acme', service))).toBe(false);
});

it('an answer stands at the first of what was read, or where nothing was, at the last of what was kept', () => {
  const [kept, known] = [keeping(), shard()];
  const parts = partsOf(kept, known);
  const of = [12, 14, 13].map((position) => parts.keep('day', date, date, range, made({ at: at(position) })));
  expect(parts.point(of)).toEqual(at(14));
  for (const position of [9, 8, 10]) parts.readAt.push(at(position));
  expect(parts.point(of)).toEqual(at(8));
});

it('the last move of a service is the last of all that its slots are made of', () => {
  const last = (...moved: (readonly [string, number])[]) => {
    const known = shard();
    known.goOn(
      at(90),
      moved.map(([stream, position]) => ['acme', stream, position] as const),
    );
    return lastMove(movesOf(known, 'acme', service));
  };
  expect(last(['service/svc_massage', 6], ['calendar/cal_room4', 7], ['calendar/cal_other', 80])).toBe(7);
  expect(last(['service/svc_massage', 8], ['agenda/cal_room4/2026-11-23', 7])).toBe(8);
  for (const stream of ['agenda/cal_room4/2026-11-23', 'tally-day/svc_massage/2026-11-23', 'tally-week/svc_massage/W'])
    expect(last(['service/svc_massage', 6], [stream, 9])).toBe(9);
});
