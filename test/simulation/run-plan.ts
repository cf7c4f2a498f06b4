import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { CommandStep } from '#libs/event-store';
import { Refused } from '../../libs/booking/src/domain/deciding/refused.js';
import { Dice } from '../fuzz/dice.js';
import { Met } from '../sometimes/met.js';
import { Clockwork } from './clockwork.js';
import type { Ground } from './ground.js';
import { digestOf, said } from './judging/digest.js';
import { findings } from './judging/findings.js';
import type { Plan } from './plan.js';
import { Simulation } from './simulation.js';
import { ModelledGround } from './store/modelled-ground.js';

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

const modelFor = ({ seed }: Plan): Ground => new ModelledGround(new Clockwork(), new Dice(seed ^ 0x51ab));

const commandSteps = 'slotlog:command-step';

const meetStep = (met: Met, { phase, what, next }: CommandStep): void => {
  if (phase !== 'concluded') met.meet('transition', `${phase}-${what}`);
  if (typeof next === 'object') met.meet('told', next.tell);
};

/** Carries out what a plan says: first with all that goes wrong, then without, until all is settled. `met`: what there was. */
export const runPlan = async (plan: Plan, met = new Met(), ground: Ground = modelFor(plan)): Promise<Outcome> => {
  const simulation = new Simulation(plan, ground, met);
  const { attempts, decided } = simulation;
  const stepped = (step: unknown) => meetStep(met, step as CommandStep);
  subscribe(commandSteps, stepped);
  const unsettled = await wholeOf(simulation).catch((error) => [`it broke off: ${(error as Error).stack}`]);
  for (const process of simulation.processes) process.crash();
  unsubscribe(commandSteps, stepped);
  await ground.look();
  await ground.end();
  for (const { answer } of attempts) if (answer instanceof Refused) met.meet('code', answer.reason);
  const answers = [...Map.groupBy(attempts, ({ answer }) => said(answer))];
  return {
    findings: [...unsettled, ...findings(ground, attempts, decided)],
    hash: digestOf(ground, attempts),
    counts: {
      asks: plan.steps.filter(({ kind }) => kind === 'ask').length,
      attempts: attempts.length,
      faults: plan.steps.filter(({ kind }) => kind === 'fault').length + ground.counts.lost + ground.counts.refused,
      events: ground.state.events.length,
      calls: ground.counts.calls,
      answers: Object.fromEntries(answers.map(([answer, { length }]) => [answer, length])),
    },
  };
};
