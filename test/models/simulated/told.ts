import { Busy, IdempotencyKeyReused, OutcomeUnknown, StorageFull, WriteContention } from '#libs/event-store';
import type { Settled } from '../../../libs/event-store/src/envelope.js';
import { Full, type Room } from '../../harness/logs/seats.js';
import type { SimulatedLog } from './simulated-log.js';

/** What somebody wanted, and what he was told. */
export interface Submission {
  /** In each of its events, and in nobody else's. */
  readonly who: string;
  readonly rooms: readonly string[];
  readonly command: string;
  readonly key: string | null;
  told: Settled<Room> | Error | null;
  toldAt: number;
}

/** Where callers were told what is not so. */
export const untruths = (log: SimulatedLog, submissions: readonly Submission[]): string[] => [
  ...submissions.flatMap((each) => [...untruthsOf(log, each)].map((what) => `${each.who}: ${what}`)),
  ...doubled(log),
];

function* untruthsOf(log: SimulatedLog, { who, rooms, command, key, told, toldAt }: Submission): Generator<string> {
  const stored = log.events.filter(({ data }) => (data as { who: string }).who === who);
  const lost = log.lost.filter(({ event }) => (event.data as { who: string }).who === who);
  if (told === null) yield 'was never answered';
  else if (told instanceof OutcomeUnknown) {
    if (told.message.includes('lost count')) yield told.message;
  } else if (told instanceof Error) {
    if (!isNoSuccess(told)) yield `was told ${told.stack}`;
    if (stored.length > 0 || lost.some(({ at }) => at > toldAt))
      yield `was told ${told.constructor.name}, and it is stored`;
  } else {
    const { position, mark, replayed, state, version } = told;
    const at = [...log.events, ...log.lost.map(({ event }) => event)].find(
      (event) => event.position === position && event.id.endsWith(mark),
    );
    if (!at) yield 'was told a success that is nowhere';
    if (state.taken.length !== version) yield `was told ${state.taken} at version ${version}`;
    const isOwn = stored.length + lost.length >= rooms.length;
    if (!replayed && !isOwn) yield 'was told its own success, and nothing of it is stored';
    if (!replayed && !state.taken.includes(who)) yield 'was told a success without itself';
    if (replayed && at && !isOf(log, at.commandId, command, key)) yield 'was told of what somebody else did';
  }
}

const isOf = (log: SimulatedLog, by: string, command: string, key: string | null) =>
  by === command || (key !== null && log.keys.get(by) === key);

const isNoSuccess = (told: Error) =>
  [Busy, StorageFull, WriteContention, IdempotencyKeyReused, Full].some((kind) => told instanceof kind) ||
  'code' in told;

/** Whatever is twice in the log, or more than there is room for. */
function* doubled({ events }: SimulatedLog): Generator<string> {
  for (const [stream, own] of Map.groupBy(events, ({ stream }) => stream)) {
    const guests = own.map(({ data }) => (data as { who: string }).who);
    if (new Set(guests).size < guests.length) yield `${stream} has somebody twice: ${guests}`;
    if (own.length > seats) yield `${stream} has ${own.length} guests`;
    if (own.some(({ version }, index) => version !== index + 1)) yield `${stream} has a hole`;
  }
  for (const [command, own] of Map.groupBy(events, ({ commandId }) => commandId)) {
    const [first, last] = [own[0]!, own.at(-1)!];
    if (last.position - first.position !== own.length - 1) yield `${command} is stored twice`;
    if (new Set(own.map(({ data }) => (data as { who: string }).who)).size > 1) yield `${command} is two things`;
  }
}

/** In each room. */
export const seats = 6;
