import { text } from './text.js';

export const customerId = text(1, 255)
  .regex(/^\P{C}+$/u, 'must be printable')
  .meta({ examples: ['cus_ada'] });
