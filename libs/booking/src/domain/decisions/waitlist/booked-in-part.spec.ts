import { adasHash, book, massageCreated, monday, roomCreated } from '#test/rules/front-desk';
import { joined } from '#test/rules/front-desk-waitlist';
import { given } from '#test/rules/given';
import { Refused } from '../../deciding/refused.js';

/** Whether Ada is in the line still who waits for half an hour from one time to another, and books the one at ten. */
const waitsOn = (from: string, to: string) => {
  const wish = { from: monday(from), to: monday(to) };
  const { outcome } = given(roomCreated(), massageCreated(), ...joined('wls_ada', wish, adasHash)).when(book());
  if (outcome instanceof Refused) throw outcome;
  return !outcome.events.some(({ type }) => type === 'WaitlistLeft');
};

describe('a customer who books a time directly leaves the line', () => {
  it('where it lies within what they wait for, from its first minute to its last', () => {
    expect(waitsOn('09:00', '12:00')).toBe(false);
    expect(waitsOn('10:00', '10:30')).toBe(false);
  });

  it('and waits on where it only begins or ends within that', () => {
    expect(waitsOn('09:00', '10:15')).toBe(true);
    expect(waitsOn('09:00', '10:29')).toBe(true);
    expect(waitsOn('10:15', '12:00')).toBe(true);
    expect(waitsOn('11:00', '12:00')).toBe(true);
  });
});
