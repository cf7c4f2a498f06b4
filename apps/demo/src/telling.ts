import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Call } from './caller.js';
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
        const told = await receiver.told(made.body.secret!, booked.body.id);
        return { answers: [booked], shows: `asked ${told.attempts} times, told once, signature ${told.signature}` };
      }),
    );
    await call('PATCH', `/webhooks/${made.body.id}`, { status: 'paused' });
  } finally {
    receiver.close();
  }
};

const listen = async () => {
  const state = { isAway: false, attempts: 0 };
  let hear: (heard: { readonly headers: IncomingHttpHeaders; readonly body: string }) => void = () => {};
  const server = createServer(async (request, answer) => {
    const body = (await request.toArray()).join('');
    state.attempts += 1;
    answer.writeHead(state.isAway ? 503 : 204).end();
    if (!state.isAway) hear({ headers: request.headers, body });
    state.isAway = false;
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
    told: async (secret: string, bookingId: string) => {
      const { headers, body } = await new Promise<Parameters<typeof hear>[0]>((resolve) => {
        hear = resolve;
      });
      const isGood = isSigned(secret, headers, body) && JSON.parse(body).data.subject.id === bookingId;
      return { attempts: state.attempts, signature: isGood ? 'good' : 'wrong' };
    },
  });
};

/** By hand, in five lines: whoever has a library for Standard Webhooks takes that. */
const isSigned = (secret: string, headers: IncomingHttpHeaders, body: string): boolean => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const said = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const good = Buffer.from(`v1,${createHmac('sha256', key).update(said).digest('base64')}`);
  const given = String(headers['webhook-signature'])
    .split(' ')
    .map((each) => Buffer.from(each));
  return given.some((each) => each.length === good.length && timingSafeEqual(each, good));
};
