import { setTimeout as sleep } from 'node:timers/promises';
import type { Follower } from '#test/harness/clients/follower';
import type { FeedEvent } from '#test/judge/feed';

/** How often it is looked whether the last events have come, half a second apart. */
const looks = 60;

/** Bookings of the feed that whoever followed from the beginning has not heard of, or more than once, each as a sentence. */
export const unheard = async (
  follower: Follower,
  name: string,
  readFeed: () => Promise<readonly FeedEvent[]>,
): Promise<string[]> => {
  const told = (await readFeed()).filter(({ type }) => type === 'BookingConfirmed').map(({ position }) => position);
  for (let look = 0; look < looks && follower.heard.length < told.length; look += 1) await sleep(500);
  await follower.stop();
  const heard = follower.heard.map(({ id }) => id);
  if (heard.join() === told.join()) return [];
  const missing = told.filter((position) => !heard.includes(position));
  return [
    `behind ${name} ${heard.length} events were heard of ${told.length}, not heard: ${missing.slice(0, 5).join(', ') || 'none'}`,
  ];
};
