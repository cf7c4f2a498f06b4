import { z } from 'zod';
import { FindServices, type Service } from '#libs/booking';
import { serviceId } from '../http/schemas/ids.js';
import { words } from './told-booking.js';
import { readOnly, tool } from './tool.js';

const OfferedService = z
  .object({
    serviceId,
    name: z.string(),
    words,
    timeZone: z.string().meta({ examples: ['Europe/Berlin'] }),
    durations: z.array(z.int()).meta({ description: 'In minutes; the first is the usual one.' }),
    maxUnitsPerBooking: z.int(),
    approval: z.enum(['automatic', 'required']),
    minNoticeMinutes: z.int(),
    cancellationWindowMinutes: z
      .int()
      .meta({ description: 'Minutes before the start from which a booking can no longer be cancelled or moved.' }),
  })
  .meta({ id: 'OfferedService' });

export const findServices = tool({
  name: 'find_services',
  title: 'Find what can be booked',
  description:
    'Lists the services that can be booked, with their ids, durations and time zones. Begin here if you do not know the serviceId.',
  input: z
    .strictObject({
      limit: z.int().min(1).max(100).default(50).meta({ description: 'The maximum number of services' }),
      cursor: z
        .string()
        .min(1)
        .max(1_000)
        .exactOptional()
        .meta({ description: 'The nextCursor of the previous answer.' }),
    })
    .prefault({})
    .meta({ id: 'FindServicesTool' }),
  output: z.object({
    services: z.array(OfferedService),
    nextCursor: z.string().optional().meta({ description: 'There are more: pass it as cursor in the next call.' }),
  }),
  hints: readOnly,
  door: { scope: 'calendars:read', orPublic: true },
  problems: [],
  pointers: { '?cursor': '/cursor' },
  async run({ queries, pages }, caller, query) {
    const { items, nextCursor } = await pages.page(caller, query, {
      find: (after: string | undefined) =>
        queries.execute(new FindServices(caller, { status: 'active', after, limit: query.limit })),
      after: ({ id }: Service) => id,
      show: toOffered,
    });
    return { body: { services: items, ...(nextCursor !== null && { nextCursor }) } };
  },
});

const toOffered = (service: Service): z.input<typeof OfferedService> => ({
  serviceId: service.id,
  name: service.name,
  words: wordsOf(service),
  timeZone: service.timeZone,
  durations: [...service.durations],
  maxUnitsPerBooking: service.maxUnitsPerBooking,
  approval: service.approval,
  minNoticeMinutes: service.minNotice,
  cancellationWindowMinutes: service.cancellationWindow,
});

const wordsOf = ({ name, durations, timeZone, approval }: Service): string => {
  const lengths = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(durations.map(String));
  const approved = approval === 'required' ? ' Each booking has to be approved.' : '';
  return `${name}, for ${lengths} minutes, by the clocks of ${timeZone}.${approved}`;
};
