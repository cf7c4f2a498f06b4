import type { History } from '../history.js';
import { judge } from '../judge.js';
import { partedFrom } from '../lost-past.js';
import { confirmed, hour, moment, nine, Planted, pointOf, room } from './given.js';

/** Two bookings, of which the standby lacks the second: another one is there instead. */
const failedOver = () => {
  const planted = new Planted();
  planted.booked('bkg_1', 'ada-1.1');
  planted.booked('bkg_2', 'ada-2.1', room(nine + hour));
  const others = new Planted();
  others.booked('bkg_1', 'ada-1.1');
  const time = room(nine + 2 * hour);
  others.write('bob-1.1', ...others.claimed('bkg_3', time, 'booking', null), confirmed('bkg_3', time));
  others.call('bob-1.1', { what: 'book', wanted: time }, { kind: 'unknown' }, moment(6), null);
  const log = others.log.map((row, at) =>
    at < 4 ? row : { ...row, id: row.id.replace(/.{8}$/, `ffff000${row.position}`) },
  );
  return { log, calls: [...planted.calls, others.calls.at(-1)!] };
};

it('an acknowledged event of a past that is lost is told apart, where it may be lost', () => {
  const history = { ...failedOver(), losses: [{ from: 0, until: moment(100) }] };
  expect(partedFrom(history).lost.map(({ position }) => position)).toEqual([6]);
  expect(judge(history)).toEqual([]);
});

it.each([
  ['was asked for after the standby had taken over', { from: 0, until: moment(1) }],
  ['was answered before anything could be lost', { from: moment(100), until: moment(200) }],
])('an acknowledged event that %s has to be there', (_, loss) => {
  const history = { ...failedOver(), losses: [loss] };
  expect(partedFrom(history).lost).toEqual([]);
  expect(judge(history)).toContainEqual({
    rule: 'acknowledged',
    what: expect.stringMatching(/acknowledged, but not there: bkg_2/),
  });
});

/** Somebody is told of a booking, which is lost, sent again and written anew; meanwhile another one finds nothing behind the room. */
const writtenAnew = () => {
  const planted = new Planted();
  const before = planted.log.at(-1)!;
  planted.booked('bkg_1', 'ada-1.1');
  const refused = { kind: 'refused', reason: 'not-found', at: pointOf(before), details: {} } as const;
  planted.call('eve-1.1', { what: 'confirm', about: 'bkg_9' }, refused);
  return planted;
};

it('an answer from a past that is lost binds nobody, though all of it was sent again and written anew', () => {
  const { log, calls } = writtenAnew();
  const inRealTime = (losses: History['losses']) =>
    judge({ log, calls, ...(losses && { losses }) }).filter(({ rule }) => rule === 'real-time');
  expect(inRealTime([{ from: calls[0]!.at, until: calls[0]!.until! }])).toEqual([]);
  expect(inRealTime(undefined)).toHaveLength(1);
  expect(inRealTime([{ from: calls[1]!.at, until: calls[1]!.until! }])).toHaveLength(1);
});
