import type { Slotlog } from './client.js';
import type { Booking, Bookings, Days, Service, Services, Slots } from './generated/api.js';
import type { DaysQuery, SlotsQuery } from './rooms/services.js';
import type { CallOptions } from './sending/sender.js';

type Asked = Parameters<Slotlog['bookings']['list']>[0];
type Wish = Parameters<Slotlog['bookings']['create']>[0];

/** What `useQuery` and its kin take; of the form that TanStack Query 5 wants, without its types. */
export interface QueryOptions<Data, Name extends readonly unknown[]> {
  readonly queryKey: Name;
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<Data>;
  /** The client has tried for as long as it may. */
  readonly retry: false;
}

/** What `useMutation` takes. */
export interface MutationOptions<Data, Variables> {
  readonly mutationKey: readonly unknown[];
  readonly mutationFn: (variables: Variables) => Promise<Data>;
  /** Each call has a key of its own, so that a repetition from outside would be a second wish. */
  readonly retry: false;
}

/** All keys begin with it: `invalidateQueries({ queryKey: [queryRoot] })` looks at everything again. */
export const queryRoot = 'slotlog';

/**
 * Options for TanStack Query 5, in React or elsewhere: suspense, prefetching and invalidation stay yours.
 *
 * @example
 * const queries = slotlogQueries(slotlog);
 * const slots = useQuery(queries.slots({ serviceId, from, to }));
 * const booking = useMutation(queries.book());
 */
export const slotlogQueries = (slotlog: Slotlog) => ({
  services: (): QueryOptions<Services, readonly ['slotlog', 'services']> => ({
    queryKey: [queryRoot, 'services'],
    queryFn: async ({ signal }) => slotlog.services.list({}, { signal }),
    retry: false,
  }),

  service: (id: string): QueryOptions<Service, readonly ['slotlog', 'service', string]> => ({
    queryKey: [queryRoot, 'service', id],
    queryFn: ({ signal }) => slotlog.services.get(id, {}, { signal }),
    retry: false,
  }),

  slots: (query: SlotsQuery): QueryOptions<Slots, readonly ['slotlog', 'slots', SlotsQuery]> => ({
    queryKey: [queryRoot, 'slots', query],
    queryFn: ({ signal }) => slotlog.services.slots(query, { signal }),
    retry: false,
  }),

  days: (query: DaysQuery): QueryOptions<Days, readonly ['slotlog', 'days', DaysQuery]> => ({
    queryKey: [queryRoot, 'days', query],
    queryFn: ({ signal }) => slotlog.services.days(query, { signal }),
    retry: false,
  }),

  booking: (id: string): QueryOptions<Booking, readonly ['slotlog', 'booking', string]> => ({
    queryKey: [queryRoot, 'booking', id],
    queryFn: ({ signal }) => slotlog.bookings.get(id, {}, { signal }),
    retry: false,
  }),

  bookings: (query: Asked = {}): QueryOptions<Bookings, readonly ['slotlog', 'bookings', Asked]> => ({
    queryKey: [queryRoot, 'bookings', query],
    queryFn: async ({ signal }) => slotlog.bookings.list(query, { signal }),
    retry: false,
  }),

  /** To book: `mutate({ serviceId, start, customer })`. */
  book: (options?: Omit<CallOptions, 'idempotencyKey'>): MutationOptions<Booking, Wish> => ({
    mutationKey: [queryRoot, 'book'],
    mutationFn: (wish) => slotlog.bookings.create(wish, options),
    retry: false,
  }),

  /** Any other write: `queries.change((booking: Booking) => slotlog.bookings.cancel(booking))`. */
  change: <Data, Variables>(write: (variables: Variables) => Promise<Data>): MutationOptions<Data, Variables> => ({
    mutationKey: [queryRoot, 'change'],
    mutationFn: (variables) => write(variables),
    retry: false,
  }),
});
