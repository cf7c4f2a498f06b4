/** A tenant, as it is before anybody books. */
export interface House {
  readonly tenant: string;
  readonly title: string;
  readonly timeZone: string;
  readonly calendars: readonly { readonly id: string; readonly [field: string]: unknown }[];
  readonly services: readonly Offered[];
  /** Filled to the last place on its first day, so that somebody waits. */
  readonly full: string;
}

export interface Offered {
  readonly id: string;
  readonly durations: readonly number[];
  /** When its bookings begin, by the clock. */
  readonly starts: readonly string[];
  /** How many a day, about. */
  readonly perDay: number;
  readonly fields: object;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'];
const open = (from: string, to: string) => [{ days: weekdays, from, to }];
const each = (from: number, to: number, minutes: readonly string[]) =>
  Array.from({ length: to - from }, (_, nth) => String(from + nth).padStart(2, '0')).flatMap((hour) =>
    minutes.map((minute) => `${hour}:${minute}`),
  );

const clinic: House = {
  tenant: 'clinic',
  title: 'Riverside Clinic',
  timeZone: 'Europe/Berlin',
  calendars: [
    ...[
      ['cal_dr-lovelace', 'Dr. Ada Lovelace', 'General practice'],
      ['cal_dr-hopper', 'Dr. Grace Hopper', 'General practice'],
    ].map(([id, name, field]) => ({
      ...{ id: id!, name, timeZone: 'Europe/Berlin', openingHours: open('08:30', '17:00'), publicMetadata: { field } },
    })),
    { id: 'cal_treatment', name: 'Treatment room', timeZone: 'Europe/Berlin', openingHours: open('08:00', '18:00') },
    { id: 'cal_laboratory', name: 'Laboratory', timeZone: 'Europe/Berlin', openingHours: open('07:30', '09:30') },
  ],
  services: [
    {
      ...{ id: 'svc_consultation', durations: [30, 60], starts: each(9, 16, ['00', '30']), perDay: 9 },
      fields: {
        ...{ name: 'Consultation', step: 30, minNotice: 60, cancellationWindow: 1_440, horizonDays: 60 },
        uses: [{ anyOf: ['cal_dr-lovelace', 'cal_dr-hopper'], strategy: 'least-busy' }],
      },
    },
    {
      ...{ id: 'svc_treatment', durations: [45], starts: each(9, 16, ['00']), perDay: 3 },
      fields: {
        ...{ name: 'Treatment', step: 60, bufferAfter: 15, approval: 'required', approvalDeadline: 20_160 },
        uses: [{ calendarId: 'cal_treatment' }],
      },
    },
    {
      ...{ id: 'svc_blood-test', durations: [10], starts: each(8, 9, ['00', '10', '20', '30', '40', '50']), perDay: 3 },
      fields: { name: 'Blood test', step: 10, uses: [{ calendarId: 'cal_laboratory' }] },
    },
  ],
  full: 'svc_blood-test',
};

const studio: House = {
  tenant: 'studio',
  title: 'North Light Studio',
  timeZone: 'Europe/London',
  calendars: [
    {
      id: 'cal_large-hall',
      name: 'Large hall',
      timeZone: 'Europe/London',
      capacity: 8,
      openingHours: open('17:00', '21:00'),
    },
    { id: 'cal_trainer-sam', name: 'Sam', timeZone: 'Europe/London', openingHours: open('10:00', '20:00') },
  ],
  services: [
    {
      ...{ id: 'svc_evening-yoga', durations: [60], starts: ['18:00', '19:00'], perDay: 9 },
      fields: {
        ...{ name: 'Evening yoga', step: 60, maxUnitsPerBooking: 2, showFree: true, cancellationWindow: 240 },
        uses: [{ calendarId: 'cal_large-hall' }],
      },
    },
    {
      ...{ id: 'svc_personal-hour', durations: [60], starts: each(10, 19, ['00']), perDay: 4 },
      fields: { name: 'Personal hour', step: 60, bufferAfter: 10, uses: [{ calendarId: 'cal_trainer-sam' }] },
    },
  ],
  full: 'svc_evening-yoga',
};

export const houses: readonly House[] = [clinic, studio];
