import { setTimeout as sleep } from 'node:timers/promises';
import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;
let serviceId: string;
const held: Record<string, string> = {};

const post = (path: string, body: object) => api.client.post(`/v1/bookings${path}`, body);
const times = { left: '09:00', again: '10:00', longer: '11:00', gone: '12:00', lost: '13:00' };

/** Until the policy has recorded the end of all holds. */
const allExpired = async (minPosition: string) => {
  const { body } = await api.client.get(`/v1/bookings?serviceId=${serviceId}&status=held&minPosition=${minPosition}`);
  if (body.items.length === 0) return;
  await sleep(50);
  await allExpired(minPosition);
};

beforeAll(async () => {
  api = await runningApi();
  ({ serviceId } = await openRoom(api.client, 'lapsing'));
  let position = '';
  for (const [name, time] of Object.entries(times)) {
    const wish = { serviceId, start: inBerlin(2, time), hold: { seconds: 1 }, customer: ada };
    const { body } = await post('', wish);
    held[name] = body.id;
    position = body.position;
  }
  await allExpired(position);
});

afterAll(() => api.stop());

describe('a hold that ran out', () => {
  it('is recorded as expired, and its time is offered again', async () => {
    const { body } = await api.client.get(`/v1/bookings/${held.left}/history`);
    expect(body.items).toMatchObject([
      { type: 'BookingHeld' },
      { type: 'HoldExpired', actor: { kind: 'policy', id: 'expire-lapsed' } },
    ]);
    const [begun, ended] = body.items;
    expect(Date.parse(ended.recordedAt) - Date.parse(begun.data.expiresAt)).toBeGreaterThanOrEqual(1_990);
    const query = `from=${inBerlin(2, '09:00')}&to=${inBerlin(2, '09:15')}&minPosition=${ended.position}`;
    expect((await api.client.get(`/v1/services/${serviceId}/slots?${query}`)).body.slots).toHaveLength(1);
  });

  it('is confirmed all the same while its time is still free', async () => {
    const { status, body } = await post(`/${held.again}/confirm`, { expectedVersion: 2 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: held.again, status: 'confirmed', version: 3 });
    expect((await post('', { serviceId, start: inBerlin(2, '10:00'), customer: ada })).body.code).toBe('slot-taken');
  });

  it('is held once more when it is extended while its time is still free', async () => {
    const { body } = await post(`/${held.longer}/extend`, { seconds: 60, expectedVersion: 2 });
    expect(body).toMatchObject({ status: 'held', version: 3 });
    expect((await post('', { serviceId, start: inBerlin(2, '11:00'), customer: ada })).body.code).toBe('slot-held');
  });

  it.each(['confirm', 'extend'])('has lost its time to whoever booked it since: %s', async (command) => {
    const [name, time] = command === 'confirm' ? ['gone', '12:00'] : ['lost', '13:00'];
    expect((await post('', { serviceId, start: inBerlin(2, time!), customer: ada })).status).toBe(201);
    const { status, body } = await post(`/${held[name!]}/${command}`, { expectedVersion: 2 });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'hold-expired',
      expiredAt: expect.any(String),
      retry: { strategy: 'choose-alternative' },
    });
    expect(body.alternatives).toHaveLength(5);
  });

  it('can no longer be moved or cancelled', async () => {
    for (const [command, more] of Object.entries({ reschedule: { start: inBerlin(3, '09:00') }, cancel: {} })) {
      const { body } = await post(`/${held.left}/${command}`, { expectedVersion: 2, ...more });
      expect(body).toMatchObject({ code: 'illegal-transition', currentStatus: 'expired' });
      expect(body.allowed.toSorted()).toEqual(['confirm', 'extend']);
    }
  });
});
