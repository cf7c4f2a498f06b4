import { z } from 'zod';
import { nothing } from './nothing.js';

export const customerEvents = {
  CustomerKeyDrawn: [{ schema: z.strictObject({ print: z.string() }) }],
  CustomerErased: nothing,
};
