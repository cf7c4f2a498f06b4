import type { Pool } from 'pg';
import type { World } from '#libs/event-store';
import type { Skew } from '../conditions.js';
import type { Ground } from '../ground.js';
import type { Life } from '../life.js';
import { simulatedWorld } from '../simulated-world.js';
import { poison } from './poison.js';
import { simulatedPool } from './pool.js';
import { Store } from './store.js';

/** The model of a database, and processes that stand on it. */
export class ModelledGround extends Store implements Ground {
  readonly isWhole = false;

  poolOf(life: Life): Pool {
    return simulatedPool(this, life);
  }

  worldOf(life: Life, skew: Skew): World {
    return simulatedWorld(this, this.dice, life, skew);
  }

  poison(id: string): void {
    poison(this, id);
  }

  async look(): Promise<void> {}

  async end(): Promise<void> {}
}
