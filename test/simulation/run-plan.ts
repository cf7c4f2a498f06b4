import { Refused } from '../../libs/booking/src/domain/deciding/refused.js';
import { Met } from '../sometimes/met.js';
import { digestOf, said } from './judging/digest.js';
import { findings } from './judging/findings.js';
import type { Plan } from './plan.js';
import { Simulation } from './simulation.js';

/** What came of a plan. */
export interface Outcome {
  readonly findings: readonly string[];
  /** Of the log and of all answers: the same for the same plan. */
  readonly hash: string;
  readonly counts: Counts;
}

export interface Counts {
  readonly asks: number;
  readonly attempts: number;
  readonly faults: number;
  readonly events: number;
  readonly calls: number;
  /** How often what was answered. */
  readonly answers: Readonly<Record<string, number>>;
}

const wholeOf = async (simulation: Simulation): Promise<string[]> => {
  await simulation.open();
  await simulation.goThrough();
  return simulation.settle();
};

/** Carries out what a plan says: first with all that goes wrong, then without, until all is settled. `met`: what there was. */
export const runPlan = async (plan: Plan, met = new Met()): Promise<Outcome> => {
  const simulation = new Simulation(plan, met);
  const { store, attempts, decided } = simulation;
  const unsettled = await wholeOf(simulation).catch((error) => [`it broke off: ${(error as Error).stack}`]);
  for (const { answer } of attempts) if (answer instanceof Refused) met.meet('code', answer.reason);
  const answers = [...Map.groupBy(attempts, ({ answer }) => said(answer))];
  return {
    findings: [...unsettled, ...findings(store, attempts, decided)],
    hash: digestOf(store, attempts),
    counts: {
      asks: plan.steps.filter(({ kind }) => kind === 'ask').length,
      attempts: attempts.length,
      faults: plan.steps.filter(({ kind }) => kind === 'fault').length + store.counts.lost + store.counts.refused,
      events: store.state.events.length,
      calls: store.counts.calls,
      answers: Object.fromEntries(answers.map(([answer, { length }]) => [answer, length])),
    },
  };
};
