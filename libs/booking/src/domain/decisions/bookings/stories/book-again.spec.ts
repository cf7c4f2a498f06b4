import {
  ada,
  adasHash,
  at,
  book,
  booked,
  contentOf,
  held,
  massageCreated,
  monday,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { confirmed, declined } from '#test/rules/front-desk-holds';
import { by, desk, given, someoneElse } from '#test/rules/given';
import { bookingStream } from '../../../bookings/booking.js';
import { append, type Read } from '../../../deciding/decision.js';
import { confirmBooking } from '../confirm-booking.js';

const desks = [roomCreated(), massageCreated()];
const cancelled = append(bookingStream('bkg_ada'), { type: 'BookingCancelled', data: { reason: null } });

describe('the same booking again', () => {
  it('is its own success, even when the slot has long begun', () => {
    given(...desks, ...booked('bkg_ada', monday('10:00')))
      .when(book())
      .thenNothing();
    given(...desks, ...booked('bkg_ada', monday('10:00')))
      .when(book({}, monday('12:00')))
      .thenNothing();
    given(...desks, ...booked('bkg_ada', monday('10:00')), cancelled)
      .when(book())
      .thenNothing();
  });

  it('need not state what was chosen for it', () => {
    given(...desks, ...booked('bkg_ada', monday('10:00'), { customer: { ...ada, id: 'cus_first' } }))
      .when(book({ duration: null, customer: { ...ada, id: null } }))
      .thenNothing();
  });

  it('is the same whichever of the calendars that would do it got', () => {
    const both = [{ anyOf: ['cal_room4', 'cal_room5'], strategy: 'first' as const }, { calendarId: 'cal_ada' }];
    const calendarIds = ['cal_ada', 'cal_room5', 'cal_room4'];
    const made = given(
      ...calendarIds.map((id) => roomCreated({}, id)),
      massageCreated({ uses: both }),
      ...booked('bkg_ada', monday('10:00'), { calendarIds: ['cal_room5', 'cal_ada'] }),
    );
    made.when(book({ calendarIds })).thenNothing();
    made.when(book({ calendarIds: ['cal_ada', 'cal_room5'] })).thenNothing();
    made.when(book()).thenNothing();
    made.when(book({ calendarIds: ['cal_room4'] })).thenRefused('already-exists', { differs: ['calendarIds'] });
    made
      .when(book({ calendarIds: ['cal_ada', 'cal_room4'] }))
      .thenRefused('already-exists', { differs: ['calendarIds'] });
  });

  it('is the same with the rules that were set aside, and another without them', () => {
    const override = ['outside-hours'] as const;
    const late = given(...desks, ...booked('bkg_ada', monday('20:00'), { overrides: override }));
    late.when(book({ start: monday('20:00'), override })).thenNothing();
    late
      .when(book({ start: monday('20:00'), override: ['under-notice'] }))
      .thenRefused('already-exists', { differs: ['override'] });
  });

  it('is the same hold however it went on, and neither a booking nor a hold of another length', () => {
    const hold = held('bkg_ada', monday('10:00'), { expiresAt: sundayNoon });
    for (const made of [given(...desks, ...hold), given(...desks, ...hold, ...booked('bkg_ada', monday('10:00')))]) {
      made.when(book({ hold: { seconds: 300 } })).thenNothing();
      made.when(book({ hold: { seconds: null } })).thenNothing();
      made.when(book({ hold: { seconds: 60 } })).thenRefused('already-exists', { differs: ['hold'] });
      made.when(book()).thenRefused('already-exists', { differs: ['hold'] });
    }
    given(...desks, ...booked('bkg_ada', monday('10:00')))
      .when(book({ hold: { seconds: null } }))
      .thenRefused('already-exists', { differs: ['hold'] });
  });

  it('is another one under the same id when its content differs', () => {
    given(...desks, ...booked('bkg_ada', monday('10:00')))
      .when(book({ start: monday('11:00'), duration: 60, units: 2, customer: { ...ada, name: 'Eve' }, notes: 'x' }))
      .thenRefused('already-exists', {
        subject: { kind: 'booking', id: 'bkg_ada' },
        differs: ['start', 'duration', 'units', 'customer', 'notes'],
        ownedBy: desk,
      });
  });

  it('is refused to somebody else', () => {
    given(...desks, ...booked('bkg_ada', monday('10:00')).map((fact) => by(someoneElse, fact)))
      .when(book())
      .thenRefused('already-exists', { differs: [], ownedBy: someoneElse });
  });
});

describe('a confirmation again', () => {
  const hold = held('bkg_ada', monday('10:00'), { expiresAt: sundayNoon + 300_000 });
  const confirm = (read: Read) => {
    const request = { id: 'bkg_ada', stated: at(1), customer: null, notes: null };
    return confirmBooking({ read, actor: desk, now: sundayNoon }, request, {
      customerId: 'cus_new',
      customerHash: adasHash,
    });
  };

  it('is its own success, whatever became of the booking or the request since', () => {
    const content = contentOf(monday('10:00'));
    given(...desks, ...hold, confirmed(content), by(someoneElse, cancelled))
      .when(confirm)
      .thenNothing();
    const asked = append(bookingStream('bkg_ada'), {
      type: 'BookingRequested',
      data: { id: 'bkg_ada', ...content, decideBy: null, expiresAt: monday('10:00') },
    });
    given(roomCreated(), massageCreated({ approval: 'required' }), ...hold, asked, by(someoneElse, declined()))
      .when(confirm)
      .thenNothing();
    given(...desks, ...hold, by(someoneElse, confirmed(content)), cancelled)
      .when(confirm)
      .thenRefused('version-conflict');
  });
});
