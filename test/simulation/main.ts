// npm run simulate -- [--seed N] [--seconds S | --seeds M] [--store postgres]: one seed, or as many as there is time for, from N on. A seed that
// fails is made smaller, and the command is printed that repeats what is left of it.
import { argv, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { dropTemplate, makeTemplate } from '#test/harness/databases/template-database';
import { now } from '#test/harness/running-clock';
import { Dice } from '../fuzz/dice.js';
import { Met } from '../sometimes/met.js';
import type { Trouble } from './conditions.js';
import { type Plan, planOf } from './plan.js';
import { RealStore } from './postgres/real-store.js';
import { type Outcome, runPlan } from './run-plan.js';
import { shrink } from './shrink.js';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  args: argv.slice(2),
  options: { seed: text, seconds: text, seeds: text, keep: text, without: text, failures: text, store: text },
});
const isReal = values.store === 'postgres';
/** Most of what a real server takes is waiting. */
const lanes = 6;
/** A seed there takes some 30 s. One that has taken so many milliseconds waits for what never comes. */
const patience = 300_000;
const first = Number(values.seed ?? 1);
const isOne = values.seed !== undefined && values.seconds === undefined && values.seeds === undefined;
const last = isOne ? first : first + Number(values.seeds ?? Number.MAX_SAFE_INTEGER) - 1;
const began = now().epochMilliseconds;
const deadline = began + Number(values.seconds ?? Number.POSITIVE_INFINITY) * 1_000;
const total = { seeds: 0, asks: 0, attempts: 0, faults: 0, events: 0, calls: 0 };
const answers = new Map<string, number>();
const met = new Met();

/** As it was made smaller before. */
const reduced = (plan: Plan): Plan => {
  const kept = values.keep === undefined ? null : new Set(values.keep.split(',').map(Number));
  const without = Object.fromEntries((values.without ?? '').split(',').map((name) => [name, 0]));
  const steps = kept ? plan.steps.filter((_, nth) => kept.has(nth)) : plan.steps;
  return { ...plan, steps, trouble: { ...plan.trouble, ...without } };
};

const commandFor = (plan: Plan, least: Plan): string => {
  const keep = plan.steps.flatMap((step, nth) => (least.steps.includes(step) ? [nth] : []));
  const names = Object.keys(plan.trouble) as (keyof Trouble)[];
  const without = names.filter((name) => least.trouble[name] === 0);
  return `npm run simulate -- --seed ${plan.seed} --keep ${keep} ${without.length > 0 ? `--without ${without}` : ''}`;
};

const count = ({ counts }: Outcome): void => {
  total.seeds += 1;
  for (const name of ['asks', 'attempts', 'faults', 'events', 'calls'] as const) total[name] += counts[name];
  for (const [answer, times] of Object.entries(counts.answers)) answers.set(answer, (answers.get(answer) ?? 0) + times);
};

const tell = async (plan: Plan, { findings }: Outcome): Promise<void> => {
  stderr.write(
    `✗ seed ${plan.seed}\n${findings
      .map((each) => `    ${each}\n`)
      .slice(0, 5)
      .join('')}`,
  );
  if (values.keep !== undefined || isReal) return;
  const rules = new Set(findings.map(kindOf));
  const least = await shrink(plan, async (tried) =>
    (await runPlan(tried)).findings.some((each) => rules.has(kindOf(each))),
  );
  stderr.write(`  ${least.steps.length} of ${plan.steps.length} steps are enough: ${commandFor(plan, least)}\n`);
  for (const { at, what } of least.steps) stderr.write(`    ${Math.round(at)} ms: ${what}\n`);
};

/** What is the same of two findings of one kind. */
const kindOf = (finding: string): string => finding.replaceAll(/\S*\d\S*/g, '#').slice(0, 60);

let [next, failed] = [first, 0];
const isToGoOn = () =>
  next <= last && (now().epochMilliseconds < deadline || next === first) && failed < Number(values.failures ?? 3);

const runOnPostgres = async (plan: Plan): Promise<Outcome> => {
  const watch = setTimeout(() => {
    stderr.write(`✗ seed ${plan.seed} comes to no end: ${[...new Set(process.getActiveResourcesInfo())]}\n`);
    process.exit(1);
  }, patience);
  const outcome = await runPlan(plan, met, await RealStore.open(new Dice(plan.seed)));
  clearTimeout(watch);
  return outcome;
};

const lane = async (): Promise<void> => {
  while (isToGoOn()) {
    const plan = reduced(planOf(next));
    next += 1;
    const outcome = isReal ? await runOnPostgres(plan) : await runPlan(plan, met);
    count(outcome);
    if (isOne && !isReal) stdout.write(`seed ${plan.seed}: ${outcome.hash}\n`);
    if (outcome.findings.length === 0) continue;
    failed += 1;
    await tell(plan, outcome);
  }
};

if (isReal) {
  await makeTemplate();
  stdout.write('On a real Postgres: what a seed comes to is not the same twice.\n');
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    await dropTemplate();
  }
} else await lane();
const seconds = (now().epochMilliseconds - began) / 1_000;
const perSecond = Math.round((total.seeds / seconds) * 10) / 10;
stdout.write(`${JSON.stringify({ ...total, failed, seconds, perSecond })}\n`);
stdout.write(`${JSON.stringify(Object.fromEntries([...answers].sort()))}\n`);
// However long it took: on a busy machine fifteen minutes may be a hundred seeds.
const isEnough = total.seeds >= 500;
const complaints = met.complaints('simulate', isEnough ? seconds : 0, (line) => stdout.write(`${line}\n`));
for (const complaint of complaints) stderr.write(`✗ ${complaint}\n`);
process.exit(failed > 0 || complaints.length > 0 ? 1 : 0);
