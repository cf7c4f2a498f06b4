import { z } from 'zod';

/** That it happened is all that there is to say. */
export const nothing = [{ schema: z.strictObject({}) }] as const;
