import { z } from 'zod';

/** For callers who may write any booking. */
export const notify = z
  .boolean()
  .exactOptional()
  .meta({ description: 'false: nobody is written to because of it. For callers with bookings:write, and recorded' });
