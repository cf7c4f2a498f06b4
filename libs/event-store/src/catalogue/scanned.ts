import type { UnreadableEvent } from './unreadable-event.js';

/** One that may be unreadable to this process; then its data are as they were written. */
export type Scanned<Event> = Event & { readonly unreadable?: UnreadableEvent };
