const descriptions = {
  calendars: 'Anything whose time can be booked: a person, a room, a machine.',
  services: 'The things that can be booked, their calendars, and their free slots.',
  bookings: 'One agreed use of a slot, from its hold to its end.',
  series: 'Recurring bookings, made together.',
  tools: 'The API for agents: one route per tool, with a flat body.',
  waitlist: 'People waiting for a slot that is taken.',
  events: 'Everything that has happened, in order.',
  tickets: 'Tickets for following events from a page.',
  'manage-links': 'For customers who have lost the links to their bookings.',
  webhooks: 'Addresses that events are sent to, and the state of their deliveries.',
  customers: 'The people that bookings are for.',
  'api-keys': 'Credentials and what they allow.',
  projections: 'How up to date the read models are.',
  operations: 'Whether the service is alive and ready.',
} as const;

/** An operation is filed under the first part of its path. */
export const tagOf = (path: string): string => path.split('/')[path.startsWith('/v1/') ? 2 : 0] || 'operations';

/** Those that are used, in the order in which somebody new would read them. */
export const tagsIn = (used: ReadonlySet<string>) =>
  Object.entries(descriptions)
    .filter(([name]) => used.has(name))
    .map(([name, description]) => ({ name, description }));
