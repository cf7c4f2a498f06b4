import { BookingServer } from '../../../../test/models/booking-server.js';
import { createClient } from '../client.js';

const wish = { serviceId: 'svc_1', start: '2026-11-23T09:00:00Z' };
const asked = { serviceId: 'svc_1', from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' };

let server: BookingServer;

beforeEach(() => {
  server = new BookingServer();
});

const open = () => createClient({ url: '', key: 'slk_1', fetch: server.fetch });
const waitedFor = () =>
  server.asked
    .filter(({ method }) => method === 'GET')
    .map(({ target }) => new URLSearchParams(target.split('?')[1]).get('minPosition'));

it('somebody who has written reads what was written, and who has written nothing waits for nothing', async () => {
  const slotlog = open();
  await slotlog.services.slots(asked);
  await slotlog.bookings.create(wish);
  await slotlog.bookings.create(wish);
  await slotlog.services.slots({ ...asked, minPosition: undefined } as never);
  expect(waitedFor()).toEqual([null, server.position(2)]);
});

it('an older position does not take the place of a newer one', async () => {
  const slotlog = open();
  slotlog.position = server.position(10);
  slotlog.position = server.position(9);
  expect(slotlog.position).toBe(server.position(10));
  slotlog.position = 'nonsense';
  expect(slotlog.position).toBe(server.position(10));
});

it('a read behind a position of another log drops the position and is repeated, once', async () => {
  const slotlog = open();
  await slotlog.bookings.create(wish);
  server.log = 'c0de';
  const { position } = await slotlog.services.slots(asked);
  expect(position).toBe(server.position(1));
  expect(waitedFor()).toEqual([expect.stringContaining('@7f3a.'), null]);
  expect(slotlog.position).toBe(position);
});

it('a position that the caller states is the caller’s to drop', async () => {
  const slotlog = open();
  const minPosition = server.position(1);
  server.log = 'c0de';
  await expect(slotlog.services.slots({ ...asked, minPosition })).rejects.toMatchObject({ code: 'other-history' });
  expect(waitedFor()).toEqual([minPosition]);
});

it('a read that takes no position is given none', async () => {
  const slotlog = open();
  slotlog.position = server.position(10);
  await slotlog.request('GET /v1/api-keys', {});
  expect(waitedFor()).toEqual([null]);
});
