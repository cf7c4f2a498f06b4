import type { Answer, Call } from './caller.js';
import { clock, day, play, type Scene, stage, together } from './scene.js';

/** The conflicts that every booking API meets. */
export const playRaces = async (call: Call, onScene: (scene: Scene) => void): Promise<void> => {
  const { calendar, service, book } = stage(call);
  const room4 = await calendar('Room 4');
  const visit = await service('Visit', room4);
  const busy = await calendar('Room 5');
  const rush = await service('Rush', busy);

  const wanted = `${day}T10:00:00Z`;
  let loser: Answer | undefined;
  let winner: Answer | undefined;
  onScene(
    await play('200 clients want one slot', '1 × 201, 199 × 409', async () => {
      const answers = await together(200, (index) => book(visit.id, wanted, index));
      winner = answers.find(({ status }) => status === 201);
      loser = answers.find(({ status }) => status === 409);
      return { answers, shows: `${loser?.body.code}: ${loser?.body.detail}` };
    }),
  );
  onScene(
    await play('a loser takes the first alternative', '1 × 201', async () => {
      const start = loser?.body.alternatives[0]?.start ?? '';
      const answer = await book(visit.id, start, 201);
      return { answers: [answer], shows: `${clock(wanted)} was gone, ${clock(start)} is booked` };
    }),
  );
  onScene(
    await play('40 clients want 40 slots of one day', '40 × 201', async () => {
      const { body } = await call(
        'GET',
        `/services/${rush.id}/slots?from=${day}T00:00:00Z&to=${day}T23:59:00Z&minPosition=${rush.position}`,
      );
      const answers = await Promise.all(body.slots.map(({ start }, index) => book(rush.id, start, index)));
      return { answers, shows: 'nobody is refused for another slot of the same day' };
    }),
  );
  onScene(
    await play('30 updates on one version', '1 × 200, 29 × 409', async () => {
      const { id, version: expectedVersion } = winner!.body;
      const answers = await together(30, (index) =>
        call('PATCH', `/bookings/${id}`, { expectedVersion, notes: `Note ${index}` }),
      );
      const stale = answers.find(({ status }) => status === 409)?.body;
      return { answers, shows: `${stale?.code}: since then ${stale?.changes.map(({ type }) => type).join(', ')}` };
    }),
  );
  onScene(
    await play('a calendar with bookings is archived', '1 × 409', async () => {
      const answer = await call('POST', `/calendars/${busy.id}/archive`, { expectedVersion: busy.version });
      const { code, blockers, resolutions } = answer.body;
      return { answers: [answer], shows: `${code}: ${blockers?.count} bookings; ${resolutions?.join(' or ')}` };
    }),
  );
};
