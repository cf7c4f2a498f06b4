import { z } from 'zod';
import { instant } from './instant.js';

export const interval = z.strictObject({ start: instant, end: instant });
