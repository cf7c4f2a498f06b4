import { mayStrand } from './may-strand.js';

it.each([
  [{ openingHours: [] }],
  [{ exceptions: [] }],
  [{ timeZone: 'Europe/Berlin' }],
  [{ capacity: 1 }],
  [{ name: 'Room 4', capacity: 1 }],
])('a change of when or for how many a calendar is open may strand bookings: %j', (changes) => {
  expect(mayStrand(changes)).toBe(true);
});

it.each([[{}], [{ name: 'Room 4' }], [{ metadata: null }], [{ publicMetadata: {} }]])(
  'a change that leaves the time of a calendar as it is strands no booking: %j',
  (changes) => {
    expect(mayStrand(changes)).toBe(false);
  },
);
