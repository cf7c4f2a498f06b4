import { z } from 'zod';

/** For callers who may write any booking. */
export const notify = z
  .boolean()
  .exactOptional()
  .meta({ description: 'false: no mail is sent about this change. Needs bookings:write; the choice is recorded' });
