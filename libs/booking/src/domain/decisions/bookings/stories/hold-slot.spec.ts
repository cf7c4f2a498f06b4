import {
  ada,
  adasHash,
  booked,
  held,
  massageArchived,
  massageCreated,
  monday,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { adasHolds, cancelled, fivePast, lapsed, uncounted } from '#test/rules/front-desk-holds';
import { by, desk, given, someoneElse } from '#test/rules/given';
import type { Read } from '../../../deciding/decision.js';
import { minute } from '../../../time/interval.js';
import { bookSlot, type SlotRequest } from '../book-slot.js';

const request: SlotRequest = {
  serviceId: 'svc_massage',
  start: monday('10:00'),
  duration: 30,
  units: 1,
  customer: ada,
  notes: null,
  metadata: {},
  hold: { seconds: null },
};

const hold =
  (changes: Partial<SlotRequest> = {}, { now = sundayNoon, holder = adasHolds as string | null } = {}) =>
  (read: Read) => {
    const drawn = { bookingId: 'bkg_ada', customerId: 'cus_new', customerHash: adasHash, holder };
    return bookSlot({ ...{ holdsPerCustomer: 2 }, read, actor: desk, now }, { ...request, ...changes }, drawn);
  };

const desks = [roomCreated(), massageCreated()];
const ten = monday('10:00');
const adas = (id: string, start: number, expiresAt: number) => held(id, start, { expiresAt, holder: adasHolds });

describe('a slot is held', () => {
  it('for as long as its service usually does, counted among the holds of its customer', () => {
    const decision = given(...desks).when(hold());
    decision.thenEvents(...adas('bkg_ada', ten, fivePast));
    decision.thenUntil(monday('09:00') + 1);
    decision.thenExpected(
      ...['service/svc_massage', 'calendar/cal_room4', 'agenda/cal_room4/2026-11-23'],
      ...['booking/bkg_ada', `holds/${adasHolds}`],
    );
  });

  it('for as many seconds as were asked for, up to the most that its service allows', () => {
    const most = { expiresAt: sundayNoon + 30 * minute, holdSeconds: 1_800, holder: adasHolds };
    given(...desks)
      .when(hold({ hold: { seconds: 1_800 } }))
      .thenEvents(...held('bkg_ada', ten, most));
    given(...desks)
      .when(hold({ hold: { seconds: 1_801 } }))
      .thenRefused('rule-violation', {
        errors: [{ pointer: '/hold/seconds', rule: 'too-large', detail: expect.stringContaining('1800 seconds') }],
      });
  });

  it('too long is no request at all, so it is said before the slot is called taken', () => {
    given(...desks, ...booked('bkg_bob', ten))
      .when(hold({ hold: { seconds: 1_801 } }))
      .thenRefused('rule-violation');
  });

  it('for nobody yet, and then counts nowhere', () => {
    given(...desks)
      .when(hold({ customer: null }, { holder: null }))
      .thenEvents(...held('bkg_ada', ten, { expiresAt: fivePast }, { customer: null }));
  });

  it('at once, also where the service wants to approve what is booked', () => {
    given(roomCreated(), massageCreated({ approval: 'required' }))
      .when(hold())
      .thenEvents(...adas('bkg_ada', ten, fivePast));
  });

  it('only while its service is offered', () => {
    given(...desks, massageArchived())
      .when(hold())
      .thenRefused('dependency-gone', { how: 'archived', subject: { kind: 'service', id: 'svc_massage' } });
  });
});

describe('a held slot', () => {
  const bobs = held('bkg_bob', ten, { expiresAt: fivePast });

  it('is kept from everybody else until two seconds past its expiry, and they are told so', () => {
    const refusal = given(...desks, ...bobs).when(hold());
    refusal.thenRefused('slot-held', {
      heldUntil: lapsed,
      conflicts: [expect.objectContaining({ bookingId: 'bkg_bob', kind: 'hold' })],
    });
    refusal.thenUntil(lapsed);
    given(...desks, ...bobs)
      .when(hold({ hold: undefined }, { now: lapsed - 1 }))
      .thenRefused('slot-held');
  });

  it('is taken where the end of the hold would not be enough', () => {
    given(...desks, ...bobs, ...booked('bkg_eve', monday('10:45')))
      .when(hold({ duration: 60 }))
      .thenRefused('slot-taken');
  });
});

describe('a customer holds so many slots at a time', () => {
  const two = [...adas('bkg_one', monday('12:00'), fivePast), ...adas('bkg_two', monday('14:00'), fivePast + minute)];

  it('and no more, until the first of them lapses', () => {
    const refusal = given(...desks, ...two).when(hold());
    refusal.thenRefused('limit-reached', {
      limit: { kind: 'live-holds', atMost: 2 },
      asked: expect.objectContaining({ start: ten }),
      seen: expect.objectContaining({ agendas: [expect.objectContaining({ calendarId: 'cal_room4' })] }),
    });
    refusal.thenUntil(lapsed);
    refusal.thenExpected(
      ...['service/svc_massage', 'calendar/cal_room4', 'agenda/cal_room4/2026-11-23'],
      ...['booking/bkg_ada', `holds/${adasHolds}`],
    );
    const soon = { now: lapsed - 1 };
    given(...desks, ...two)
      .when(hold({}, soon))
      .thenRefused('limit-reached');
    given(...desks, ...two)
      .when(hold({}, { now: lapsed }))
      .thenEvents(...adas('bkg_ada', ten, lapsed + 5 * minute));
  });

  it('of which those that are confirmed or given back count no more', () => {
    given(...desks, ...two, uncounted('bkg_one'))
      .when(hold())
      .thenEvents(...adas('bkg_ada', ten, fivePast));
  });

  it('whatever others hold, and however much they book', () => {
    given(...desks, ...two)
      .when(hold({}, { holder: 'hash_of_bob' }))
      .thenEvents(...held('bkg_ada', ten, { expiresAt: fivePast, holder: 'hash_of_bob' }));
    given(...desks, ...two)
      .when(hold({ hold: undefined }))
      .thenEvents(...booked('bkg_ada', ten));
  });

  it('and is told first that the slot is gone anyway', () => {
    given(...desks, ...two)
      .when(hold({ start: monday('12:00') }))
      .thenRefused('slot-held');
  });
});

describe('the same hold again', () => {
  const history = [...desks, ...adas('bkg_ada', ten, fivePast)];

  it('is its own success, also once it is confirmed, over or given back', () => {
    given(...history)
      .when(hold())
      .thenNothing();
    given(...history)
      .when(hold({ hold: { seconds: 300 } }, { now: monday('12:00') }))
      .thenNothing();
    given(...history, ...booked('bkg_ada', ten, { customer: { ...ada, name: 'Eve' } }))
      .when(hold())
      .thenNothing();
    given(...history, cancelled())
      .when(hold())
      .thenNothing();
  });

  it('is another one for another time, or when it is no hold', () => {
    given(...history)
      .when(hold({ hold: { seconds: 60 } }))
      .thenRefused('already-exists', { differs: ['hold'] });
    given(...history)
      .when(hold({ hold: undefined }))
      .thenRefused('already-exists', { differs: ['hold'] });
    given(...desks, ...booked('bkg_ada', ten))
      .when(hold())
      .thenRefused('already-exists', { differs: ['hold'] });
    given(...history)
      .when(hold({ customer: null }))
      .thenRefused('already-exists', { differs: ['customer'] });
  });

  it('is refused to somebody else', () => {
    given(...desks, ...adas('bkg_ada', ten, fivePast).map((fact) => by(someoneElse, fact)))
      .when(hold())
      .thenRefused('already-exists', { differs: [], ownedBy: someoneElse });
  });
});
