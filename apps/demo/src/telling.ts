import type { Call } from './caller.js';
import { listen } from './receiver.js';
import { day, play, type Scene, stage } from './scene.js';

/** A program of somebody else is told of a booking; one that is away for a moment misses nothing. */
export const playTelling = async (call: Call, onScene: (scene: Scene) => void): Promise<void> => {
  const receiver = await listen();
  try {
    const made = await call('POST', '/webhooks', { url: receiver.url, types: ['BookingConfirmed'] });
    // A server that is not our own reaches public addresses alone, and this machine is none.
    if (made.status !== 201) return;
    const { service, book, calendar } = stage(call);
    const visit = await service('Visit', await calendar('Room 8'));
    onScene(
      await play('a program is told, after a 503', '1 × 201', async () => {
        receiver.isAway = true;
        const booked = await book(visit.id, `${day}T11:00:00Z`, 500);
        const [told] = await receiver.told(made.body.secret!, 1);
        const isGood = told!.isSigned && told!.data.subject.id === booked.body.id;
        const signature = isGood ? 'good' : 'wrong';
        return { answers: [booked], shows: `asked ${receiver.attempts} times, told once, signature ${signature}` };
      }),
    );
    await call('PATCH', `/webhooks/${made.body.id}`, { status: 'paused' });
  } finally {
    receiver.close();
  }
};
