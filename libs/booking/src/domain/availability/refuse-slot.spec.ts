import {
  adasHash,
  blackoutAdded,
  book,
  booked,
  held,
  massageCreated,
  monday,
  roomChanged,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { counted } from '#test/rules/front-desk-holds';
import { given } from '#test/rules/given';
import type { Refusals } from '../deciding/refused.js';
import { Refused } from '../deciding/refused.js';
import { tallyStream } from '../limits/tally.js';
import { minute } from '../time/interval.js';

const ten = monday('10:00');
const either = [{ anyOf: ['cal_ann', 'cal_bob'], strategy: 'first' as const }];
const annOrBob = [roomCreated({ name: 'Ann' }, 'cal_ann'), roomCreated({ name: 'Bob' }, 'cal_bob')];
const withEither = [...annOrBob, massageCreated({ uses: either })];
const of = (calendarId: string) => ({ calendarIds: [calendarId] });
const heldOn = (calendarId: string, seconds: number) =>
  held(`bkg_on_${calendarId}`, ten, { expiresAt: sundayNoon + seconds * 1_000 }, of(calendarId));

describe('the best of several that would do is told:', () => {
  it('who is free first: until then it is held', () => {
    given(...withEither, ...heldOn('cal_ann', 1_800), ...heldOn('cal_bob', 7))
      .when(book())
      .thenRefused('slot-held', {
        heldUntil: sundayNoon + 9_000,
        calendar: expect.objectContaining({ id: 'cal_bob' }),
      });
  });

  it('who has the most places left', () => {
    const capacity = (id: string, places: number) => roomCreated({ capacity: places }, id);
    const service = massageCreated({ uses: either, maxUnitsPerBooking: 4 });
    given(
      capacity('cal_ann', 4),
      capacity('cal_bob', 5),
      service,
      ...booked('bkg_a', ten, { ...of('cal_ann'), units: 4 }),
      ...booked('bkg_b', ten, { ...of('cal_bob'), units: 3 }),
    )
      .when(book({ units: 3 }))
      .thenRefused('capacity-exhausted', { remaining: 2, capacity: 5 });
  });

  it('held before taken', () => {
    given(...withEither, ...booked('bkg_a', ten, of('cal_ann')), ...heldOn('cal_bob', 7))
      .when(book())
      .thenRefused('slot-held', { heldUntil: sundayNoon + 9_000 });
  });
});

describe('the most final reason is told where several are needed:', () => {
  const both = [...annOrBob, massageCreated({ uses: [{ calendarId: 'cal_ann' }, { calendarId: 'cal_bob' }] })];

  it('a person who is held and a room that is booked: it is taken', () => {
    given(...both, ...heldOn('cal_ann', 5), ...booked('bkg_b', ten, of('cal_bob')))
      .when(book())
      .thenRefused('slot-taken', { calendar: expect.objectContaining({ id: 'cal_bob' }) });
  });

  it('a person who is booked and a room that is closed: the room', () => {
    const { start, end } = { start: monday('09:00'), end: monday('12:00') };
    given(...both, ...booked('bkg_a', ten, of('cal_ann')), blackoutAdded({ start, end }, { id: 'cal_bob' }))
      .when(book())
      .thenRefused('dependency-gone', { how: 'blackout', subject: { kind: 'calendar', id: 'cal_bob' } });
  });

  it('both held: until the last of them is free', () => {
    given(...both, ...heldOn('cal_ann', 60), ...heldOn('cal_bob', 7))
      .when(book())
      .thenRefused('slot-held', { heldUntil: sundayNoon + 62_000 });
  });
});

describe('hours that changed since the slot was seen are no fault of the request', () => {
  const early = [{ days: ['mon'] as const, from: '12:00', to: '17:00' }];
  const always = [{ days: ['mon'] as const, from: '09:00', to: '17:00' }];

  it('of whichever of the candidates it was', () => {
    const facts = [
      roomCreated({ openingHours: early }, 'cal_ann'),
      roomCreated({ openingHours: always }, 'cal_bob'),
      massageCreated({ uses: either }),
      roomChanged({ openingHours: early }, { id: 'cal_bob' }),
    ];
    given(...facts)
      .when(book({ seenAt: 3 }))
      .thenRefused('dependency-gone', { how: 'hours-changed', subject: { kind: 'calendar', id: 'cal_bob' } });
    given(...facts)
      .when(book({ seenAt: 4 }))
      .thenRefused('rule-violation', { errors: [expect.objectContaining({ rule: 'outside-hours' })] });
  });

  it('also where the other one that is needed is booked', () => {
    const uses = [{ calendarId: 'cal_ann' }, { calendarId: 'cal_bob' }];
    const moved = roomChanged({ openingHours: early }, { id: 'cal_bob' });
    given(...annOrBob, massageCreated({ uses }), ...booked('bkg_a', ten, of('cal_ann')), moved)
      .when(book({ seenAt: 5 }))
      .thenRefused('dependency-gone', { how: 'hours-changed' });
  });
});

it('more than the room will ever have is no matter of who has booked', () => {
  given(roomCreated({ capacity: 3 }), massageCreated({ maxUnitsPerBooking: 10 }))
    .when(book({ units: 5 }))
    .thenRefused('rule-violation', {
      errors: [{ pointer: '/units', rule: 'too-many-units', detail: 'There is room for at most 3 units.' }],
    });
});

describe('a customer who may have no other start either', () => {
  const personalOf = (outcome: unknown) => ((outcome as Refused).details as Refusals['slot-taken']).personal;
  const taken = [roomCreated(), ...booked('bkg_bob', ten)];

  it('because of the bookings that they have is told so beside what stands in the way', () => {
    const service = massageCreated({ limits: { perDay: null, perWeek: null, perCustomer: 1 } });
    const tally = { bookingId: 'bkg_mine', start: monday('15:30'), expiresAt: null };
    const counting = {
      stream: tallyStream('customer', 'svc_massage', `${adasHash}.1`),
      type: 'TallyCounted',
      data: tally,
    };
    const { outcome } = given(...taken, service, counting).when(book());
    expect(outcome).toMatchObject({ reason: 'slot-taken' });
    expect(personalOf(outcome)).toEqual({ limit: { kind: 'per-customer', atMost: 1 }, until: monday('15:30') });
    expect(personalOf(given(...taken, service).when(book()).outcome)).toBeNull();
  });

  it('because of the holds that they have, where it is one more hold that they want', () => {
    const holds = ['a', 'b', 'c', 'd', 'e'].map((id) => counted(`bkg_${id}`, sundayNoon + minute));
    const facts = [...taken, massageCreated(), ...holds];
    const hold = { seconds: null };
    const { outcome } = given(...facts).when(book({ hold }, sundayNoon, { holder: adasHash }));
    expect(personalOf(outcome)).toMatchObject({ limit: { kind: 'live-holds' }, until: sundayNoon + minute + 2_000 });
    expect(personalOf(given(...facts).when(book({}, sundayNoon)).outcome)).toBeNull();
  });
});

it('a refusal tells fifty of the bookings that are in the way, however many there are', () => {
  const many = Array.from({ length: 60 }, (_, nth) => booked(`bkg_${nth}`, ten)).flat();
  const { outcome } = given(roomCreated({ capacity: 60 }), massageCreated(), ...many).when(book());
  expect((outcome as Refused<'capacity-exhausted'>).details.conflicts).toHaveLength(50);
});
