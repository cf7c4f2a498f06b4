import { z } from 'zod';
import { calendarId, feedId } from '../http/schemas/ids.js';
import { instantText } from '../http/schemas/instant.js';
import { ListQuery, pageOf, ReadQuery } from '../http/schemas/reading.js';

export const CreateFeedRequest = z
  .strictObject({
    includesPersonalData: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether it says for whom the bookings are. Whoever has the address reads it' }),
  })
  .meta({ id: 'CreateFeedRequest', examples: [{ includesPersonalData: false }] });

export const ListFeedsQuery = ListQuery.omit({ minPosition: true });

/** What stands in `t` is judged as a credential, before anything else. */
export const InviteQuery = ReadQuery.extend({
  t: z
    .string()
    .max(400)
    .regex(/^[\x21-\x7e]+$/)
    .exactOptional()
    .meta({ description: 'Of an `inviteUrl`, instead of a header.' }),
});

const fields = {
  id: feedId,
  calendarId,
  includesPersonalData: z.boolean(),
  createdAt: instantText,
};

export const CreatedFeedResponse = z
  .object({
    ...fields,
    url: z.string().meta({ description: 'Where it is read. It is told once: here.' }),
  })
  .meta({ id: 'CreatedFeed' });

export const FeedsResponse = pageOf('Feeds', z.object(fields).meta({ id: 'Feed' }));
