import type { Call, History } from '../history.js';
import { judge } from '../judge.js';
import { partedFrom } from '../lost-past.js';
import { hour, inTheWay, moment, nine, Planted, pointOf, room, verdictOn } from './given.js';

const of = (history: History, rule: string) => judge(history).filter((finding) => finding.rule === rule);

const failing = (reason: string, troubles?: readonly string[]) => {
  const planted = new Planted();
  planted.call('ada-1.1', { what: 'book' }, { kind: 'failed', reason });
  return of({ ...planted.history, ...(troubles && { troubles }) }, 'trouble').length;
};

it('a call may fail of the database’s troubles, and of those that somebody made', () => {
  const usual = ['busy', 'read-behind', 'write-contention', 'request-in-progress'];
  expect(usual.map((reason) => failing(reason))).toEqual([0, 0, 0, 0]);
  expect([failing('disk-full'), failing('disk-full', ['disk-full']), failing('busy', ['disk-full'])]).toEqual([
    1, 0, 1,
  ]);
});

it('a log with an event that nobody can read is judged by its order and by who was told what', () => {
  const planted = new Planted();
  planted.booked('bkg_1', 'ada-1.1');
  planted.booked('bkg_2', 'bob-1.1');
  const rules = (isUnreadable: boolean) => new Set(judge({ ...planted.history, isUnreadable }).map(({ rule }) => rule));
  expect(rules(false)).toEqual(new Set(['log', 'capacity']));
  expect(rules(true)).toEqual(new Set());
  planted.log[3] = { ...planted.log[3]!, id: planted.log[2]!.id };
  expect(rules(true)).toEqual(new Set(['log', 'acknowledged']));
});

it('a hold has all of its grace where nobody sets clocks', () => {
  const planted = new Planted();
  planted.held('bkg_1', 'ada-1.1', moment(30));
  const row = planted.write('setup', ['calendar/cal_room', 'CalendarChanged', { capacity: 0 }]);
  const at = (recordedAt: number, clockError?: number) => {
    Object.assign(row, { recordedAt });
    return of({ ...planted.history, ...(clockError && { clockError }) }, 'log').length;
  };
  expect([at(moment(32) - 1), at(moment(32)), at(moment(32) - 500, 1_500)]).toEqual([1, 0, 0]);
});

it('a position is of the tenant’s own shard, and a tenant is judged though it has nothing but calls', () => {
  const [one, other] = [new Planted(), new Planted()];
  one.booked('bkg_1', 'ada-1.1');
  other.booked('bkg_2', 'bob-1.1');
  const log = [
    ...one.log,
    ...other.log.map((row) => ({
      ...row,
      shard: 2,
      tenant: 'other',
      id: row.id.replace(/.{8}$/, `f000000${row.position}`),
    })),
  ];
  expect(judge({ calls: one.calls, log }).filter(({ rule }) => rule !== 'unasked')).toEqual([]);
  const nowhere = one.calls.map((call): Call => ({ ...call, tenant: 'nobody' }));
  expect(of({ calls: nowhere, log: one.log }, 'acknowledged')).toHaveLength(1);
});

it('a loss takes what was answered since it began and asked for before it was over', () => {
  const planted = new Planted();
  planted.booked('bkg_1', 'ada-1.1');
  const [{ at, until }] = planted.calls as [Call & { until: number }];
  const lost = (from: number, to: number) =>
    partedFrom({ calls: planted.calls, log: planted.log.slice(0, 2), losses: [{ from, until: to }] }).lost;
  expect([lost(until, at + 1), lost(until + 1, at + 1), lost(until, at)].map(({ length }) => length)).toEqual([
    1, 0, 0,
  ]);
});

it('a past that is lost has what was acknowledged, in its order; refusals of it bind nobody either', () => {
  const planted = new Planted();
  planted.booked('bkg_1', 'ada-1.1');
  planted.booked('bkg_2', 'ada-2.1', room(nine + hour));
  planted.write('setup', ['service/svc_room', 'ServiceCreated', {}]);
  planted.call('bob-1.1', { what: 'book', wanted: room() }, planted.refused('slot-taken', inTheWay('bkg_1')));
  planted.calls.reverse();
  const history = { calls: planted.calls, log: planted.log.slice(0, 2), losses: [{ from: 0, until: moment(100) }] };
  const { lost, calls } = partedFrom(history);
  expect(lost.map(({ position }) => position)).toEqual([4, 6]);
  expect(calls.map(({ answer, until }) => [answer.kind, until])).toEqual(Array(3).fill(['unknown', null]));
  expect(judge(history)).toEqual([]);
  const other = { ...planted.calls[0]!, until: null };
  expect(partedFrom({ ...history, calls: [other] }).calls).toEqual([other]);
});

const offers = (start: number, at: number, plant: (planted: Planted) => void = () => {}, about: string | null = null) =>
  verdictOn((planted) => {
    plant(planted);
    const end = pointOf(planted.log.at(-1)!);
    planted.call(
      'bob-1.1',
      { what: 'look', about, wanted: room(start) },
      { kind: 'offered', at: end, slots: [room(start)] },
      at,
    );
  }).filter(({ rule }) => rule === 'offered').length;

it('a slot is offered that is to come by any clock, or beside one’s own time', () => {
  expect([offers(nine, nine + 1_000), offers(nine, nine + 1_001)]).toEqual([0, 1]);
  const held = (planted: Planted) => void planted.held('bkg_1', 'ada-1.1', moment(40));
  const lapsed = moment(40) + 2_000 - 1_000 - 100;
  expect([offers(nine, lapsed, held), offers(nine, lapsed - 1, held)]).toEqual([0, 1]);
  const booked = (planted: Planted) => void planted.booked('bkg_1', 'ada-1.1');
  expect([offers(nine, moment(20), booked), offers(nine, moment(20), booked, 'bkg_1')]).toEqual([1, 0]);
});

it('a slot is offered with what its service has around it, whatever says which service', () => {
  const alternatives = (command: object) =>
    verdictOn((planted) => {
      planted.write('setup', ['service/svc_room', 'ServiceCreated', { bufferBefore: 30 }]);
      planted.booked('bkg_1', 'ada-1.1');
      planted.booked('bkg_2', 'eve-1.1', room(nine + 3 * hour));
      const details = { ...inTheWay('bkg_1'), alternatives: planted.instead(room(nine + hour)) };
      planted.call('bob-1.1', { what: 'book', ...command }, planted.refused('slot-taken', details));
    }).filter(({ rule }) => rule === 'offered').length;
  expect(alternatives({ wanted: room() })).toBe(1);
  expect(alternatives({ what: 'move', about: 'bkg_2' })).toBe(1);
  expect(alternatives({ wanted: { ...room(), serviceId: 'svc_hall' } })).toBe(0);
});

it('nothing need be offered, as of no event', () => {
  const nothing = (planted: Planted) => {
    planted.booked('bkg_1', 'ada-1.1');
    const details = { ...inTheWay('bkg_1'), alternatives: { at: null, slots: [] } };
    planted.call('bob-1.1', { what: 'book', wanted: room() }, planted.refused('slot-taken', details));
  };
  expect(verdictOn(nothing)).toEqual([]);
});

it('a view has each tenant’s own, with their calendars in any order', () => {
  const viewed = (more: object, tenant = 'default') =>
    verdictOn((planted) => {
      const both = { ...room(), calendarIds: ['cal_room', 'cal_hall'] };
      planted.booked('bkg_1', 'ada-1.1', both);
      const row = { ...both, id: 'bkg_1', tenant: 'default', version: 1, status: 'confirmed', ...more };
      planted.views = { bookings: [row, ...(tenant === 'default' ? [] : [{ ...row, tenant }])] };
    });
  expect(viewed({})).toEqual([]);
  expect(viewed({ calendarIds: ['cal_hall', 'cal_room'] })).toEqual([]);
  expect(viewed({ calendarIds: ['cal_hall', 'cal_hall'] })).not.toEqual([]);
  expect(viewed({}, 'other')).toEqual([]);
});
