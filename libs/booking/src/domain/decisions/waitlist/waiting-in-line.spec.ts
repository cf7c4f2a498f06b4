import {
  ada,
  blackoutAdded,
  booked,
  contentOf,
  freed,
  massageArchived,
  massageCreated,
  monday,
  request,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { cancelled, uncounted } from '#test/rules/front-desk-holds';
import {
  accepted,
  customerOf,
  hashOf,
  joined,
  joinedAndCounted,
  left,
  offered,
  requeued,
  waitedInVain,
} from '#test/rules/front-desk-waitlist';
import { by, desk, given, someoneElse } from '#test/rules/given';
import { waitlistStream } from '../../bookings/waitlist/waitlist.js';
import type { Read } from '../../deciding/decision.js';
import { Refused } from '../../deciding/refused.js';
import { minute } from '../../time/interval.js';
import { bookSlot } from '../bookings/book-slot.js';
import { expireWaitlistEntry } from './expire-waitlist-entry.js';
import { joinWaitlist, type WaitlistRequest } from './join-waitlist.js';
import { leaveWaitlist } from './leave-waitlist.js';
import { isWorthWaiting, waitInstead } from './wait-instead.js';

const ten = monday('10:00');
const eleven = monday('11:00');
const desks = [roomCreated(), massageCreated()];
const inAnHour = sundayNoon + 60 * minute;
const rules = { holdsPerCustomer: 1 };
const adasOffer = offered('wls_ada', 'bkg_offer', ten, inAnHour, sundayNoon);
const adaHasAnOffer = [...desks, ...joined('wls_ada'), ...adasOffer];
const content = contentOf(ten, { customer: customerOf('wls_ada'), customerHash: hashOf('wls_ada') });
const givenBack = [...freed('bkg_offer', content), uncounted('bkg_offer', hashOf('wls_ada'))];

const join =
  (changes: Partial<WaitlistRequest> = {}, now = sundayNoon) =>
  (read: Read) => {
    const wish = { serviceId: 'svc_massage', from: ten, to: monday('12:00'), duration: 30, units: 1 };
    const drawn = {
      entryId: 'wls_ada',
      customerId: 'cus_new',
      customerHash: hashOf('wls_ada'),
      holder: hashOf('wls_ada'),
    };
    const customer = customerOf('wls_ada');
    return joinWaitlist({ read, actor: desk, now }, { ...wish, calendarIds: null, customer, ...changes }, drawn);
  };
const leave =
  (now = sundayNoon, onlyCustomer: string | null = null) =>
  (read: Read) =>
    leaveWaitlist({ read, now }, { id: 'wls_ada', onlyCustomer });
const giveUp = (now: number) => (read: Read) => expireWaitlistEntry({ read, now }, 'wls_ada');

describe('a customer waits in line', () => {
  it('for a booking within some time, until none can begin any more', () => {
    const decision = given(...desks).when(join());
    decision.thenEvents(...joinedAndCounted('wls_ada'));
    decision.thenUntil(monday('11:30') + 1);
    decision.thenExpected(
      'service/svc_massage',
      'calendar/cal_room4',
      'waitlist/svc_massage',
      'waitlist-entry/wls_ada',
      'waits/hash_of_wls_ada',
    );
  });

  it('for the usual length of the service where none is named', () => {
    given(...desks)
      .when(join({ duration: null }))
      .thenEvents(...joinedAndCounted('wls_ada'));
  });

  it('under a new id where the customer has none', () => {
    given(...desks)
      .when(join({ customer: { ...ada, id: null } }))
      .thenEvents(...joined('wls_ada', {}, hashOf('wls_ada'), { ...ada, id: 'cus_new' }, { isNamed: false }));
  });

  it('once, however often it is asked for', () => {
    given(...desks, ...joined('wls_ada'))
      .when(join())
      .thenNothing();
    given(...desks, ...joined('wls_ada'), ...left('wls_ada'))
      .when(join())
      .thenNothing();
  });

  it('not for something else under the same id, nor in the name of somebody else', () => {
    given(...desks, ...joined('wls_ada'))
      .when(join({ units: 2, from: eleven }))
      .thenRefused('already-exists', { differs: ['from', 'units'] });
    given(...desks, ...joined('wls_ada').map((fact) => by(someoneElse, fact)))
      .when(join())
      .thenRefused('already-exists', { differs: [], ownedBy: someoneElse });
  });

  it('not where it would be in vain: too short a time, a time that is over, a length that is not offered', () => {
    given(...desks)
      .when(join({ to: ten + 20 * minute }))
      .thenRefused('rule-violation', { errors: [expect.objectContaining({ pointer: '/to', rule: 'too-small' })] });
    given(...desks)
      .when(join({}, monday('11:31')))
      .thenRefused('rule-violation', { errors: [expect.objectContaining({ pointer: '/to', rule: 'in-past' })] });
    given(...desks)
      .when(join({ duration: 45 }))
      .thenRefused('rule-violation', { errors: [expect.objectContaining({ pointer: '/duration' })] });
    given(...desks, massageArchived())
      .when(join())
      .thenRefused('dependency-gone', { how: 'archived', subject: { kind: 'service', id: 'svc_massage' } });
  });
});

describe('a customer who is refused a slot may wait for it', () => {
  const bookOrWait = (read: Read) => {
    const drawn = { bookingId: 'bkg_ada', customerId: 'cus_new', customerHash: hashOf('wls_ada'), holder: null };
    const wanted = { ...request, customer: customerOf('wls_ada') };
    try {
      return bookSlot({ ...rules, read, actor: desk, now: sundayNoon }, wanted, drawn);
    } catch (refusal) {
      if (!(refusal instanceof Refused && isWorthWaiting(refusal))) throw refusal;
      return waitInstead({ read, actor: desk, now: sundayNoon }, refusal, wanted, {
        ...drawn,
        entryId: 'wls_ada',
        holder: drawn.customerHash,
      });
    }
  };

  it('where others have it or it was closed: they may give it up', () => {
    const [entry, waiting] = [ten, ten + 30 * minute];
    given(...desks, ...booked('bkg_bob', ten))
      .when(bookOrWait)
      .thenEvents(...joinedAndCounted('wls_ada', { from: entry, to: waiting }, entry));
    given(...desks, blackoutAdded({ start: ten, end: eleven }))
      .when(bookOrWait)
      .thenEvents(...joinedAndCounted('wls_ada', { from: entry, to: waiting }, entry));
  });

  it('not where it could never be had', () => {
    given(roomCreated({ openingHours: [] }), massageCreated())
      .when(bookOrWait)
      .thenRefused('rule-violation');
  });
});

describe('a customer who leaves the line', () => {
  it('is gone from it', () => {
    given(...desks, ...joined('wls_ada'))
      .when(leave())
      .thenEvents(...left('wls_ada'));
  });

  it('gives back what is offered to them', () => {
    const decision = given(...adaHasAnOffer).when(leave());
    decision.thenEvents(
      ...givenBack,
      ...requeued('wls_ada', 'bkg_offer', 'given-back'),
      cancelled(null, 'bkg_offer'),
      ...left('wls_ada'),
    );
    decision.thenUntil(inAnHour);
  });

  it('has nothing to give back once the offer has run out', () => {
    given(...adaHasAnOffer)
      .when(leave(inAnHour))
      .thenEvents(...left('wls_ada'));
  });

  it('leaves once', () => {
    given(...desks, ...joined('wls_ada'), ...left('wls_ada'))
      .when(leave())
      .thenNothing();
  });

  it('has to be in it', () => {
    given(...desks)
      .when(leave())
      .thenRefused('not-found', { subject: { kind: 'waitlist-entry', id: 'wls_ada' } });
    given(...desks, ...joined('wls_ada'))
      .when(leave(sundayNoon, 'cus_bob'))
      .thenRefused('not-found');
    given(...desks, ...joined('wls_ada'), ...waitedInVain('wls_ada'))
      .when(leave())
      .thenRefused('illegal-transition', { currentStatus: 'expired', allowed: [] });
    given(...adaHasAnOffer, ...accepted('wls_ada', 'bkg_offer'))
      .when(leave())
      .thenRefused('illegal-transition', { currentStatus: 'accepted' });
  });
});

describe('a customer who waits in vain', () => {
  const tooLate = monday('11:30') + 1;

  it('waits no longer once nothing can begin any more of what they wait for', () => {
    given(...desks, ...joined('wls_ada'))
      .when(giveUp(tooLate))
      .thenEvents(...waitedInVain('wls_ada'));
  });

  it('waits as long as something can', () => {
    const decision = given(...desks, ...joined('wls_ada')).when(giveUp(tooLate - 1));
    decision.thenNothing();
    decision.thenUntil(tooLate);
  });

  it('is told so once, and not while an offer stands', () => {
    given(...desks, ...joined('wls_ada'), ...waitedInVain('wls_ada'))
      .when(giveUp(tooLate))
      .thenNothing();
    given(...adaHasAnOffer)
      .when(giveUp(tooLate))
      .thenNothing();
  });

  it('leaves their place in line to nobody: the order of the others stays', () => {
    const line = given(...desks, ...joined('wls_ada'), ...joined('wls_bob'), ...waitedInVain('wls_ada'));
    let names: string[] = [];
    line.when((read) => {
      names = read(waitlistStream('svc_massage')).state.entries.map(({ entryId }) => entryId);
      return { events: [], until: 0 };
    });
    expect(names).toEqual(['wls_bob']);
  });
});
