import { type Commit, type Data, entry, type Row } from './log-row.js';

/** What somebody waits for, as its own events tell it. */
interface Waiting {
  readonly id: string;
  readonly serviceId: string;
  readonly from: number;
  readonly to: number;
  readonly duration: number;
  readonly units: number;
  readonly calendarIds: readonly string[] | null;
  /** Whose holds its offers count among. */
  readonly holder: string;
  readonly customer: { readonly id: string };
  /** Nobody can be told of an offer any more. */
  isErased: boolean;
  status: 'waiting' | 'offered' | 'accepted' | 'expired' | 'left';
  offer: { readonly bookingId: string; readonly start: number } | null;
  readonly passed: Set<number>;
  /** Starts whose offers it let lapse: for what overlaps them it comes behind the others. */
  readonly letGo: number[];
}

const minute = 60_000;

/** How far the clock of a process may be ahead of the database's. */
const clockError = 250;

/** What has to happen to the offered booking in the same commit. */
const endings: Record<string, readonly string[]> = {
  lapsed: ['HoldExpired'],
  'given-back': ['BookingCancelled'],
  displaced: ['BookingDisplaced'],
};

const accepting = ['BookingConfirmed', 'BookingRequested'];

/**
 * Nobody is offered two things at once, nor again what was given back; what is offered is held for that very entry in the same
 * commit, lies in its range, and nobody who joined before waits for the same; an offer ends when its hold does and not
 * otherwise; nobody waits more often at once than may be; and the queue of a service holds, in the order of joining, exactly those who wait or have an offer.
 * `ahead`: how many milliseconds somebody may have been ahead of the log's time who took a hold for lapsed, as clocks were set.
 */
export const checkWaitlists = (commits: readonly Commit[], ahead = 0): string[] => {
  const entries = new Map<string, Waiting>();
  const queues = new Map<string, { id: string; offered: boolean }[]>();
  const offeredTo = new Map<string, string>();
  const heldUntil = new Map<string, number>();
  const limited = new Set<string>();
  return commits.flatMap(({ rows, tenant, position, recordedAt }) => {
    const wrong: string[] = [];
    const complain = (what: string) => wrong.push(`position ${position}: ${what}`);
    const touched = new Set<string>();
    const happened = (bookingId: string, types: readonly string[]) =>
      rows.some(({ stream, type }) => stream === `booking/${bookingId}` && types.includes(type));
    const isOvertaken = (waiting: Waiting, start: number) =>
      [...entries]
        .filter(([of]) => of.startsWith(`${tenant} `))
        .map(([, each], nth, all) => ({ each, isEarlier: nth < all.findIndex(([, other]) => other === waiting) }))
        .filter(({ each: { serviceId, status } }) => serviceId === waiting.serviceId && status === 'waiting')
        .filter(({ each: { isErased } }) => !isErased)
        .filter(
          ({ each }) =>
            wantOf(each) === wantOf(waiting) && !limited.has(`${tenant} ${each.holder}`) && fits(each, start),
        )
        .some(({ each, isEarlier }) => letGo(each, start) < letGo(waiting, start) + (isEarlier ? 1 : 0));
    for (const row of rows) {
      const [category, id] = row.stream.split('/') as [string, string];
      if (category === 'holds') limited.add(`${tenant} ${id}`);
      if (category === 'waitlist') {
        const key = `${tenant} ${id}`;
        const line = entry(queues, key, () => []);
        queue(line, row, complain);
        touched.add(key);
      }
      if (category === 'booking' && row.type === 'BookingHeld' && row.data.waitlistEntryId) {
        offeredTo.set(`${tenant} ${id}`, `${tenant} ${row.data.waitlistEntryId}`);
      }
      if (category === 'booking' && row.data.expiresAt) heldUntil.set(`${tenant} ${id}`, row.data.expiresAt);
      if (row.type === 'CustomerErased') {
        for (const [of, each] of entries)
          if (of.startsWith(`${tenant} `) && each.customer.id === row.data.customerId) each.isErased = true;
      }
      if (category !== 'waitlist-entry') continue;
      const key = `${tenant} ${id}`;
      const waiting = entries.get(key);
      if (row.type === 'WaitlistJoined') {
        if (waiting) complain(`${id} joins twice`);
        const queued = rows.find(({ type, data }) => type === 'EntryQueued' && data.entryId === id);
        entries.set(key, joined({ ...queued?.data, ...row.data }));
        continue;
      }
      if (!waiting) {
        complain(`${row.type} of ${id}, which never joined`);
        continue;
      }
      const { bookingId = '', start = 0, cause = '' } = row.data;
      if (row.type === 'WaitlistSpotOffered') {
        const held = rows.find(({ stream, type }) => stream === `booking/${bookingId}` && type === 'BookingHeld');
        if (waiting.status !== 'waiting') complain(`${id} is offered something while it is ${waiting.status}`);
        if (!fits(waiting, start)) complain(`${id} is offered ${start}, which it does not wait for`);
        if (isOvertaken(waiting, start)) complain(`${id} is offered ${start}, for which another waits longer`);
        if (!held || !isHeldFor(waiting, start, held))
          complain(`${id} is offered ${bookingId}, which is not held for it`);
        waiting.status = 'offered';
        waiting.offer = { bookingId, start };
      } else if (row.type === 'WaitlistOfferExpired') {
        if (waiting.offer?.bookingId !== bookingId) complain(`${id} loses ${bookingId}, which it has not`);
        if (!happened(bookingId, endings[cause] ?? []))
          complain(`${id} loses ${bookingId}: ${cause}, which did not happen`);
        if (cause === 'given-back' && waiting.offer) waiting.passed.add(waiting.offer.start);
        if (cause === 'lapsed' && waiting.offer) waiting.letGo.push(waiting.offer.start);
        waiting.status = 'waiting';
        waiting.offer = null;
      } else if (row.type === 'WaitlistAccepted') {
        if (!happened(bookingId, accepting)) complain(`${id} accepts ${bookingId}, which is not agreed on`);
        // What had lapsed and is still free may be taken too, but not beside another offer.
        const isOpen = waiting.status === 'waiting' || waiting.offer?.bookingId === bookingId;
        if (!isOpen || offeredTo.get(`${tenant} ${bookingId}`) !== key)
          complain(`${id} accepts ${bookingId}, which it is not offered`);
        waiting.offer = null;
        waiting.status = 'accepted';
      } else {
        const mayGo = waiting.status === 'waiting' || (waiting.status === 'offered' && row.type === 'WaitlistLeft');
        if (!mayGo) complain(`${id} goes while it is ${waiting.status}`);
        const isOver = recordedAt > waiting.to - waiting.duration * minute - clockError;
        if (row.type === 'WaitlistExpired' && !isOver) complain(`${id} waits in vain before its time`);
        const { bookingId: left = '' } = waiting.offer ?? {};
        const isLive = recordedAt + clockError + ahead < (heldUntil.get(`${tenant} ${left}`) ?? 0);
        if (isLive && !happened(left, ['BookingCancelled'])) complain(`${id} goes, and ${left} is held for it still`);
        waiting.status = row.type === 'WaitlistExpired' ? 'expired' : 'left';
      }
    }
    for (const holder of new Set(rows.filter(({ type }) => type === 'EntryQueued').map(({ data }) => data.holder!))) {
      const own = [...entries].filter(([id, each]) => id.startsWith(`${tenant} `) && each.holder === holder);
      const live = own.filter(
        ([, { status, to, duration }]) => isInLine(status) && recordedAt + clockError <= to - duration * minute,
      );
      if (live.length > ownAtMost) complain(`${holder} waits ${live.length} times`);
    }
    for (const [booking, waitlistEntry] of offeredTo) {
      const waiting = entries.get(waitlistEntry)!;
      const id = booking.slice(tenant.length + 1);
      const isOver = happened(id, [...Object.values(endings).flat(), ...accepting]);
      if (isOver && waiting.status === 'offered' && waiting.offer?.bookingId === id) {
        complain(`${booking} is over, and ${waitlistEntry} still has the offer`);
      }
    }
    for (const key of touched) {
      const should = [...entries.entries()]
        .filter(([id, each]) => id.startsWith(`${tenant} `) && `${tenant} ${each.serviceId}` === key)
        .filter(([, { status }]) => isInLine(status))
        .map(([, { id, status }]) => `${id} ${status === 'offered'}`);
      const is = queues.get(key)!.map(({ id, offered }) => `${id} ${offered}`);
      if (is.join() !== should.join()) complain(`the queue of ${key} is [${is}] and should be [${should}]`);
    }
    return wrong;
  });
};

const joined = (data: Data): Waiting => ({
  ...(data as unknown as Waiting),
  isErased: false,
  status: 'waiting',
  offer: null,
  passed: new Set(),
  letGo: [],
});

/** As often may one customer, or one address with a public key, wait at once. */
const ownAtMost = 20;

const isInLine = (status: Waiting['status']) => status === 'waiting' || status === 'offered';

const letGo = ({ letGo, duration }: Waiting, start: number) =>
  letGo.filter((each) => Math.abs(each - start) < duration * minute).length;

const isHeldFor = ({ id, serviceId, duration, units, calendarIds }: Waiting, start: number, { data }: Row) =>
  data.waitlistEntryId === id &&
  data.serviceId === serviceId &&
  data.core?.start === start &&
  data.core.end === start + duration * minute &&
  data.units === units &&
  (calendarIds ?? []).every((each) => data.calendarIds?.includes(each));

const wantOf = ({ duration, units, calendarIds }: Waiting) => JSON.stringify([duration, units, calendarIds]);

const fits = ({ from, to, duration, passed }: Waiting, start: number) =>
  from <= start && start + duration * minute <= to && !passed.has(start);

const queue = (queued: { id: string; offered: boolean }[], { type, data }: Row, complain: (what: string) => void) => {
  const id = data.entryId!;
  const at = queued.findIndex((each) => each.id === id);
  if (type === 'EntryQueued') queued.push({ id, offered: false });
  else if (at < 0) complain(`${type} of ${id}, which is not in the queue`);
  else if (type === 'EntryRemoved') queued.splice(at, 1);
  else queued[at]!.offered = type === 'EntryOffered';
};
