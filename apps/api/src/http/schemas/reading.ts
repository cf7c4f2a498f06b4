import { z } from 'zod';
import { instant } from './instant.js';

/** A position as answers give it. */
export const positionToken = z
  .string()
  .max(89)
  .meta({ examples: ['815@7f3a90bc.9c01d2e3'] });

/** Parameters of every read. */
export const ReadQuery = z.strictObject({
  minPosition: positionToken.optional().meta({ description: 'Wait, up to 2 s, until this position can be seen.' }),
});

const momentParameters = {
  atVersion: z.coerce
    .number()
    .int()
    .min(1)
    .max(2_147_483_647)
    .exactOptional()
    .meta({ description: 'As it was in this version.' }),
  at: instant.exactOptional().meta({ description: 'As it was at this instant of the past.' }),
};

/** Parameters of the read of one thing, now or as it was. */
export const ReadOneQuery = ReadQuery.extend(momentParameters).refine(
  ({ at, atVersion }) => at === undefined || atVersion === undefined,
  { path: ['at'], message: 'must not be there beside atVersion', params: { rule: 'unknown-field' } },
);

/** Parameters of every list. */
export const ListQuery = ReadQuery.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(1_000).optional().meta({ description: 'nextCursor of the page before.' }),
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
          'Ids of things whose newest events could not be taken yet: they are here as they were before, or not at all. Absent where there are none.',
      }),
    })
    .meta({ id });
