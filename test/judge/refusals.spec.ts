import { hall, hour, inTheWay, moment, nine, type Planted, room, verdictOn } from './given.js';

/** Bob wants what Ada has, and is refused with more than what is true. */
it.each<[what: string, plant: (planted: Planted) => void, told: RegExp]>([
  [
    'names a booking that is made only later',
    (planted) => {
      const early = planted.refused('slot-taken', inTheWay('bkg_1'));
      planted.booked('bkg_1', 'ada-1');
      planted.wish('bob-1', 'book', room()).answers.push(early);
    },
    /bkg_1 is not there, but from 3@log.00000003 on/,
  ],
  [
    'names a booking that was cancelled long before',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.write('BookingCancelled', 'bkg_1', 'server');
      for (let count = 0; count < 5; count += 1) planted.write('CalendarChanged', 'cal_hall', 'server');
      planted.wish('bob-1', 'book', room()).answers.push(planted.refused('slot-taken', inTheWay('bkg_1')));
    },
    /bkg_1 is cancelled there/,
  ],
  [
    'names a booking of another hour',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.wish('bob-1', 'book', room(nine + hour)).answers.push(planted.refused('slot-taken', inTheWay('bkg_1')));
    },
    /bkg_1 is elsewhere there/,
  ],
  [
    'names nothing',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.wish('bob-1', 'book', room()).answers.push(planted.refused('slot-taken'));
    },
    /names nothing/,
  ],
  [
    'says that a hold is a booking',
    (planted) => {
      planted.held('bkg_1', 'ada-1', moment(100));
      planted.wish('bob-1', 'book', room()).answers.push(planted.refused('slot-taken', inTheWay('bkg_1')));
    },
    /free there, or once the holds lapse/,
  ],
  [
    'says that a booking is a hold',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.wish('bob-1', 'book', room()).answers.push(planted.refused('slot-held', inTheWay('bkg_1')));
    },
    /not free either once the holds lapse/,
  ],
  [
    'names a hold that has run out',
    (planted) => {
      planted.held('bkg_1', 'ada-1', moment(10));
      const late = { ...planted.refused('slot-held', inTheWay('bkg_1')), sentAt: moment(15) };
      planted.wish('bob-1', 'book', room()).answers.push(late);
    },
    /bkg_1 had run out/,
  ],
  [
    'counts more than there is',
    (planted) => {
      planted.booked('bkg_1', 'ada-1', hall(1));
      const full = { ...inTheWay('bkg_1', 'cal_hall'), capacity: 3 };
      planted.wish('bob-1', 'book', hall(2)).answers.push(planted.refused('capacity-exhausted', full));
    },
    /there is room there/,
  ],
  [
    'says another version',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted
        .wish('ada-2', 'cancel', null, 'bkg_1')
        .answers.push(planted.refused('version-conflict', { currentVersion: 2 }));
    },
    /it is confirmed at version 1 there/,
  ],
  [
    'says another state',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      const state = { currentVersion: 1, currentStatus: 'cancelled' };
      planted.wish('ada-2', 'confirm', null, 'bkg_1').answers.push(planted.refused('illegal-transition', state));
    },
    /it is confirmed at version 1 there/,
  ],
  [
    'says that a hold’s time is gone which is free',
    (planted) => {
      planted.held('bkg_1', 'ada-1', moment(4));
      const over = { expiredAt: new Date(moment(4)).toISOString() };
      planted.wish('ada-2', 'confirm', null, 'bkg_1').answers.push(planted.refused('hold-expired', over));
    },
    /its time is free there/,
  ],
  [
    'counts holds that nobody has',
    (planted) => {
      planted.held('bkg_1', 'ada-1', moment(100));
      planted
        .wish('ada-2', 'hold', room(nine + hour))
        .answers.push(planted.refused('limit-reached', { limit: { atMost: 5 } }));
    },
    /the customer has 1 holds there/,
  ],
  [
    'does not find a booking that is there',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.wish('ada-2', 'cancel', null, 'bkg_1').answers.push(planted.refused('not-found'));
    },
    /it is there/,
  ],
  [
    'is of a kind that nobody can meet',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.wish('ada-2', 'cancel', null, 'bkg_1').answers.push(planted.refused('window-closed'));
    },
    /nothing of this kind was asked for/,
  ],
  [
    'takes what is there for another history',
    (planted) => {
      const behind = planted.booked('bkg_1', 'ada-1');
      const wish = { ...planted.wish('ada-2', 'read', null, 'bkg_1', 1), behind };
      wish.answers.push(planted.refused('other-history'));
      planted.wishes.push(wish);
    },
    /it is the same history/,
  ],
  [
    'stands at an event that the log has not',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      const lost = { ...inTheWay('bkg_1'), position: '3@log.ffffffff' };
      planted.wish('bob-1', 'book', room()).answers.push(planted.refused('slot-taken', lost));
    },
    /there is no such event/,
  ],
])('a refusal %s', (_, plant, told) => {
  expect(verdictOn(plant)).toContainEqual(expect.stringMatching(told));
});
