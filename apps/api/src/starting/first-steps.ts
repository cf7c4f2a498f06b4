import type { OperatorKey } from './operator-key.js';

/** The next day from Monday to Friday, 09:00 in a zone. */
export const nextWeekdayMorning = (now: number, zone: string): Temporal.ZonedDateTime => {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const days = { 5: 3, 6: 2 }[today.dayOfWeek] ?? 1;
  return today.add({ days }).startOfDay().with({ hour: 9 });
};

const keyIn = (key: OperatorKey): string => {
  if (key.from === 'environment') return '"$BOOTSTRAP_API_KEY"   # the key that you started it with';
  if (key.from === 'elsewhere') return "'…'   # one of your keys";
  return key.created ? `'${key.created}'` : `"$(cat '${key.path}')"`;
};

const post = (path: string, body: object) =>
  [
    `curl -sS -w '\\n→ %{http_code}\\n\\n' "$API/${path}" -H "Authorization: Bearer $KEY" \\`,
    `  -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`,
  ].join('\n');

/** What to paste into a terminal to see a booking, and a conflict with all that it takes to go on from there. */
export const firstSteps = (origin: string, key: OperatorKey, now: number): string => {
  const zone = 'Europe/Berlin';
  const start = nextWeekdayMorning(now, zone);
  const day = start.toPlainDate().toString();
  const booking = { serviceId: 'svc_consultation', start: start.toInstant().toString() };
  const openingHours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }];
  const ada = { name: 'Ada Lovelace', email: 'ada@example.com' };
  const grace = { name: 'Grace Hopper', email: 'grace@example.com' };
  return [
    `Slotlog is running at ${origin}, with its documentation at ${origin}/docs. Paste this into another terminal:`,
    '',
    `API=${origin}/v1`,
    `KEY=${keyIn(key)}`,
    '',
    '# a room, and what can be booked in it',
    post('calendars', { id: 'cal_room-0004', name: 'Room 4', timeZone: zone, openingHours }),
    post('services', {
      id: 'svc_consultation',
      name: 'Consultation',
      durations: [30],
      uses: [{ calendarId: 'cal_room-0004' }],
    }),
    '',
    `# Ada books ${day} at 09:00; Grace asks for the same time and is offered alternatives`,
    post('bookings', { id: `bkg_ada-${day}`, ...booking, customer: ada }),
    post('bookings', { id: `bkg_grace-${day}`, ...booking, customer: grace }),
    '',
  ].join('\n');
};
