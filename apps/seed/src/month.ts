import { Chance } from './chance.js';
import type { House } from './houses.js';

/** A booking that somebody would like; its id says what it is, so that the same one is never made twice. */
export interface Wish {
  readonly id: string;
  readonly serviceId: string;
  readonly start: string;
  readonly duration: number;
  readonly customer: { readonly id: string; readonly name: string; readonly email: string };
  readonly isCancelled: boolean;
}

const first = [
  'Ada',
  'Alan',
  'Barbara',
  'Claude',
  'Donald',
  'Edsger',
  'Frances',
  'Grace',
  'Hedy',
  'Ivan',
  'Joan',
  'Katherine',
];
const last = [
  'Berg',
  'Costa',
  'Diaz',
  'Evans',
  'Fischer',
  'Gruber',
  'Haddad',
  'Ito',
  'Jansen',
  'Kowalski',
  'Lindqvist',
  'Moreau',
];

const somebody = (chance: Chance) => {
  const [given, family] = [chance.of(first), chance.of(last)];
  const name = `${given} ${family}`.toLowerCase().replace(' ', '.');
  return { id: name, name: `${given} ${family}`, email: `${name}@example.com` };
};

const days = 30;

/** The weekdays of the next month, from tomorrow on. */
export const weekdaysFrom = (today: Temporal.PlainDate): Temporal.PlainDate[] =>
  Array.from({ length: days }, (_, nth) => today.add({ days: nth + 1 })).filter(({ dayOfWeek }) => dayOfWeek <= 5);

const instantAt = (date: Temporal.PlainDate, time: string, { timeZone }: House) =>
  date.toZonedDateTime({ timeZone, plainTime: time }).toInstant().toString();

/** What is wished for on one day. It depends on the date alone: on which day it is asked makes no difference. */
export const wishesOn = (date: Temporal.PlainDate, house: House): Wish[] =>
  house.services.flatMap(({ id: serviceId, starts, durations, perDay }) => {
    const chance = new Chance(`${house.tenant} ${serviceId} ${date}`);
    const count = Math.max(1, perDay - 2 + chance.below(4));
    return Array.from({ length: count }, (_, nth) => ({
      ...{
        id: `bkg_${serviceId.slice(4)}-${date}-${nth}`,
        serviceId,
        start: instantAt(date, chance.of(starts), house),
      },
      ...{ duration: chance.of(durations), customer: somebody(chance), isCancelled: chance.below(12) === 0 },
    }));
  });

/** As many as there is room for, of the service that is to be full on a date, and two who come too late. */
export const rushOn = (date: Temporal.PlainDate, house: House) => {
  const { id: serviceId, starts, durations } = house.services.find(({ id }) => id === house.full)!;
  const chance = new Chance(`${house.tenant} rush ${date}`);
  const wishes = starts.flatMap((time) =>
    Array.from(
      { length: 8 },
      (_, nth): Wish => ({
        ...{ id: `bkg_rush-${date}-${time.replace(':', '')}-${nth}`, serviceId, start: instantAt(date, time, house) },
        ...{ duration: durations[0]!, customer: somebody(chance), isCancelled: false },
      }),
    ),
  );
  const [from, to] = [date, date.add({ days: 1 })].map((day) => instantAt(day, '00:00', house));
  const waiting = [0, 1].map((nth) => ({
    ...{ id: `wls_${house.tenant}-${date}-${nth}`, serviceId, from, to, customer: somebody(chance) },
  }));
  return { wishes, waiting };
};
