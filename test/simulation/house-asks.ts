import {
  AddBlackout,
  ArchiveCalendar,
  ArchiveService,
  ChangeCalendar,
  ChangeService,
  EraseCustomer,
  RemoveBlackout,
  RestoreCalendar,
  RestoreService,
} from '#libs/booking';
import type { Dice } from '../fuzz/dice.js';
import {
  type Ask,
  any,
  type Draw,
  type Draws,
  firstSlot,
  minute,
  openFrom,
  roomIds,
  serviceIds,
  slots,
} from './ask.js';

export const customers = ['cus_ada', 'cus_bob', 'cus_cyd'];
const onRoom =
  (make: (id: string, onConflict: 'reject' | 'displace', dice: Dice) => Ask): Draw =>
  (dice) =>
    make(dice.pick(roomIds), dice.pick(['reject', 'displace', 'displace'] as const), dice);

const blackouts = ['blk_1', 'blk_2'];

/** What is asked of calendars, services and whoever keeps them. */
export const houseAsks: Draws = {
  capacity: [
    4,
    onRoom((id, onConflict, dice) => {
      const capacity = dice.pick([1, 2, 3]);
      return (envelope) => new ChangeCalendar(envelope, id, any, { capacity }, onConflict);
    }),
  ],
  hours: [
    2,
    onRoom((id, onConflict, dice) => {
      const openingHours = dice.pick([
        openFrom('00:00', '24:00'),
        openFrom('15:00', '24:00'),
        openFrom('00:00', '16:00'),
      ]);
      return (envelope) => new ChangeCalendar(envelope, id, any, { openingHours }, onConflict);
    }),
  ],
  close: [
    3,
    onRoom((id, onConflict, dice) => {
      const start = firstSlot + dice.below(slots) * 30 * minute;
      const blackout = { id: dice.pick(blackouts), start, end: start + 60 * minute, reason: null };
      return (envelope) => new AddBlackout(envelope, id, any, blackout, onConflict);
    }),
  ],
  reopen: [
    3,
    onRoom((id, _, dice) => {
      const blackout = dice.pick(blackouts);
      return (envelope) => new RemoveBlackout(envelope, id, any, blackout);
    }),
  ],
  'archive-room': [1, onRoom((id, onConflict) => (envelope) => new ArchiveCalendar(envelope, id, any, onConflict))],
  'restore-room': [3, onRoom((id) => (envelope) => new RestoreCalendar(envelope, id, any))],
  'change-service': [
    3,
    (dice) => {
      const id = dice.pick(serviceIds);
      const changes = dice.pick([
        { limits: { perDay: dice.pick([null, 2]), perWeek: null, perCustomer: dice.pick([null, 1]) } },
        { approval: dice.pick(['automatic', 'required']) },
        { bufferAfter: dice.pick([0, 10]) },
      ]);
      return (envelope) => new ChangeService(envelope, id, any, changes as never);
    },
  ],
  'archive-service': [
    1,
    (dice) => {
      const id = dice.pick(serviceIds);
      return (envelope) => new ArchiveService(envelope, id, any);
    },
  ],
  'restore-service': [
    3,
    (dice) => {
      const id = dice.pick(serviceIds);
      return (envelope) => new RestoreService(envelope, id, any);
    },
  ],
  erase: [
    2,
    (dice) => {
      const id = dice.pick(customers);
      return (envelope) => new EraseCustomer(envelope, id);
    },
  ],
};
