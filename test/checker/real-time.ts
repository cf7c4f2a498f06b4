import { isRefused, nameOf } from './asked.js';
import type { Call, Point } from './history.js';
import type { Past } from './past.js';

/** Between which positions a call has to stand, by what was answered before it was invoked and invoked after it was answered. */
export class RealTime {
  /** By the instant of an answer, the highest position that had been told by then. */
  readonly #told: readonly { readonly at: number; readonly position: number }[];
  /** By the instant of an invocation, the lowest position that was written from then on. */
  readonly #written: readonly { readonly at: number; readonly position: number }[];

  /** `binding`: those whose answers bind whoever asks later. */
  constructor(past: Past, calls: readonly Call[], binding: readonly Call[]) {
    const told = binding.flatMap((call) => {
      const { until } = call;
      return until === null ? [] : pointsTold(call).map(({ position }) => ({ at: until, position }));
    });
    const written = calls.flatMap(({ at, call }) => {
      const [first] = past.written(call);
      return first ? [{ at, position: first.position }] : [];
    });
    this.#told = extremes(
      told.toSorted((a, b) => a.at - b.at),
      Math.max,
    );
    this.#written = extremes(
      written.toSorted((a, b) => b.at - a.at),
      Math.min,
    );
  }

  /** What was there for certain when it was invoked. */
  from({ at }: Call): number {
    return lastWhere(this.#told, (each) => each.at < at)?.position ?? 0;
  }

  /** What nobody had asked for when it was answered begins behind this. */
  to({ until }: Call): number {
    if (until === null) return Number.POSITIVE_INFINITY;
    return (lastWhere(this.#written, (each) => each.at > until)?.position ?? Number.POSITIVE_INFINITY) - 1;
  }
}

/**
 * What a call was told to stand at, and what is offered with a refusal. What is read of a booking says nothing of what else
 * there is by then.
 */
const pointsTold = ({ answer }: Call): Point[] => {
  const offered = answer.kind === 'refused' ? answer.details.alternatives?.at : null;
  return ['at' in answer ? answer.at : null, offered ?? null].filter((point) => point !== null);
};

/** A call that was answered before another one was invoked has the lower position. */
export const checkRealTime = (past: Past, calls: readonly Call[], realTime: RealTime): string[] =>
  calls.flatMap((call) => {
    const [first] = past.written(call.call);
    const refused = isRefused(call) ? call.answer.at : null;
    const position = first?.position ?? refused?.position;
    if (position === undefined) return [];
    const [from, to] = [realTime.from(call), realTime.to(call)];
    const say = (what: string) => [`${nameOf(call.command)}: ${call.call} stands at ${position}, though ${what}`];
    // A refusal is true as of the end of the log: it may name what was told before.
    if (first ? position <= from : position < from) return say(`${from} had been told before it was invoked`);
    return refused && position > to ? say(`what is behind ${to} was asked for after its answer`) : [];
  });

type Told = { readonly at: number; readonly position: number };

const extremes = (sorted: readonly Told[], pick: (...all: number[]) => number): Told[] => {
  const all: Told[] = [];
  for (const { at, position } of sorted) {
    const last = all.at(-1);
    all.push({ at, position: last ? pick(last.position, position) : position });
  }
  return all;
};

/** The last one of those that come first and are so. */
const lastWhere = (all: readonly Told[], isSo: (told: Told) => boolean): Told | undefined => {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(all[middle]!)) low = middle + 1;
    else high = middle;
  }
  return all[low - 1];
};
