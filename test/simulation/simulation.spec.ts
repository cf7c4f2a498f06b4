import { execFileSync } from 'node:child_process';
import { planOf } from './plan.js';
import { runPlan } from './run-plan.js';

const seeds = Array.from({ length: 25 }, (_, nth) => nth + 1);

it('whatever goes wrong, nobody is told what is not so, and all is settled in the end', async () => {
  for (const seed of seeds)
    expect({ seed, findings: (await runPlan(planOf(seed))).findings }).toEqual({ seed, findings: [] });
});

describe('the same seed comes to the same log and the same answers', () => {
  it('again in the same process', async () => {
    for (const seed of [1, 7, 11]) {
      const { hash } = await runPlan(planOf(seed));
      expect({ seed, hash: (await runPlan(planOf(seed))).hash }).toEqual({ seed, hash });
    }
  });

  it('and in another one', async () => {
    const args = ['--import', './scripts/from-source.mjs', 'test/simulation/main.ts', '--seed', '7'];
    const { hash } = await runPlan(planOf(7));
    expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toContain(`seed 7: ${hash}`);
  });
});
