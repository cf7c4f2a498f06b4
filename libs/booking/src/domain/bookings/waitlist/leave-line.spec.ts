import { adasHash, contentOf, massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { joined } from '#test/rules/front-desk-waitlist';
import { given } from '#test/rules/given';
import type { Decision, Read } from '../../deciding/decision.js';
import { bookedDirectly } from './leave-line.js';

const content = contentOf(monday('10:00'));
const desks = [roomCreated(), massageCreated(), ...joined('wls_ada')];
const booking =
  (customerHash: string | null) =>
  (read: Read): Decision => ({
    events: bookedDirectly({ read, now: sundayNoon }, { ...content, customerHash }),
    until: Number.POSITIVE_INFINITY,
  });

it('somebody who books what they wait for waits no longer', () => {
  const { outcome } = given(...desks).when(booking('hash_of_wls_ada'));
  expect('events' in outcome && outcome.events.map(({ type }) => type)).toEqual(['EntryRemoved', 'WaitlistLeft']);
});

it('a booking by an unknown customer, or by another one, changes nothing in the line', () => {
  for (const hash of [null, adasHash])
    given(...desks)
      .when(booking(hash))
      .thenNothing();
});

it.each(['waitlist/svc_massage', 'waitlist-entry/wls_ada'])(
  'a booking leaves %s alone where it cannot be read',
  (name) => {
    given(...desks)
      .butUnreadable(name)
      .when(booking('hash_of_wls_ada'))
      .thenNothing();
  },
);
