import { z } from 'zod';
import { firstInstant, lastInstant } from '../domain/time/interval.js';

/** Milliseconds since the epoch, UTC. The last wall: whatever let another one pass, it does not get into the log. */
export const instant = z.int().min(firstInstant).max(lastInstant);
