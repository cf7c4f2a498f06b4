import { Dice } from '../fuzz/dice.js';
import type { Ask, Earlier } from './ask.js';
import { draws } from './asks.js';
import { noTrouble, type Trouble } from './conditions.js';

/** Something that happens at a time of its own. */
export type Step =
  | ({ readonly at: number; readonly what: string } & {
      readonly kind: 'ask';
      readonly id: string;
      readonly tenant: string;
      readonly ask: Ask;
      /** Known by a key, so that it may be sent again. */
      readonly isKeyed: boolean;
      /** Whose key it is sent by: mostly its own, else one that something else is sent by too. */
      readonly keyOf: string;
      /** Sent twice at the same time, to two processes. */
      readonly isTwice: boolean;
    })
  | { readonly at: number; readonly what: Fault; readonly kind: 'fault'; readonly size: number };

const faults = [
  ...(['crash', 'freeze', 'failover', 'lossy-failover', 'failover-at-repeat', 'clock-step', 'poison'] as const),
];
export type Fault = (typeof faults)[number];

/** All that a seed comes to, before anything happens. */
export interface Plan {
  readonly seed: number;
  readonly processes: number;
  readonly span: number;
  /** Whether policies act. */
  readonly acts: boolean;
  readonly trouble: Trouble;
  readonly steps: readonly Step[];
}

const likely: Trouble = {
  ...{ lostCalls: 0.03, lostAnswers: 0.05, refusals: 0.04, slowCalls: 0.03, slowCommits: 0.05, unsureCommits: 0.02 },
  refusedConnections: 0.03,
};

/** Each seed does without a random half of what may be asked for, and of what may go wrong: rare company shows more. */
export const planOf = (seed: number): Plan => {
  const dice = new Dice(seed);
  const span = dice.pick([2_000, 10_000, 40_000]);
  const names = Object.keys(draws).filter((name) => dice.happens(name === 'book' || name === 'hold' ? 0.8 : 0.5));
  const tickets = names.flatMap((name) => Array.from({ length: draws[name]![0] }, () => name));
  const on = (share: number) => (dice.happens(0.5) ? share * dice.pick([0.3, 1, 1, 2, 2, 10]) : 0);
  const trouble = Object.fromEntries(
    Object.entries(likely).map(([name, share]) => [name, on(share)]),
  ) as unknown as Trouble;
  const usual = faults.filter(() => dice.happens(0.4));
  const earlier = { bookings: [] as string[], entries: [] as string[], series: [] as string[] };
  const steps: Step[] = [];
  const count = 8 + dice.below(40);
  // Only who comes while another's call is under way is decided together with others.
  const apart = dice.happens(0.4) ? Math.ceil(span / (1 + dice.below(8))) : 1;
  for (let nth = 0; nth < count && tickets.length > 0; nth += 1) {
    const at = dice.below(span);
    const step = askOf(dice, `${seed}x${nth}`, at - (at % apart), dice.pick(tickets), earlier);
    if (step) steps.push(step);
  }
  for (const what of usual)
    for (let left = 1 + dice.below(2); left > 0; left -= 1)
      steps.push({ kind: 'fault', at: dice.below(span), what, size: dice.next() });
  return {
    ...{ seed, span, processes: dice.pick([1, 2, 2, 3]), acts: dice.happens(0.5) },
    trouble: dice.happens(0.1) ? noTrouble : trouble,
    steps: steps.sort((a, b) => a.at - b.at),
  };
};

type Drawn = { -readonly [Kind in keyof Earlier]: string[] };

const askOf = (dice: Dice, id: string, at: number, what: string, earlier: Drawn): Step | null => {
  const ask = draws[what]![1](dice, id, earlier);
  if (!ask) return null;
  if (what === 'book' || what === 'hold' || what === 'book-or-wait') earlier.bookings.push(`bkg_${id}`);
  if (what === 'wait' || what === 'book-or-wait') earlier.entries.push(`wls_${id}`);
  if (what === 'series') earlier.series.push(`ser_${id}`);
  const tenant = dice.happens(0.1) ? 'other' : 'acme';
  const [seed, nth] = id.split('x').map(Number) as [number, number];
  const keyOf = dice.happens(0.03) ? `${seed}x${dice.below(nth + 1)}` : id;
  return { kind: 'ask', at, what, id, ask, tenant, isKeyed: dice.happens(0.8), keyOf, isTwice: dice.happens(0.15) };
};
