import type { Call } from './caller.js';
import { clock, day, play, type Scene, stage, together } from './scene.js';

/** What happens before a booking is confirmed, and after. */
export const playHolds = async (call: Call, onScene: (scene: Scene) => void): Promise<void> => {
  const { calendar, service, book } = stage(call);
  const room6 = await calendar('Room 6');
  const session = await service('Session', room6);
  const wanted = `${day}T11:00:00Z`;
  const held = await book(session.id, wanted, 300, { hold: { seconds: 60 } });
  onScene(
    await play('20 clients want a slot that is held', '20 × 409', async () => {
      const answers = await together(20, (index) => book(session.id, wanted, 301 + index));
      const { code, heldUntil } = answers[0]!.body;
      return { answers, shows: `${code}: free again at ${heldUntil?.slice(11, 19)}, unless it is confirmed` };
    }),
  );
  onScene(
    await play('the holder confirms', '1 × 200', async () => {
      const { id, version } = held.body;
      const answer = await call('POST', `/bookings/${id}/confirm`, { expectedVersion: version });
      return { answers: [answer], shows: `${clock(wanted)} is ${answer.body.status}, under the same id` };
    }),
  );
  onScene(
    await play('the room is closed over a booking', '1 × 201, 1 × 409', async () => {
      const closed = { start: `${day}T10:30:00Z`, end: `${day}T12:00:00Z`, expectedVersion: room6.version };
      const refused = await call('POST', `/calendars/${room6.id}/blackouts`, closed);
      const done = await call('POST', `/calendars/${room6.id}/blackouts`, { ...closed, onConflict: 'displace' });
      const { body } = await call('GET', `/bookings/${held.body.id}/history`);
      const { data } = body.items.at(-1)!;
      const [first] = data.alternatives;
      return {
        answers: [refused, done],
        shows: `${refused.body.code}; then displaced, and offered ${clock(first?.start ?? '')} instead`,
      };
    }),
  );
  onScene(
    await play('somebody asks why there are no slots', '1 × 200', async () => {
      const range = `from=${day}T10:00:00Z&to=${day}T11:00:00Z`;
      const position = (await call('GET', `/calendars/${room6.id}/history`)).body.items.at(-1)!.position;
      const answer = await call('GET', `/services/${session.id}/slots?${range}&explain=true&minPosition=${position}`);
      const why = answer.body.refused.map(({ start, reason }) => `${clock(start)} ${reason}`);
      return { answers: [answer], shows: why.join(', ') };
    }),
  );
};
