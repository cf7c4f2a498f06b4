import { ada, at, booked, held, ifMatch, massageCreated, monday, roomCreated } from '#test/rules/front-desk';
import { desk, given } from '#test/rules/given';
import { type BookingDetails, bookingStream, type HandingOn } from '../../bookings/booking.js';
import { asReader, type Reader } from '../../bookings/whose.js';
import { append, type Read } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';
import { changeBookingDetails, type DetailChanges } from './change-booking-details.js';

const changeFrom =
  (stated: StatedVersion | undefined, changes: DetailChanges, actor = desk) =>
  (read: Read) =>
    changeBookingDetails({ read, actor, now: 0 }, { id: 'bkg_ada', stated, changes });

const change = (changes: DetailChanges) => changeFrom(at(1), changes);

const changed = (data: Partial<BookingDetails> & HandingOn) =>
  append(bookingStream('bkg_ada'), { type: 'BookingDetailsChanged', data });

const details = { notes: 'window', metadata: { tags: ['a', 'b'], from: 'web' } };
const history = [roomCreated(), massageCreated(), ...booked('bkg_ada', monday('10:00'), details)];

describe('the details of a booking are changed', () => {
  it('in what is different only', () => {
    given(...history)
      .when(change({ customer: { name: 'Ada' }, notes: null }))
      .thenEvents(changed({ notes: null }));
  });

  it('field by field of its customer, who stays the same', () => {
    const renamed = { name: 'Ada Lovelace', phone: '+44 1', id: 'cus_eve' };
    given(...history)
      .when(change({ customer: renamed }))
      .thenEvents(changed({ customer: { ...ada, name: 'Ada Lovelace', phone: '+44 1' } }));
  });

  it('also in the language and the zone of its customer, until nothing is known of them any more', () => {
    const from = (known: object, customer: NonNullable<DetailChanges['customer']>) =>
      given(
        roomCreated(),
        massageCreated(),
        ...booked('bkg_ada', monday('10:00'), { customer: { ...ada, ...known } }),
      ).when(change({ customer }));
    const [inGerman, there] = [{ locale: 'de' }, { timeZone: 'Europe/Lisbon' }];
    from({}, inGerman).thenEvents(changed({ customer: { ...ada, ...inGerman } }));
    from(inGerman, there).thenEvents(changed({ customer: { ...ada, ...inGerman, ...there } }));
    from({ ...inGerman, ...there }, { locale: null }).thenEvents(changed({ customer: { ...ada, ...there } }));
    from({ ...inGerman, ...there }, { timeZone: null }).thenEvents(changed({ customer: { ...ada, ...inGerman } }));
  });

  it('and hand it on to somebody else where another address is written to, unless its own bearer says so', () => {
    const email = 'ada@elsewhere.example';
    const moved = { customer: { ...ada, email } };
    given(...history)
      .when(change({ customer: { email } }))
      .thenEvents(changed({ ...moved, handedOn: true }));
    given(...history)
      .when(changeFrom(at(1), { customer: { email } }, 'manage-token/bkg_other'))
      .thenEvents(changed({ ...moved, handedOn: true }));
    given(...history)
      .when(changeFrom(at(1), { customer: { email } }, 'manage-token/bkg_ada'))
      .thenEvents(changed(moved));
  });

  it('key by key of its metadata: null removes, a list is replaced', () => {
    given(...history)
      .when(change({ metadata: { tags: ['c'], from: null, seat: 4 } }))
      .thenEvents(changed({ metadata: { tags: ['c'], seat: 4 } }));
  });

  it('not at all when nothing is different', () => {
    given(...history)
      .when(change({ customer: { email: ada.email }, notes: 'window', metadata: { from: 'web', none: null } }))
      .thenNothing();
    given(...history)
      .when(change({}))
      .thenNothing();
  });

  it('also when it is cancelled', () => {
    const cancelled = append(bookingStream('bkg_ada'), { type: 'BookingCancelled', data: { reason: null } });
    const decision = given(...history, cancelled).when(changeFrom({ by: 'any' }, { notes: 'was ill' }));
    decision.thenEvents(changed({ notes: 'was ill' }));
    decision.thenExpected('booking/bkg_ada');
  });

  it('of a hold too, but of its customer only once it has one', () => {
    const hold = held('bkg_ada', monday('10:00'), { expiresAt: monday('08:00') }, { customer: null });
    given(roomCreated(), massageCreated(), ...hold)
      .when(change({ notes: 'window' }))
      .thenEvents(changed({ notes: 'window' }));
    const errors = [expect.objectContaining({ pointer: '/customer', rule: 'required' })];
    const noted = given(roomCreated(), massageCreated(), ...hold, changed({ notes: 'window' }));
    noted.when(change({ customer: { name: 'Ada' } })).thenRefused('rule-violation', { errors });
    noted.when(changeFrom(ifMatch(1), { customer: { name: 'Ada' } })).thenRefused('precondition-failed');
  });

  it('from its present version, which must be stated, even to what they are', () => {
    const second = given(...history, changed({ notes: 'door' }));
    second.when(change({ notes: 'door' })).thenRefused('version-conflict', { expectedVersion: 1, currentVersion: 2 });
    second
      .when(changeFrom(ifMatch(1), { notes: 'door' }))
      .thenRefused('precondition-failed', { expectedVersion: 1, currentVersion: 2 });
    second.when(changeFrom(undefined, { notes: 'door' })).thenRefused('version-required', { currentVersion: 2 });
  });

  it('by whoever sees their own only while it is theirs', () => {
    const decided = (reader: Reader) =>
      given(...history).when((read) => change({ notes: 'door' })(asReader(read, reader, 'bkg_ada')));
    for (const onlyCustomer of [null, 'cus_ada']) decided({ onlyCustomer }).thenEvents(changed({ notes: 'door' }));
    const nobodys = { subject: 'bkg_ada', since: 'before' };
    const others = [{ onlyCustomer: 'cus_eve' }, { bearer: nobodys }, { bearer: { ...nobodys, subject: 'bkg_eve' } }];
    for (const reader of others) decided(reader).thenRefused('not-found');
    decided({ bearer: { subject: 'bkg_ada', since: '' } }).thenEvents(changed({ notes: 'door' }));
  });

  it('only if there is one', () => {
    given()
      .when(change({ notes: 'door' }))
      .thenRefused('not-found', { subject: { kind: 'booking', id: 'bkg_ada' } });
  });
});

describe('the details of a booking whose customer was erased', () => {
  /** What a log tells of somebody whose key is destroyed. */
  const erased = (read: Read) => {
    const withoutCustomer = (stream: Parameters<Read>[0]) => {
      const { state, ...seen } = read(stream);
      return { ...seen, state: { ...(state as object), customer: { id: ada.id, erased: true } } };
    };
    return Object.assign(withoutCustomer, read) as Read;
  };
  const changeErased = (changes: DetailChanges) => (read: Read) => change(changes)(erased(read));
  const required = { errors: [expect.objectContaining({ pointer: '/customer', rule: 'required' })] };

  it('name somebody anew, whole: nothing of who was erased is kept', () => {
    const somebody = { name: 'Eve', email: 'eve@example.com' };
    const { outcome } = given(...history).when(changeErased({ customer: somebody }));
    const data = { customer: { id: ada.id, ...somebody, phone: null } };
    expect('events' in outcome && outcome.events).toMatchObject([{ type: 'BookingDetailsChanged', data }]);
  });

  it('but for who it is are changed as ever', () => {
    const { outcome } = given(...history).when(changeErased({ notes: 'by the window' }));
    expect('events' in outcome && outcome.events).toMatchObject([{ data: { notes: 'by the window' } }]);
  });

  it.each([{ name: 'Eve' }, { email: 'eve@example.com' }, { phone: '+44 1' }])('not with %s alone', (customer) => {
    given(...history)
      .when(changeErased({ customer }))
      .thenRefused('rule-violation', required);
  });
});
