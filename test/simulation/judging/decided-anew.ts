import { refusedAt } from '#libs/event-store';
import { Refused } from '../../../libs/booking/src/domain/deciding/refused.js';
import { eventTypes } from '../../../libs/booking/src/events/event-catalogue.js';
import { Catalogue } from '../../../libs/event-store/src/catalogue/catalogue.js';
import type { StoredEvent } from '../../../libs/event-store/src/catalogue/stored-event.js';
import { labelOf } from '../../../libs/event-store/src/personal/box.js';
import { openBoxes } from '../../../libs/event-store/src/personal/open-boxes.js';
import { advance, unwritten } from '../../../libs/event-store/src/streams/folded-stream.js';
import { Reading, type States } from '../../../libs/event-store/src/streams/reading.js';
import type { Stream } from '../../../libs/event-store/src/streams/stream.js';
import type { Ground } from '../ground.js';
import { type Decided, subjects } from '../simulated-process.js';

const catalogue = new Catalogue(eventTypes);

/**
 * Each decision once more, on the log as it stood where it was settled: it comes to the same events, or is refused for the
 * same reason. So nobody was told what was true of another past, or of a state that nobody else knew.
 */
export function* decidedAnew({ state, losses }: Ground, decided: readonly Decided[]): Generator<string> {
  const written = Map.groupBy(state.events, ({ tenant, commandId }) => `${tenant} ${commandId}`);
  for (const each of decided) {
    const { envelope, told } = each;
    // What it passes over is in memory, and grows as it goes on.
    if (envelope.actor === 'policy/offer-spots') continue;
    const own = written.get(`${envelope.tenant} ${envelope.commandId}`);
    // Policies of several processes send the same command: whose it was is told by the event.
    if (own && told && !(told instanceof Error) && !told.replayed && own.at(-1)!.id.endsWith(told.mark)) {
      const log = state.events.slice(0, own[0]!.position - 1);
      const stored = own
        .filter((event) => !isLeftOpen(event))
        .map(nameOf)
        .join();
      // Where an answer is lost it is decided again, and what an earlier run came to may be what is stored.
      const anew = differing(each, log, stored, each.runs);
      const isChosen = own.some(
        ({ data }) => ((data as { readonly choices?: readonly unknown[] }).choices ?? []).length > 0,
      );
      if (anew !== null && !(isChosen && anew.includes(' ')))
        yield `${envelope.correlationId} wrote ${stored}, and decides ${anew} on what stood before it`;
    }
    const at = told instanceof Refused ? refusedAt(told) : undefined;
    if (!at || (at.position > 0 && !state.events[at.position - 1]?.id.endsWith(at.mark))) {
      if (at && losses.length === 0)
        yield `${envelope.correlationId} was refused as of ${at.position} ${at.mark}, which is not in the log`;
      continue;
    }
    const { reason } = told as Refused;
    const anew = differing(each, state.events.slice(0, at.position), reason, each.runs.slice(-1));
    if (anew !== null)
      yield `${envelope.correlationId} was refused for ${reason}, and comes to ${anew} as of ${at.position}`;
  }
}

/**
 * Which of several calendars is chosen, and who leaves a line by booking, is decided on what is in memory: neither is
 * expected to stand, and here it may come out differently. A key is drawn by who seals.
 */
const nameOf = ({ stream, type }: { readonly stream: string; readonly type: string }) =>
  `${stream.replace(/^agenda\/[^/]+/, 'agenda')} ${type}`;
const isLeftOpen = ({ stream, type }: { readonly stream: string; readonly type: string }) =>
  type === 'CustomerKeyDrawn' || /^(waitlist|waits|waitlist-entry)\//.test(stream);

/**
 * What it comes to, where none of its runs comes to what it should. A decision that seals nothing does not expect that nobody is erased
 * meanwhile: it may see whoever was erased elsewhere as if that had not happened yet.
 */
const differing = (
  each: Decided,
  log: readonly StoredEvent[],
  wanted: string,
  runs: readonly number[],
): string | null => {
  const comesToIt = (now: number) => [true, false].some((seesErased) => again(each, now, log, seesErased) === wanted);
  return runs.some(comesToIt) ? null : again(each, runs.at(-1)!, log, true);
};

/** What is sealed, as a decision sees it: nothing of who was erased by then; of others that something is there. */
const opening = (log: readonly StoredEvent[]) => {
  const erased = new Set(log.filter(({ type }) => type === subjects.erased).map(({ stream }) => stream));
  return <T>(state: T): T =>
    openBoxes(
      state,
      (box) => (erased.has(`${subjects.category}/${labelOf(box).person}`) ? undefined : {}),
      () => {},
    ) as T;
};

const again = (
  { envelope: { tenant }, decide }: Decided,
  now: number,
  log: readonly StoredEvent[],
  seesErased: boolean,
): string => {
  const own = log.filter((event) => event.tenant === tenant);
  const states: States = {
    folded: (stream: Stream<unknown>) =>
      advance(stream, unwritten(stream), catalogue.read(own.filter((event) => event.stream === stream.name))),
    names: ({ from, to }) =>
      [...new Set(own.map(({ stream }) => stream))].filter((name) => from <= name && name < to).sort(),
  };
  try {
    const { events } = decide(new Reading(states, opening(seesErased ? own : [])).read, now);
    const named = events.map(({ stream, type }) => ({ stream: stream.name, type }));
    return named
      .filter((event) => !isLeftOpen(event))
      .map(nameOf)
      .join();
  } catch (error) {
    return error instanceof Refused ? error.reason : `${(error as Error).stack}`;
  }
};
