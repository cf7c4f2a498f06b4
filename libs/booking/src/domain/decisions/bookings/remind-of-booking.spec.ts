import {
  booked,
  contentOf,
  massageChanged,
  massageCreated,
  monday,
  requested,
  roomCreated,
} from '#test/rules/front-desk';
import { cancelled, moved } from '#test/rules/front-desk-holds';
import { type Fact, given } from '#test/rules/given';
import { remindersStream } from '../../bookings/telling/reminders.js';
import { append, forever, type Read } from '../../deciding/decision.js';
import { minute } from '../../time/interval.js';
import { remindOfBooking } from './remind-of-booking.js';

const ten = monday('10:00');
const day = 24 * 60;
const remind = (now: number) => (read: Read) => remindOfBooking({ read, now }, 'bkg_ada');
const due = (minutesBefore: number, start = ten) =>
  append(remindersStream('bkg_ada'), { type: 'BookingReminderDue', data: { minutesBefore, start } });
const ahead = (minutes: number, start = ten) => start - minutes * minute;

const opened = [roomCreated(), massageCreated({ reminders: [day, 60] })];
const history: readonly Fact[] = [...opened, ...booked('bkg_ada', ten)];

describe('a customer is reminded', () => {
  it('so long before the start as the service says, and no earlier', () => {
    const early = given(...history).when(remind(ahead(day) - 1));
    early.thenNothing();
    early.thenUntil(ahead(day));
    const inTime = given(...history).when(remind(ahead(day)));
    inTime.thenEvents(due(day));
    inTime.thenUntil(ahead(60));
  });

  it('once each', () => {
    given(...history, due(day))
      .when(remind(ahead(60) - 1))
      .thenNothing();
    given(...history, due(day))
      .when(remind(ahead(60)))
      .thenEvents(due(60));
    const all = given(...history, due(day), due(60)).when(remind(ahead(1)));
    all.thenNothing();
    all.thenUntil(ten);
  });

  it('of several that are due at once of the last alone', () => {
    given(...history)
      .when(remind(ahead(10)))
      .thenEvents(due(60));
    given(...history, due(60))
      .when(remind(ahead(10)))
      .thenNothing();
  });

  it('anew where it was moved, and not of the time before', () => {
    const later = monday('15:00');
    const elsewhere = [...history, due(day), moved(contentOf(later))];
    given(...elsewhere)
      .when(remind(ahead(60)))
      .thenEvents(due(day, later));
    given(...elsewhere, due(day, later))
      .when(remind(ahead(60, later)))
      .thenEvents(due(60, later));
  });
});

describe('nobody is reminded', () => {
  it('of what has begun, of what is over, of what nobody has agreed to, or of what there is not', () => {
    for (const [facts, now] of [
      [history, ten],
      [[...history, cancelled()], ahead(60)],
      [[...opened, ...requested('bkg_ada', ten, ten)], ahead(60)],
      [opened, ahead(60)],
    ] as const) {
      const nobody = given(...facts).when(remind(now));
      nobody.thenNothing();
      nobody.thenUntil(forever);
    }
  });

  it('of a time at which it was not booked yet, or the service did not remind', () => {
    const soon = 200 * minute;
    const opening = [roomCreated(), massageCreated({ reminders: [300, 60] })];
    given(...opening, ...booked('bkg_ada', soon))
      .when(remind(soon - 90 * minute))
      .thenNothing();
    given(...opening, ...booked('bkg_ada', soon))
      .when(remind(soon - 60 * minute))
      .thenEvents(due(60, soon));
    given(roomCreated(), massageCreated(), ...booked('bkg_ada', soon), massageChanged({ reminders: [200, 60] }))
      .when(remind(soon - 90 * minute))
      .thenNothing();
  });

  it('of an instant before both the booking and the reminder were made, only from then on', () => {
    const hourly = { reminders: [60] };
    const bookedLast = (start: number) => [roomCreated(), massageCreated(hourly), ...booked('bkg_ada', start)];
    const remindedLast = (start: number) => [
      ...[roomCreated(), massageCreated(), ...booked('bkg_ada', start)],
      massageChanged(hourly),
    ];
    for (const story of [bookedLast, remindedLast]) {
      const since = (story(ten).length - 1) * 1_000;
      const start = since + 60 * minute;
      given(...story(start - 1))
        .when(remind(since))
        .thenNothing();
      given(...story(start))
        .when(remind(since))
        .thenEvents(due(60, start));
    }
  });

  it('where the service does not remind', () => {
    given(roomCreated(), massageCreated(), ...booked('bkg_ada', ten))
      .when(remind(ahead(1)))
      .thenNothing();
  });
});
