import { setTimeout as sleep } from 'node:timers/promises';
import type { Body, Call } from './caller.js';
import { clock, customer, day, play, type Scene, stage, together } from './scene.js';

/** What happens to those who wait when somebody cancels. */
export const playWaitlist = async (call: Call, onScene: (scene: Scene) => void): Promise<void> => {
  const { calendar, service, book } = stage(call);
  const lesson = await service('Lesson', await calendar('Room 7'));
  const wanted = `${day}T15:00:00Z`;
  const taken = await book(lesson.id, wanted, 400);
  const first = (await book(lesson.id, wanted, 401, { waitlist: true })).body.waitlistEntry!;
  const wish = { serviceId: lesson.id, from: wanted, to: `${day}T15:15:00Z`, customer: customer(402) };
  const second = (await call('POST', '/waitlist', wish)).body;
  let offered: Body | undefined;
  onScene(
    await play('two wait for a slot, and it is freed', '3 × 200', async () => {
      const { id, version } = taken.body;
      const cancelled = await call('POST', `/bookings/${id}/cancel`, { expectedVersion: version });
      const bookingId = await offeredTo(call, first.id);
      const answers = [
        cancelled,
        ...(await Promise.all([first, second].map(({ id }) => call('GET', `/waitlist/${id}`)))),
      ];
      offered = await bookingOf(call, bookingId);
      const [, one, two] = answers.map(({ body }) => body.status);
      return { answers, shows: `who asked first is ${one} ${clock(offered.start)}, who asked second is ${two}` };
    }),
  );
  onScene(
    await play('the offer is taken before 10 others', '1 × 200, 10 × 409', async () => {
      const others = await together(10, (index) => book(lesson.id, wanted, 410 + index));
      const { id, version } = offered!;
      const confirmed = await call('POST', `/bookings/${id}/confirm`, { expectedVersion: version });
      return {
        answers: [confirmed, ...others],
        shows: `${others[0]!.body.code} for the others, ${confirmed.body.status} for the one who waited`,
      };
    }),
  );
};

const offeredTo = async (call: Call, entryId: string): Promise<string> => {
  const { bookingId } = (await call('GET', `/waitlist/${entryId}`)).body;
  if (bookingId) return bookingId;
  await sleep(50);
  return offeredTo(call, entryId);
};

const bookingOf = async (call: Call, id: string): Promise<Body> => {
  const { status, body } = await call('GET', `/bookings/${id}`);
  if (status === 200) return body;
  await sleep(20);
  return bookingOf(call, id);
};
