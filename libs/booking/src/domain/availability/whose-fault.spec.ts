import { book, massageCreated, roomChanged, roomCreated } from '#test/rules/front-desk';
import { given } from '#test/rules/given';

const afternoons = [{ days: ['mon'] as const, from: '12:00', to: '17:00' }];
const always = [{ days: ['mon'] as const, from: '09:00', to: '17:00' }];
const closedMonday = [{ date: '2026-11-23', openingHours: [] }];

/** The slot was seen once the service was there, which is the second event. */
const seenThen = book({ seenAt: 2 });

describe('a caller who asks for a time at which it is closed', () => {
  it.each([
    ['name', { name: 'The blue room' }],
    ['room for more', { capacity: 3 }],
    ['notes', { metadata: { floor: 2 } }],
  ])('has asked for the wrong one, though the calendar has another %s since', (_, change) => {
    given(roomCreated({ openingHours: afternoons }), massageCreated(), roomChanged(change))
      .when(seenThen)
      .thenRefused('rule-violation', { errors: [expect.objectContaining({ rule: 'outside-hours' })] });
  });

  it.each([
    ['hours', { openingHours: afternoons }],
    ['exceptions', { exceptions: { set: closedMonday } }],
    ['time zone', { timeZone: 'America/Lima' }],
  ])('is not to blame where the calendar has other %s since', (_, change) => {
    given(roomCreated({ openingHours: always }), massageCreated(), roomChanged(change))
      .when(seenThen)
      .thenRefused('dependency-gone', { how: 'hours-changed' });
  });
});
