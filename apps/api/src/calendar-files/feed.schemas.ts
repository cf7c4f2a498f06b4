import { z } from 'zod';
import { calendarId, feedId } from '../http/schemas/ids.js';
import { instantText } from '../http/schemas/instant.js';
import { ListQuery, pageOf, ReadQuery } from '../http/schemas/reading.js';

export const CreateFeedRequest = z
  .strictObject({
    includesPersonalData: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether the feed says who the bookings are for. Anybody who has the address can read it' }),
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
    .meta({ description: 'The token of an `inviteUrl`, in place of a header.' }),
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
    url: z.string().meta({ description: 'The subscription address. It is shown only in this answer.' }),
  })
  .meta({ id: 'CreatedFeed' });

export const FeedResponse = z.object(fields).meta({ id: 'Feed' });

export const FeedsResponse = pageOf('Feeds', FeedResponse);
