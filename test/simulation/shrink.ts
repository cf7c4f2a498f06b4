import { noTrouble, type Trouble } from './conditions.js';
import type { Plan } from './plan.js';

/** Runs of a plan at most. */
const patience = 120;

/**
 * The same plan without what it fails without: whole halves of its steps first, then ever smaller parts, at last each kind of
 * trouble. `fails` tells whether a plan does.
 */
export const shrink = async (plan: Plan, fails: (plan: Plan) => Promise<boolean>): Promise<Plan> => {
  let least = plan;
  let runs = 0;
  const isEnough = async (tried: Plan) => {
    runs += 1;
    if (runs > patience || !(await fails(tried))) return false;
    least = tried;
    return true;
  };
  for (let size = Math.ceil(plan.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < least.steps.length; ) {
      const steps = least.steps.toSpliced(at, size);
      if (!(await isEnough({ ...least, steps }))) at += size;
    }
  }
  for (const name of Object.keys(noTrouble) as (keyof Trouble)[]) {
    if (least.trouble[name] > 0) await isEnough({ ...least, trouble: { ...least.trouble, [name]: 0 } });
  }
  return least;
};
