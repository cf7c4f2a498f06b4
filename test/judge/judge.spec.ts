import { dataOf, hall, hour, inTheWay, moment, nine, type Planted, room, verdictOn } from './given.js';

it('a past in which everybody was told the truth is judged good', () => {
  const wrong = verdictOn((planted) => {
    planted.booked('bkg_1', 'ada-1');
    planted.wish('bob-1', 'book', room()).answers.push(planted.refused('slot-taken', inTheWay('bkg_1')));
    planted.held('bkg_2', 'bob-2', moment(100), room(nine + hour));
    const until = { heldUntil: new Date(moment(100) + 2_000).toISOString() };
    const held = planted.refused('slot-held', { ...inTheWay('bkg_2'), ...until });
    planted.wish('ada-2', 'move', room(nine + hour), 'bkg_1').answers.push(held);
    planted.write('BookingConfirmed', 'bkg_2', 'bob-3.2', dataOf(room(nine + hour)));
    planted.wish('bob-3', 'confirm', null, 'bkg_2').answers.push(planted.done('bkg_2'), planted.done('bkg_2'));
    planted.write('BookingRescheduled', 'bkg_1', 'ada-3.1', dataOf(room(nine + 2 * hour)));
    planted.wish('ada-3', 'move', room(nine + 2 * hour), 'bkg_1').answers.push(planted.done('bkg_1'));
    planted.wish('ada-7', 'move', room(nine + 2 * hour), 'bkg_1').answers.push(planted.done('bkg_1'));
    planted
      .wish('ada-4', 'cancel', null, 'bkg_1')
      .answers.push(planted.refused('version-conflict', { currentVersion: 2 }));
    planted.write('BookingCancelled', 'bkg_1', 'ada-5.1');
    planted.wish('ada-5', 'cancel', null, 'bkg_1').answers.push(planted.done('bkg_1'));
    planted.booked('bkg_3', 'bob-4', room(nine + 2 * hour));
    planted.booked('bkg_4', 'ada-6', hall(2));
    const full = { ...inTheWay('bkg_4', 'cal_hall'), capacity: 3, remaining: 1 };
    planted.wish('bob-5', 'book', hall(2)).answers.push(planted.refused('capacity-exhausted', full));
    planted.wish('bob-6', 'read', null, 'bkg_3', 1).answers.push(planted.done('bkg_3'));
  });
  expect(wrong).toEqual([]);
});

it.each<[what: string, plant: (planted: Planted) => void, told: RegExp]>([
  [
    'a slot is sold twice',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.booked('bkg_2', 'bob-1');
    },
    /2 of 1 units of cal_room are taken, by bkg_1, bkg_2/,
  ],
  [
    'a hall is sold beyond its places',
    (planted) => {
      planted.booked('bkg_1', 'ada-1', hall(2));
      planted.booked('bkg_2', 'bob-1', hall(2));
    },
    /4 of 3 units/,
  ],
  [
    'a held slot is sold',
    (planted) => {
      planted.held('bkg_1', 'ada-1', moment(4) - 1_500);
      planted.booked('bkg_2', 'bob-1');
    },
    /2 of 1 units/,
  ],
  [
    'a move goes where somebody is',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.booked('bkg_2', 'bob-1', room(nine + hour));
      planted.write('BookingRescheduled', 'bkg_2', 'bob-2.1', dataOf(room(nine + hour / 2)));
      planted.wish('bob-2', 'move', room(nine + hour / 2), 'bkg_2').answers.push(planted.done('bkg_2'));
    },
    /2 of 1 units/,
  ],
  [
    'what was acknowledged is not there',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.events.pop();
    },
    /acknowledged, but not there: bkg_1/,
  ],
  [
    'another event has the position that was acknowledged',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      const lost = planted.events.pop()!;
      planted.events.push({ ...lost, position: lost.position.replace(/.$/, 'f') });
    },
    /acknowledged, but not there: bkg_1/,
  ],
  [
    'it was acknowledged at another time',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.wishes[0] = { ...planted.wishes[0]!, wanted: room(nine + hour) };
    },
    /at another time/,
  ],
  [
    'a cancelled booking stands',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.wish('ada-2', 'cancel', null, 'bkg_1').answers.push(planted.done('bkg_1'));
    },
    /acknowledged, but confirmed/,
  ],
  [
    'a repeat makes a second booking',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.write('BookingConfirmed', 'bkg_2', 'ada-1.2', dataOf(room(nine + hour)));
    },
    /done 2 times, by ada-1.1 and ada-1.2/,
  ],
  [
    'one attempt books twice',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.write('BookingConfirmed', 'bkg_2', 'ada-1.1', dataOf(room(nine + hour)));
    },
    /made 2 bookings/,
  ],
  [
    'a repeat is told something else',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.booked('bkg_2', 'bob-1', room(nine + hour));
      planted.wishes[0]!.answers.push(planted.done('bkg_2'));
    },
    /told to be bkg_1 .* and bkg_2/,
  ],
  [
    'a repeat meets its own booking',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.wishes[0]!.answers.push(planted.refused('slot-taken', inTheWay('bkg_1')));
    },
    /refused as slot-taken at .*, though done/,
  ],
  [
    'somebody else’s booking is taken for one’s own',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.wish('bob-1', 'book', room()).answers.push(planted.done('bkg_1'));
    },
    /but written by ada-1.1/,
  ],
  [
    'a booking comes from nowhere',
    (planted) => {
      planted.write('BookingConfirmed', 'bkg_1', 'eve-1.1', dataOf(room()));
    },
    /was asked for by nobody/,
  ],
  [
    'a reader sees less than it was told',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      const known = planted.done('bkg_1');
      planted.write('BookingRescheduled', 'bkg_1', 'ada-2.1', dataOf(room(nine + hour)));
      planted.wish('ada-2', 'move', room(nine + hour), 'bkg_1').answers.push(planted.done('bkg_1'));
      planted.wish('ada-3', 'read', null, 'bkg_1', 2).answers.push(known);
    },
    /where 2 was known/,
  ],
  [
    'a request is answered with 500',
    (planted) => {
      planted.wish('ada-1', 'book', room()).answers.push({ ...planted.refused('internal'), status: 500 });
    },
    /answered with 500 internal/,
  ],
  [
    'a version is missing',
    (planted) => {
      planted.booked('bkg_1', 'ada-1');
      planted.write('HoldExpired', 'bkg_1', 'server');
      planted.events.splice(2, 1);
      planted.wishes.pop();
    },
    /bkg_1: version 2 follows 0/,
  ],
  [
    'time runs back',
    (planted) => {
      planted.write('CalendarChanged', 'cal_room', 'server', {}, moment(0));
    },
    /time runs back/,
  ],
])('%s', (_, plant, told) => {
  expect(verdictOn(plant)).toContainEqual(expect.stringMatching(told));
});
