import { ada, adasHash, massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { joined } from '#test/rules/front-desk-waitlist';
import { desk, type Fact, given } from '#test/rules/given';
import { waitingAtMost } from '../../bookings/waitlist/waitlist.js';
import type { Read } from '../../deciding/decision.js';
import { minute } from '../../time/interval.js';
import { joinWaitlist, type WaitlistRequest, WaitsAlready } from './join-waitlist.js';

const ten = monday('10:00');
const noon = monday('12:00');
const desks = [roomCreated(), massageCreated()];
const drawn = { entryId: 'wls_ada', customerId: 'cus_new', customerHash: adasHash, holder: adasHash };
const wish: WaitlistRequest = {
  serviceId: 'svc_massage',
  from: ten,
  to: noon,
  duration: 30,
  units: 1,
  calendarIds: null,
  customer: ada,
};
const join =
  (changes: Partial<WaitlistRequest> = {}, { entryId = 'wls_ada', now = sundayNoon } = {}) =>
  (read: Read) =>
    joinWaitlist({ read, actor: desk, now }, { ...wish, ...changes }, { ...drawn, entryId });

describe('an entry that is made again under its id', () => {
  const subject = { kind: 'waitlist-entry', id: 'wls_ada' } as const;

  it('is the one that was made, where it says the same', () => {
    given(...desks, ...joined('wls_ada', {}, adasHash, ada))
      .when(join())
      .thenNothing();
    given(...desks, ...joined('wls_ada', {}, adasHash, ada))
      .when(join({ duration: null }))
      .thenNothing();
    const drawnName = { ...ada, id: 'cus_new' };
    given(...desks, ...joined('wls_ada', {}, adasHash, drawnName))
      .when(join({ customer: { ...ada, id: null } }))
      .thenNothing();
  });

  it('is refused where it says something else', () => {
    const known = given(...desks, ...joined('wls_ada', {}, adasHash, ada));
    known.when(join({ duration: 60 })).thenRefused('already-exists', { subject, differs: ['duration'] });
    known.when(join({ to: monday('13:00') })).thenRefused('already-exists', { subject, differs: ['to'] });
    known
      .when(join({ customer: { ...ada, id: null, name: 'Eve' } }))
      .thenRefused('already-exists', { subject, differs: ['customer'] });
  });
});

describe('a customer who would wait', () => {
  it('for a service that there is not is told where they named it', () => {
    const subject = { kind: 'service', id: 'svc_none' } as const;
    given(...desks)
      .when(join({ serviceId: 'svc_none' }))
      .thenRefused('not-found', { subject, pointer: '/serviceId' });
  });

  it('for what they wait for already is told until when they do', () => {
    const calendarIds = ['cal_room4'];
    const known = given(...desks, ...joined('wls_first', { calendarIds }, adasHash, ada));
    const again = () => known.when(join({ calendarIds }));
    expect(again).toThrow(WaitsAlready);
    expect(again).toThrow(expect.objectContaining({ entryId: 'wls_first', until: monday('11:30') + 1 }) as Error);
    expect(known.when(join({ calendarIds: null })).outcome).toHaveProperty('events');
  });

  it('for a time that is too short is told that, and nothing of a grid', () => {
    const errors = [{ pointer: '/to', rule: 'too-small' as const, detail: expect.anything() as string }];
    for (const to of [ten + 30 * minute - 1, ten])
      given(...desks)
        .when(join({ to }))
        .thenRefused('rule-violation', { errors });
  });

  it('is not kept out by those whose time is over', () => {
    const line = Array.from({ length: waitingAtMost }, (_, nth) => joined(`wls_${nth}`)[0] as Fact);
    const known = given(...desks, ...line);
    const later = { from: noon, to: monday('16:00') };
    const limit = { kind: 'waitlist', atMost: waitingAtMost } as const;
    known.when(join(later, { now: monday('10:30') })).thenRefused('limit-reached', { limit });
    expect(known.when(join(later, { now: monday('11:30') + 1 })).outcome).toHaveProperty('events');
  });
});
