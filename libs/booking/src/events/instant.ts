import { z } from 'zod';

/** Milliseconds since the epoch, UTC. */
export const instant = z.int();
