import { z } from 'zod';
import { instant } from './instant.js';

/** A position as answers give it. */
export const positionToken = z
  .string()
  .max(89)
  .meta({ examples: ['815@7f3a90bc.9c01d2e3'] });

/** Parameters of every read. */
export const ReadQuery = z.strictObject({
  minPosition: positionToken
    .optional()
    .meta({ description: 'Wait, up to 2 s, until the read model has reached this position.' }),
});

const momentParameters = {
  atVersion: z.coerce
    .number()
    .int()
    .min(1)
    .max(2_147_483_647)
    .exactOptional()
    .meta({ description: 'The state at this version.' }),
  at: instant.exactOptional().meta({ description: 'The state at this instant in the past.' }),
};

/** Parameters of the read of one thing, now or as it was. */
export const ReadOneQuery = ReadQuery.extend(momentParameters).refine(
  ({ at, atVersion }) => at === undefined || atVersion === undefined,
  { path: ['at'], message: 'cannot be combined with atVersion', params: { rule: 'unknown-field' } },
);

/** Parameters of every list. */
export const ListQuery = ReadQuery.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(1_000).optional().meta({ description: 'The nextCursor of the previous page.' }),
});

const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** A page of a list; `nextCursor` is null on the last one. */
export const pageOf = <Item extends z.ZodType>(id: string, item: Item) => page(item).meta({ id });

/** A page of a list that a read model gives. */
export const pageOfView = <Item extends z.ZodType>(id: string, item: Item) =>
  page(item)
    .extend({
      behind: z.array(z.string()).max(20).exactOptional().meta({
        description:
          'Ids of resources whose latest events could not be processed yet: they are listed in an earlier state, or missing. Absent if there are none.',
      }),
    })
    .meta({ id });
