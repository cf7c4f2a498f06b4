import { jest } from '@jest/globals';
import { audience, IdentityProvider } from '#test/harness/apps/identity-provider';
import { inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import type { ApiClient } from '#test/harness/clients/api-client';

let provider: IdentityProvider;
let api: RunningApi;
let serviceId: string;
let visitor: ApiClient;
let person: ApiClient;

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockReturnValue();
  provider = await IdentityProvider.start({});
  api = await runningApi({ OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: audience });
  ({ serviceId } = await openRoom(api.client, 'told', 50));
  visitor = api.client.as((await api.client.post('/v1/api-keys', { kind: 'public' })).body.key);
  person = api.client.as(await provider.forged({ sub: 'cus_ada', scope: 'bookings:own' }));
});

afterAll(async () => {
  await api.stop();
  await provider.stop();
});

const ada = { name: 'Ada Lovelace', email: 'ada@example.com' };

const book = (client: ApiClient, more: object = {}) =>
  client.post('/v1/bookings', { serviceId, start: inBerlin(2, '09:00'), customer: ada, ...more });

describe('a customer', () => {
  it('may say in which language and zone they are written to, as these are usually spelt', async () => {
    const customer = { ...ada, locale: 'DE-at', timeZone: 'europe/vienna' };
    const { body } = await book(visitor, { customer });
    expect(body.customer).toMatchObject({ locale: 'de-AT', timeZone: 'Europe/Vienna' });
    const changed = await api.client.patch(`/v1/bookings/${body.id}`, {
      customer: { locale: null, timeZone: 'UTC' },
      expectedVersion: 1,
    });
    expect(changed.body.customer).toMatchObject({ name: ada.name, locale: null, timeZone: 'UTC' });
  });

  it('has said nothing where nothing is said, and cannot say what is no language', async () => {
    expect((await book(visitor)).body.customer).toMatchObject({ locale: null, timeZone: null });
    const { status, body } = await book(visitor, { customer: { ...ada, locale: 'as they speak there' } });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ pointer: '/customer/locale' }]);
  });
});

describe('a caller who may write any booking says who is told', () => {
  it('and it is kept with what was done', async () => {
    const { body: booked } = await book(api.client, { notify: false });
    const { id } = booked;
    const moving = { start: inBerlin(2, '11:00'), expectedVersion: 1, notify: false };
    expect((await api.client.post(`/v1/bookings/${id}/reschedule`, moving)).status).toBe(200);
    await api.client.patch(`/v1/bookings/${id}`, { customer: { phone: '1' }, expectedVersion: 2, notify: false });
    const ending = { reason: 'a burst pipe', expectedVersion: 3, tellReason: true };
    expect((await api.client.post(`/v1/bookings/${id}/cancel`, ending)).status).toBe(200);
    const { items } = (await api.client.get(`/v1/bookings/${id}/history`)).body;
    expect(items.map(({ type, data }: { type: string; data: object }) => [type, data])).toMatchObject([
      ['BookingConfirmed', { notify: false }],
      ['BookingRescheduled', { notify: false }],
      ['BookingDetailsChanged', { notify: false }],
      ['BookingCancelled', { reason: 'a burst pipe', tellReason: true }],
    ]);
    expect(items[3].data).not.toHaveProperty('notify');
  });

  it('nobody else', async () => {
    for (const client of [visitor, person]) {
      const { status, body } = await book(client, { notify: false });
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'forbidden' });
    }
    const { body: own } = await book(person);
    const ending = { expectedVersion: 1, reason: 'I say so', tellReason: true };
    expect((await person.post(`/v1/bookings/${own.id}/cancel`, ending)).status).toBe(403);
    expect(
      (await person.patch(`/v1/bookings/${own.id}`, { notes: 'N', notify: false, expectedVersion: 1 })).status,
    ).toBe(403);
  });
});

describe('a service', () => {
  const mails = {
    mails: 'on',
    mailFromName: 'Northside Clinic',
    locale: 'de',
    notifyDesk: ['desk@example.com'],
    reminders: [1_440, 60],
  };

  it('says how it writes, and tells the public not whom it tells', async () => {
    const { version } = (await api.client.get(`/v1/services/${serviceId}`)).body;
    const changed = await api.client.patch(`/v1/services/${serviceId}`, { ...mails, expectedVersion: version });
    expect(changed.body).toMatchObject(mails);
    const { notifyDesk: _, ...shown } = mails;
    const minPosition = encodeURIComponent(changed.body.position);
    const { body } = await visitor.get(`/v1/services/${serviceId}?minPosition=${minPosition}`);
    expect(body).toMatchObject(shown);
    expect(body).not.toHaveProperty('notifyDesk');
  });

  test.each([
    ['six reminders', { reminders: [5, 6, 7, 8, 9, 10] }],
    ['the same one twice', { reminders: [60, 60] }],
    ['one so late that nobody could do anything about it', { reminders: [4] }],
    ['an address with a header in it', { notifyDesk: ['desk@example.com\r\nBcc: all@example.com'] }],
    ['a name of two lines', { mailFromName: 'Clinic\nBcc: all@example.com' }],
  ])('cannot have %s', async (_, change) => {
    expect((await api.client.patch(`/v1/services/${serviceId}`, { ...change, expectedVersion: 1 })).status).toBe(400);
  });
});
