import { type Refusals, Refused } from './domain/deciding/refused.js';
import { expandRecurrence } from './expand-recurrence.js';

const berlin = 'Europe/Berlin';

const instant = (local: string, zone = berlin) => Temporal.ZonedDateTime.from(`${local}[${zone}]`).epochMilliseconds;

const expand = (recurrence: string, start: string, zone = berlin) =>
  expandRecurrence(recurrence, instant(start, zone), zone).map((at) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16),
  );

const ruleOf = (recurrence: string, start = '2027-03-22T10:00') => {
  try {
    return expand(recurrence, start);
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal;
    const { errors } = refusal.details as Refusals['rule-violation'];
    return errors.map(({ pointer, rule }) => `${pointer} ${rule}`).join();
  }
};

describe('a series', () => {
  it.each([
    ['FREQ=DAILY;COUNT=3', ['2027-03-27T10:00', '2027-03-28T10:00', '2027-03-29T10:00']],
    ['RRULE:FREQ=WEEKLY;COUNT=2', ['2027-03-27T10:00', '2027-04-03T10:00']],
    ['freq=weekly;interval=2;byday=sa,mo;count=3', ['2027-03-27T10:00', '2027-04-05T10:00', '2027-04-10T10:00']],
    ['FREQ=MONTHLY;BYDAY=-1SA;COUNT=2', ['2027-03-27T10:00', '2027-04-24T10:00']],
    ['FREQ=MONTHLY;BYMONTHDAY=27;UNTIL=20270527', ['2027-03-27T10:00', '2027-04-27T10:00', '2027-05-27T10:00']],
    ['FREQ=WEEKLY;UNTIL=20270403T080000Z', ['2027-03-27T10:00', '2027-04-03T10:00']],
    ['FREQ=WEEKLY;UNTIL=20270403T075959Z', ['2027-03-27T10:00']],
  ])('%s keeps its local time when clocks change', (recurrence, starts) => {
    expect(expand(recurrence, '2027-03-27T10:00')).toEqual(starts);
  });

  it('leaves out a date on which its time does not exist, and does not count it', () => {
    expect(expand('FREQ=DAILY;COUNT=3', '2027-03-27T02:30')).toEqual([
      '2027-03-27T02:30',
      '2027-03-29T02:30',
      '2027-03-30T02:30',
    ]);
    expect(expand('FREQ=MONTHLY;COUNT=3', '2027-01-31T10:00')).toEqual([
      '2027-01-31T10:00',
      '2027-03-31T10:00',
      '2027-05-31T10:00',
    ]);
  });

  it('begins with its start on a day that has it twice, the second time too', () => {
    const second = instant('2027-10-31T02:30+01:00');
    expect(expandRecurrence('FREQ=WEEKLY;COUNT=2', second, berlin)).toEqual([second, instant('2027-11-07T02:30')]);
  });

  it('may go on to the last day of all, whatever the zone', () => {
    expect(expand('FREQ=DAILY;UNTIL=99991231', '9999-12-30T10:00')).toEqual(['9999-12-30T10:00', '9999-12-31T10:00']);
    expect(expand('FREQ=DAILY;UNTIL=99991231', '9999-12-30T10:00', 'America/New_York')).toHaveLength(2);
  });

  it('has a whole leap year of days, and no more', () => {
    expect(expand('FREQ=DAILY;COUNT=366', '2028-01-01T10:00').at(-1)).toBe('2028-12-31T10:00');
  });
});

it.each([
  ['FREQ=WEEKLY', '/recurrence endless-recurrence'],
  ['FREQ=WEEKLY;COUNT=2;UNTIL=20270501', '/recurrence endless-recurrence'],
  ['FREQ=DAILY;COUNT=367', '/recurrence too-many-occurrences'],
  ['FREQ=DAILY;UNTIL=20990101', '/recurrence too-many-occurrences'],
  ['FREQ=YEARLY;INTERVAL=50;COUNT=366', '/recurrence out-of-range'],
  ['FREQ=YEARLY;INTERVAL=999;COUNT=366', '/recurrence out-of-range'],
  ['FREQ=WEEKLY;BYDAY=TU;COUNT=2', '/start off-recurrence'],
  ['FREQ=WEEKLY;UNTIL=20200101', '/start off-recurrence'],
  ['every week', '/recurrence unknown-recurrence'],
  ['COUNT=2', '/recurrence unknown-recurrence'],
  ['FREQ=HOURLY;COUNT=2', '/recurrence unknown-recurrence'],
  ['FREQ=DAILY;BYHOUR=9,10;COUNT=2', '/recurrence unknown-recurrence'],
  ['FREQ=WEEKLY;COUNT=0', '/recurrence unknown-recurrence'],
  ['FREQ=WEEKLY;COUNT=2;COUNT=3', '/recurrence unknown-recurrence'],
  ['FREQ=WEEKLY;COUNT=2;__proto__=3', '/recurrence unknown-recurrence'],
  ['FREQ=WEEKLY;UNTIL=20270501T120000', '/recurrence unknown-recurrence'],
  ['FREQ=WEEKLY;UNTIL=20279901', '/recurrence unknown-recurrence'],
  ['FREQ=WEEKLY;UNTIL=20279901T000000Z', '/recurrence unknown-recurrence'],
  ['FREQ=MONTHLY;BYMONTHDAY=99;COUNT=2', '/recurrence unknown-recurrence'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2', '/recurrence unknown-recurrence'],
])('%s is refused: %s', (recurrence, rule) => {
  expect(ruleOf(recurrence)).toBe(rule);
});

describe('a rule that would cost too much to expand', () => {
  const everyDay = 'BYDAY=MO,TU,WE,TH,FR,SA,SU';
  const everyDate = `BYMONTHDAY=${Array.from({ length: 31 }, (_, nth) => nth + 1)}`;
  const detailOf = (recurrence: string) => {
    try {
      return expand(recurrence, '2027-12-31T10:00').length;
    } catch (refusal) {
      return ((refusal as Refused).details as Refusals['rule-violation']).errors[0]!.detail;
    }
  };

  it('is refused before it is expanded', () => {
    const tooMuch = expect.stringContaining('chooses from too many dates');
    for (const pos of ['-366', '-1', '1,2,3'])
      expect(detailOf(`FREQ=YEARLY;${everyDate};${everyDay};BYSETPOS=${pos};COUNT=2`)).toEqual(tooMuch);
    expect(detailOf(`FREQ=YEARLY;${everyDay};BYSETPOS=-366;COUNT=2`)).toEqual(tooMuch);
  });

  it('is not what chooses from the dates of a month or two', () => {
    expect(detailOf(`FREQ=YEARLY;BYMONTH=12;${everyDay};BYSETPOS=-1;COUNT=2`)).toBe(2);
    expect(detailOf(`FREQ=MONTHLY;${everyDay};BYSETPOS=-1;COUNT=2`)).toBe(2);
    expect(detailOf('FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=31;BYSETPOS=-1;COUNT=2')).toBe(2);
  });

  it('is what BYSETPOS would look for in the months of more than a lifetime of series', () => {
    const leapDays = (count: number) => `FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=29;BYSETPOS=1;COUNT=${count}`;
    expect(ruleOf(leapDays(8), '2028-02-29T10:00')).toHaveLength(8);
    expect(ruleOf(leapDays(12), '2028-02-29T10:00')).toBe('/recurrence unknown-recurrence');
    expect(ruleOf(leapDays(12).replace('BYSETPOS=1;', ''), '2028-02-29T10:00')).toHaveLength(12);
    expect(ruleOf('FREQ=DAILY;BYDAY=MO;BYSETPOS=1;COUNT=100')).toHaveLength(100);
  });
});
