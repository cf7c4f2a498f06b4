import { book, booked, massageCreated, roomCreated } from '#test/rules/front-desk';
import { given } from '#test/rules/given';
import type { Strategy } from '../calendars/service.js';
import { Refused } from '../deciding/refused.js';

const always = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, from: '00:00', to: '24:00' }];
const people = ['cal_ann', 'cal_bob'];

/** Who gets a massage at a time, where Ann has one already; both by the clock of the place. */
const whoGets = (timeZone: string, strategy: Strategy, annHas: string, wanted: string) => {
  const at = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime(timeZone).epochMilliseconds;
  const facts = [
    ...people.map((id) => roomCreated({ timeZone, openingHours: always }, id)),
    massageCreated({ timeZone, uses: [{ anyOf: people, strategy }] }),
    ...booked('bkg_first', at(annHas), { calendarIds: ['cal_ann'] }),
  ];
  const { outcome } = given(...facts).when(book({ start: at(wanted) }, at('2026-11-22T06:00')));
  if (outcome instanceof Refused) return outcome.reason;
  return outcome.events.map(({ data }) => (data as { calendarIds?: readonly string[] }).calendarIds?.[0]).find(Boolean);
};

describe.each(['America/Los_Angeles', 'Asia/Tokyo', 'Pacific/Auckland', 'Asia/Kathmandu'])('in %s', (timeZone) => {
  it.each(['round-robin', 'least-busy'] as const)('%s counts what is done on that day there', (strategy) => {
    const [early, late] = ['2026-11-23T00:15', '2026-11-23T23:00'];
    expect(whoGets(timeZone, strategy, early, late)).toBe('cal_bob');
    expect(whoGets(timeZone, strategy, late, early)).toBe('cal_bob');
  });

  it.each(['round-robin', 'least-busy'] as const)(
    '%s does not count what is done on the days beside it',
    (strategy) => {
      expect(whoGets(timeZone, strategy, '2026-11-22T23:00', '2026-11-23T00:15')).toBe('cal_ann');
      expect(whoGets(timeZone, strategy, '2026-11-24T00:15', '2026-11-23T23:00')).toBe('cal_ann');
    },
  );
});
