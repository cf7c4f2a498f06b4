import type { Call, Finding } from '../history.js';
import { confirmed, hall, hour, inTheWay, moment, nine, type Planted, pointOf, room, verdictOn } from './given.js';

/** Everybody is told the truth; each line below makes one thing of it otherwise. */
export const good = (planted: Planted) => {
  const ada = planted.booked('bkg_1', 'ada-1.1');
  planted.call(
    'bob-1.1',
    { what: 'book', wanted: room() },
    planted.refused('slot-taken', { ...inTheWay('bkg_1'), alternatives: planted.instead(room(nine + hour)) }),
  );
  planted.call('ada-1.2', { what: 'book' }, ada.answer);
  planted.held('bkg_2', 'bob-2.1', moment(100), room(nine + 2 * hour));
  const heldUntil = moment(100) + 2_000;
  planted.call(
    'eve-1.1',
    { what: 'book', wanted: room(nine + 2 * hour) },
    planted.refused('slot-held', { ...inTheWay('bkg_2'), heldUntil }),
  );
  planted.moved('bkg_1', 'ada-2.1', room(nine + hour));
  planted.call(
    'ada-3.1',
    { what: 'cancel', about: 'bkg_1', stated: 1 },
    planted.refused('version-conflict', { currentVersion: 2 }),
  );
  planted.cancelled('bkg_1', 'ada-4.1');
  planted.call(
    'ada-5.1',
    { what: 'confirm', about: 'bkg_1' },
    planted.refused('illegal-transition', { currentVersion: 3, currentStatus: 'cancelled' }),
  );
  planted.booked('bkg_3', 'ada-6.1', hall(2));
  const full = { ...inTheWay('bkg_3', 'cal_hall'), capacity: 3, remaining: 1 };
  planted.call('bob-3.1', { what: 'book', wanted: hall(2) }, planted.refused('capacity-exhausted', full));
  planted.call(
    'bob-4.1',
    { what: 'look', wanted: room() },
    { kind: 'offered', at: pointOf(planted.log.at(-1)!), slots: [room(), room(nine + hour)] },
  );
  planted.write(
    'eve-2.1',
    ...planted.claimed('bkg_4', room(nine + 4 * hour), 'booking', null),
    confirmed('bkg_4', room(nine + 4 * hour)),
  );
  planted.call('eve-2.1', { what: 'book', wanted: room(nine + 4 * hour) }, { kind: 'unknown' }, moment(13), null);
  planted.call('eve-2.2', { what: 'book' }, planted.done('bkg_4'));
  planted.call(
    'eve-3.1',
    { what: 'read', about: 'bkg_4', knows: { version: 1, at: pointOf(planted.log.at(-1)!) } },
    planted.done('bkg_4'),
  );
  const core = (time: ReturnType<typeof room>) => ({ ...time, tenant: 'default' });
  planted.views = {
    bookings: [
      { ...core(room(nine + hour)), id: 'bkg_1', version: 3, status: 'cancelled' },
      { ...core(room(nine + 2 * hour)), id: 'bkg_2', version: 1, status: 'held' },
      { ...core(hall(2)), id: 'bkg_3', version: 1, status: 'confirmed' },
      { ...core(room(nine + 4 * hour)), id: 'bkg_4', version: 1, status: 'confirmed' },
    ],
    calendars: [
      { tenant: 'default', id: 'cal_room', version: 1, status: 'active', capacity: 1 },
      { tenant: 'default', id: 'cal_hall', version: 1, status: 'active', capacity: 3 },
    ],
    feed: planted.log.map((row) => ({ tenant: 'default', type: row.type, ...pointOf(row) })),
  };
};

export const callOf = ({ calls }: Planted, id: string) => calls.find(({ call }) => call === id)!;
export const answered = (planted: Planted, id: string, more: object) =>
  replace(planted, id, { answer: { ...callOf(planted, id).answer, ...more } as Call['answer'] });
export const detailed = (planted: Planted, id: string, more: object) => {
  const { answer } = callOf(planted, id);
  answered(planted, id, { details: { ...(answer as { details?: object }).details, ...more } });
};
export const replace = ({ calls }: Planted, id: string, more: Partial<Call>) => {
  const at = calls.findIndex(({ call }) => call === id);
  calls[at] = { ...calls[at]!, ...more };
};
export const rowOf = ({ log }: Planted, stream: string, version = 1) =>
  log.findIndex((row) => row.stream === stream && row.version === version);
export const overwrite = ({ log }: Planted, at: number, more: object) => {
  log[at] = { ...log[at]!, ...more };
};

/** One change of the good past, the rule that it breaks, and how that is told. */
export type Change = [what: string, change: (planted: Planted) => void, rule: string, told: RegExp];

export const verdictWith = (change: (planted: Planted) => void): Finding[] =>
  verdictOn((planted) => {
    good(planted);
    change(planted);
  });
