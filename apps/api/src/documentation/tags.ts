const descriptions = {
  calendars: 'Whatever has time that can be taken: a person, a room, a machine.',
  services: 'What can be booked, on which calendars, and the slots that are free.',
  bookings: 'One agreed use of a slot, from its hold to its end.',
  series: 'Bookings that recur, made together.',
  tools: 'The same for agents: one route for each tool, all that it needs in a flat body.',
  waitlist: 'Whoever waits for a slot that is taken.',
  events: 'All that has happened, in its order.',
  tickets: 'Leave to follow the events from a page.',
  webhooks: 'Where events are sent as they happen, and how that goes.',
  customers: 'Whom bookings are for.',
  'api-keys': 'Who may call.',
  projections: 'How far the views have come.',
  operations: 'Whether the service lives.',
} as const;

/** An operation is filed under the first part of its path. */
export const tagOf = (path: string): string => path.split('/')[path.startsWith('/v1/') ? 2 : 0] || 'operations';

/** Those that are used, in the order in which somebody new would read them. */
export const tagsIn = (used: ReadonlySet<string>) =>
  Object.entries(descriptions)
    .filter(([name]) => used.has(name))
    .map(([name, description]) => ({ name, description }));
