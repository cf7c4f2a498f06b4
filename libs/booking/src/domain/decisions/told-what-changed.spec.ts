import {
  blackoutAdded,
  book,
  booked,
  massageChanged,
  massageCreated,
  monday,
  roomChanged,
  roomCreated,
} from '#test/rules/front-desk';
import { bothRooms, massageInEither } from '#test/rules/front-desk-holds';
import { given } from '#test/rules/given';
import { utcDays } from '../time/interval.js';

const ten = monday('10:00');
const service = { kind: 'service', id: 'svc_massage' } as const;
const room = { kind: 'calendar', id: 'cal_room4' } as const;

/** Each event stands at the position that its place in the list tells, and was recorded a second after the one before. */
const facts = [
  roomCreated(),
  massageCreated(),
  massageChanged({ step: 30 }),
  ...booked('bkg_bob', ten),
  roomChanged({ name: 'The blue room' }),
];

describe('a customer who saw a slot and does not get it is told what has happened since', () => {
  it('to the service, to the calendar and on its agenda', () => {
    given(...facts)
      .when(book({ seenAt: 2 }))
      .thenRefused('slot-taken', {
        changes: [
          { subject: service, type: 'ServiceChanged', recordedAt: 2_000 },
          { subject: room, type: 'CalendarChanged', recordedAt: 5_000 },
          { subject: room, type: 'TimeClaimed', recordedAt: 3_000 },
        ],
      });
  });

  it('not what they had seen', () => {
    const changes = [{ subject: room, type: 'CalendarChanged', recordedAt: 5_000 }];
    given(...facts)
      .when(book({ seenAt: 5 }))
      .thenRefused('slot-taken', { changes });
    given(...facts)
      .when(book({ seenAt: 6 }))
      .thenRefused('slot-taken', { changes: [] });
  });

  it('nothing where they do not say what they saw', () => {
    given(...facts)
      .when(book())
      .thenRefused('slot-taken', { changes: [] });
  });
});

describe('a wish is judged on', () => {
  const agendas = (days: readonly string[]) => bothRooms.flatMap((id) => days.map((each) => `agenda/${id}/${each}`));
  const rooms = bothRooms.map((id) => `calendar/${id}`);
  const own = ['booking/bkg_ada', 'service/svc_massage'];

  it('the days that it touches, on all who would do where none does, and on who does where one does', () => {
    const days = utcDays({ start: ten, end: ten + 1 });
    const shut = bothRooms.map((id) => blackoutAdded({ start: ten, end: monday('11:00') }, { id }));
    given(...massageInEither(), ...shut)
      .when(book())
      .thenExpected(...agendas(days), ...rooms, ...own);
    given(...massageInEither())
      .when(book())
      .thenExpected('agenda/cal_room4/2026-11-23', 'calendar/cal_room4', ...own);
  });

  it('no day at all where there is none', () => {
    given(roomCreated(), massageCreated({ limits: { perDay: 1, perWeek: null, perCustomer: null } }))
      .when(book({ start: -1 }))
      .thenExpected('calendar/cal_room4', ...own);
  });
});
