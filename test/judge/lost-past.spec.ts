import { hour, moment, nine, Planted, room } from './given.js';
import { judge } from './judge.js';
import { asOfCopy, partedFrom } from './lost-past.js';

/** Two bookings, of which the standby lacks the second: another one is there instead. */
const failedOver = () => {
  const planted = new Planted();
  planted.booked('bkg_1', 'ada-1');
  const lost = planted.booked('bkg_2', 'ada-2', room(nine + hour));
  const known = planted.wishes.splice(0);
  const events = planted.events.slice(0, -1);
  const later = { ...planted.events.at(-1)!, position: lost.replace(/.$/, 'f'), correlationId: 'bob-1.1' };
  const subject = { type: 'booking', id: 'bkg_3' };
  return { events: [...events, { ...later, subject }], known, lost };
};

it('what was acknowledged of a past that is lost is told apart, where it may be lost', () => {
  const { events, known, lost } = failedOver();
  const parted = partedFrom(events, known, ({ sentAt }) => sentAt < moment(100));
  expect(parted.lost).toEqual([lost]);
  const bob = { ...known[0]!, id: 'bob-1', answers: [] };
  expect(judge(events, [...parted.wishes, bob])).toEqual([]);
});

it('what was acknowledged after the standby had taken over has to be there', () => {
  const { events, known } = failedOver();
  const { lost, wishes } = partedFrom(events, known, ({ sentAt }) => sentAt < moment(1));
  expect(lost).toEqual([]);
  expect(judge(events, wishes)).toContainEqual(expect.stringMatching(/acknowledged, but not there: bkg_2/));
});

it('a copy of a log tells the same under another name', () => {
  const { known } = failedOver();
  const positions = asOfCopy(known, 'copy').flatMap(({ answers }) => answers.map(({ body }) => body.position));
  expect(positions).toEqual(['3@copy.00000003', '4@copy.00000004']);
});
