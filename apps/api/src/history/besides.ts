/** Streams beside those of the things that their events are about: they move no version of these. */
export const besides: Readonly<Record<string, string>> = { reminders: 'booking' };
