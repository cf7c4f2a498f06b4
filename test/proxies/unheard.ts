import { setTimeout as sleep } from 'node:timers/promises';
import type { Follower } from '#test/harness/clients/follower';

/** How often it is looked whether the last events have come, half a second apart. */
const looks = 60;

/** Bookings of the feed that whoever followed from the beginning has not heard of, or more than once, each as a sentence. */
export const unheard = async (
  follower: Follower,
  name: string,
  url: string,
  headers: Record<string, string>,
): Promise<string[]> => {
  const told = await positionsIn(url, headers);
  for (let look = 0; look < looks && follower.heard.length < told.length; look += 1) await sleep(500);
  await follower.stop();
  const heard = follower.heard.map(({ id }) => id);
  if (heard.join() === told.join()) return [];
  const missing = told.filter((position) => !heard.includes(position));
  return [
    `behind ${name} ${heard.length} events were heard of ${told.length}, not heard: ${missing.slice(0, 5).join(', ') || 'none'}`,
  ];
};

/** Of all confirmations, as the feed tells them. */
const positionsIn = async (url: string, headers: Record<string, string>): Promise<string[]> => {
  const positions: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const behind: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await fetch(`${url}/v1/events?types=BookingConfirmed&limit=1000${behind}`, { headers });
    const page = (await answer.json()) as { items: { position: string }[]; nextCursor: string | null };
    positions.push(...page.items.map(({ position }) => position));
    cursor = page.nextCursor;
  }
  return positions;
};
