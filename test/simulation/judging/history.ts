import type { Command, History, Wanted, What } from '../../checker/history.js';
import type { Row } from '../../checker/log-row.js';
import { minute, roomIds, serviceIds } from '../ask.js';
import type { Attempt } from '../client.js';
import type { Ground } from '../ground.js';
import { odd } from '../store/poison.js';
import { toldBy } from './told.js';

/** What is asked for of one booking; all else is a change of something. */
const ofBookings: readonly What[] = [
  ...(['book', 'hold', 'confirm', 'extend', 'approve', 'decline', 'move', 'cancel', 'complete', 'no-show'] as const),
];

/** Whoever makes something makes it under an id that nobody has asked for yet. */
const makes = ['book', 'book-unnamed', 'hold', 'book-or-wait', 'wait', 'series', 'open', 'probe'];

/** What anybody may be told that stores nothing. */
const troubles = [
  ...['Busy', 'ClockAhead', 'IdempotencyKeyReused', 'StorageFull', 'WriteContention', 'UnreadableEvent'],
  ...['NobodyThere', 'WaitsAlready', 'ServerError', 'refused for more'],
];

/** What the judge is told of a run. */
export const historyOf = ({ state, losses, wasSet }: Ground, attempts: readonly Attempt[]): History => {
  const log = state.events as unknown as readonly Row[];
  const services = new Map(log.map(({ stream, data }) => [stream, data.serviceId] as const).filter(([, id]) => id));
  const calls = attempts.map((attempt) => {
    const { process, envelope, call, at, until } = attempt;
    const sent = attempt.command as Sent;
    const about = makes.includes(attempt.what) ? null : idOf(sent) || null;
    const serviceId = about === null ? sent.request?.serviceId : services.get(`booking/${about}`);
    const command = commandOf(attempt, sent, about, serviceId);
    const answer = toldBy(attempt, idOf(sent), serviceId !== undefined && isChosen(serviceId));
    return { process, tenant: envelope.tenant, call, command, at, until, answer };
  });
  const isUnreadable = log.some(({ type }) => type === odd);
  return { calls, log, losses, troubles, isUnreadable, clockError: wasSet ? 30_000 : 1_000 };
};

/** As far as commands are alike. */
interface Sent {
  readonly id?: string;
  readonly confirmation?: { readonly id: string };
  readonly request?: Wish;
  readonly move?: Wish;
}

type Wish = Pick<Wanted, 'start' | 'units'> & {
  readonly serviceId: string;
  readonly duration: number;
  readonly customer?: { readonly id: string | null };
};

const idOf = ({ id, confirmation }: Sent): string => id ?? confirmation?.id ?? '';

const commandOf = (
  { ask, what, envelope, call }: Attempt,
  sent: Sent,
  about: string | null,
  serviceId: string | undefined,
): Command => ({
  id: envelope.idempotency ? `${envelope.tenant} ${ask}` : call,
  what: ofBookings.find((each) => each === what.replace('-unnamed', '')) ?? 'change',
  about,
  wanted: wantedBy(sent, serviceId),
  customer: sent.request?.customer?.id ?? null,
  stated: null,
});

/** Which of several calendars it is to be is left to the product: then nobody has wanted one. */
const isChosen = (serviceId: string) => serviceIds.indexOf(serviceId) === serviceIds.length - 1;

const wantedBy = ({ request, move }: Sent, serviceId: string | undefined): Wanted | null => {
  const wish = move ?? request;
  if (wish?.start === undefined || serviceId === undefined || isChosen(serviceId)) return null;
  const { start, duration, units } = wish;
  const calendarIds = [roomIds[serviceIds.indexOf(serviceId)]!];
  return { serviceId, calendarIds, start, end: start + duration * minute, units };
};
