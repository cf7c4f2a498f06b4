import { type Call, made } from './caller.js';
import type { House } from './houses.js';
import { rushOn, type Wish, weekdaysFrom, wishesOn } from './month.js';

export interface Filled {
  readonly publicKey: string;
  readonly booked: number;
  readonly waiting: number;
}

/** For pages: what whoever builds a frontend puts into theirs. */
const pages = 'key_pages-of-the-seed';

/** Where the example and the usual servers for development are; the browsers of those pages are let in. */
const origins = [8080, 5173, 4200, 3001].map((port) => `http://localhost:${port}`);

const publicKey = async (call: Call): Promise<string> => {
  const { body } = await call('GET', 'api-keys');
  const known = body.items.find(({ id }: { readonly id: string }) => id === pages);
  if (known) return known.key;
  const answer = await call('POST', 'api-keys', { id: pages, kind: 'public', name: 'Pages', origins });
  made(answer);
  return answer.body.key;
};

/** Whether it was made, now or before; not where others have the time. */
const book = async (call: Call, { isCancelled, ...wish }: Wish): Promise<boolean> => {
  const answer = await call('POST', 'bookings', wish);
  const { status, body } = answer;
  if (status === 409 && body.alternatives) return false;
  made(answer);
  if (isCancelled && status === 201) {
    // By the desk: whether it is too late for the customer depends on the hour.
    const cancellation = { expectedVersion: body.version, override: ['window-closed'] };
    made(await call('POST', `bookings/${wish.id}/cancel`, cancellation));
  }
  return true;
};

/** Opens a house and has a month of it booked. What is there already stays as it is, whatever became of it since. */
export const fill = async (call: Call, house: House, now: Temporal.Instant): Promise<Filled> => {
  for (const calendar of house.calendars) made(await call('POST', 'calendars', calendar));
  for (const { id, durations, fields } of house.services)
    made(await call('POST', 'services', { id, durations, ...fields }));
  const dates = weekdaysFrom(now.toZonedDateTimeISO(house.timeZone).toPlainDate());
  const rush = rushOn(dates[1]!, house);
  let booked = 0;
  for (const wish of [...rush.wishes, ...dates.flatMap((date) => wishesOn(date, house))])
    if (await book(call, wish)) booked += 1;
  for (const entry of rush.waiting) made(await call('POST', 'waitlist', entry));
  return { publicKey: await publicKey(call), booked, waiting: rush.waiting.length };
};
