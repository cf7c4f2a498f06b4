import { massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { accepted, joined, left, offered, requeued } from '#test/rules/front-desk-waitlist';
import { given } from '#test/rules/given';
import { acceptOffer, endOffer } from '../../bookings/waitlist/end-offer.js';
import type { Read } from '../../deciding/decision.js';
import { minute } from '../../time/interval.js';

const ten = monday('10:00');
const inAnHour = sundayNoon + 60 * minute;
const offer = (id: string) => offered('wls_ada', id, ten, inAnHour, sundayNoon);
const waiting = [roomCreated(), massageCreated(), ...joined('wls_ada')];
const isOffered = [...waiting, ...offer('bkg_offer')];
const hasLapsed = [...isOffered, ...requeued('wls_ada', 'bkg_offer', 'lapsed')];
const hasAnother = [...hasLapsed, ...offer('bkg_next')];
const hasLeft = [...waiting, ...left('wls_ada')];

const booking = { id: 'bkg_offer', serviceId: 'svc_massage', waitlistEntryId: 'wls_ada' };
const forGood = { until: Number.POSITIVE_INFINITY };
const take = (read: Read) => ({ events: acceptOffer(read, booking), ...forGood });
const end = (read: Read) => ({ events: endOffer(read, booking, 'lapsed'), ...forGood });

describe('a customer who takes what was offered', () => {
  it('waits no longer, though the offer had lapsed meanwhile', () => {
    given(...isOffered)
      .when(take)
      .thenEvents(...accepted('wls_ada', 'bkg_offer'));
    given(...hasLapsed)
      .when(take)
      .thenEvents(...accepted('wls_ada', 'bkg_offer'));
  });

  it('waits on for what was offered since: that is another thing', () => {
    given(...hasAnother)
      .when(take)
      .thenNothing();
  });

  it('has nothing to leave where they have left, or nobody ever stood', () => {
    given(...hasLeft)
      .when(take)
      .thenNothing();
    given(roomCreated(), massageCreated()).when(take).thenNothing();
  });
});

describe('an offer that ends', () => {
  it('lets its customer wait on', () => {
    given(...isOffered)
      .when(end)
      .thenEvents(...requeued('wls_ada', 'bkg_offer', 'lapsed'));
  });

  it('ends once, and leaves alone what was offered since', () => {
    given(...hasLapsed)
      .when(end)
      .thenNothing();
    given(...hasAnother)
      .when(end)
      .thenNothing();
  });

  it('brings nobody back who has left, or never stood there', () => {
    given(...hasLeft)
      .when(end)
      .thenNothing();
    given(roomCreated(), massageCreated()).when(end).thenNothing();
  });
});
