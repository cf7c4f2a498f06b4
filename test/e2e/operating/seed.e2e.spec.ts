import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inPackage } from '#libs/database';
import { openTenant } from '#test/harness/apps/open-tenant';
import { type RunningApi, runningApi } from '#test/harness/apps/running-api';
import type { Body } from '#test/harness/clients/api-client';
import { now } from '#test/harness/running-clock';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

it('fills a clinic and a studio for a month, tells of a key for pages, and adds nothing when it is run again', async () => {
  const keys = {
    clinic: await openTenant(api.databaseUrl, 'clinic'),
    studio: await openTenant(api.databaseUrl, 'studio'),
  };
  const environment = {
    ...{ SLOTLOG_URL: api.app.url, SLOTLOG_CLINIC_KEY: keys.clinic, SLOTLOG_STUDIO_KEY: keys.studio },
  };
  const seed = async () => {
    const env = { ...process.env, ...environment };
    const { stdout } = await promisify(execFile)(process.execPath, [inPackage('dist/apps/seed/src/main.js')], { env });
    return stdout;
  };
  const all = async (key: string, path: string): Promise<Body[]> => {
    const items: Body[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await api.client.as(key).get(`/v1/${path}?limit=200${cursor}`);
      items.push(...body.items);
      if (body.nextCursor === null) return items;
      cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
    }
  };
  /** Without what is offered to somebody on the waitlist, which comes by itself. */
  const booked = async (key: string) =>
    (await all(key, 'bookings')).filter(({ waitlistEntryId }) => waitlistEntryId === null);
  const told = await seed();
  const publicKeys = told.match(/slp_\S+/g)!;
  expect(publicKeys.map((key) => key.split('.')[0])).toEqual(['slp_clinic', 'slp_studio']);
  const services = await api.client.as(publicKeys[0]!).get('/v1/services');
  expect(services.body.items.map(({ id }: Body) => id)).toContain('svc_consultation');
  const before = await Promise.all(Object.values(keys).map(booked));
  for (const bookings of before) {
    expect(bookings.length).toBeGreaterThan(100);
    expect(new Set(bookings.map(({ status }) => status)).has('cancelled')).toBe(true);
    expect(bookings.every(({ start }) => Temporal.Instant.compare(start, now()) > 0)).toBe(true);
  }
  expect(await seed()).toBe(told);
  expect(await Promise.all(Object.values(keys).map(booked))).toEqual(before);
  for (const key of Object.values(keys)) expect(await all(key, 'waitlist')).toHaveLength(2);
});
