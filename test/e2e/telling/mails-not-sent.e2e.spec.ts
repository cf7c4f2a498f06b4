import { hostedApp } from '#test/harness/apps/hosted-app';
import { writingTo } from '#test/harness/apps/mailing-api';
import { ReplayTool } from '#test/harness/apps/replay-tool';
import { ada, inBerlin, openRoom } from '#test/harness/apps/running-api';
import { masterKey, type ServedApp } from '#test/harness/apps/start-app';
import { ApiClient } from '#test/harness/clients/api-client';
import { MailServer } from '#test/harness/clients/mail-server';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { until } from '#test/harness/logs/followed-log';

let database: ClonedDatabase;
let mails: MailServer;
let app: ServedApp;
let client: ApiClient;
let tool: ReplayTool;
let serviceId: string;

/** Puts an app in the place of the one before. */
const serve = async (environment: Record<string, string>) => {
  await app?.stop();
  app = await hostedApp(database.url, environment);
  client = await ApiClient.of(app);
};

const writing = async (more: Record<string, string> = {}) => serve({ ...(await writingTo(mails)), ...more });

beforeAll(async () => {
  database = await cloneDatabase();
  mails = await new MailServer().listen();
  tool = new ReplayTool({ DATABASE_URL: database.url, MASTER_KEY: masterKey });
  await writing();
  ({ serviceId } = await openRoom(client, 'quiet', 9, { mails: 'on' }));
});

afterAll(async () => {
  await app.stop();
  await mails.close();
  await database.drop();
});

let people = 0;

const book = async (by = client) => {
  people += 1;
  const customer = { ...ada, email: `person-${people}@example.com` };
  const { status, body } = await by.post('/v1/bookings', { serviceId, start: inBerlin(2, '09:00'), customer });
  expect(status).toBe(201);
  return { ...body, email: customer.email } as { readonly id: string; readonly email: string };
};

const isTold = (email: string) => until(() => mails.to(email).length > 0);

/** What happens now is told, and so everything that happened before has been looked at. */
const expectNothingOld = async (before: number, ...silent: readonly { readonly email: string }[]) => {
  const fresh = await book();
  await isTold(fresh.email);
  await until(async () => (await tool.json('mails')).tenants.every(({ due }: { due: number }) => due === 0));
  for (const { email } of silent) expect(mails.to(email)).toEqual([]);
  expect(mails.arrived.length).toBe(before + 1);
};

describe('nothing old is written', () => {
  it('where mail is switched off, and on again', async () => {
    const told = await book();
    await isTold(told.email);
    await serve({});
    const silent = await book();
    await client.post(`/v1/bookings/${told.id}/reschedule`, { start: inBerlin(2, '10:00'), expectedVersion: 1 });
    const before = mails.arrived.length;
    await writing();
    await expectNothingOld(before, silent);
  });

  it('where a service is switched off, and on again', async () => {
    const { version } = (await client.get(`/v1/services/${serviceId}`)).body;
    await client.patch(`/v1/services/${serviceId}`, { mails: 'off', expectedVersion: version });
    const silent = await book();
    await until(async () => (await tool.json('mails')).tenants.every(({ due }: { due: number }) => due === 0));
    await client.patch(`/v1/services/${serviceId}`, { mails: 'on', expectedVersion: version + 1 });
    await expectNothingOld(mails.arrived.length, silent);
  });

  it('where the views are rebuilt', async () => {
    const before = mails.arrived.length;
    expect(await tool.run(['rebuild', 'all'])).toMatchObject({ code: 0 });
    await expectNothingOld(before);
  });

  it('where the log goes on as another one', async () => {
    await app.stop();
    const before = mails.arrived.length;
    await tool.json('log', 'fork');
    app = undefined as unknown as ServedApp;
    await writing();
    await expectNothingOld(before);
  });
});

it('changes within seconds are one mail', async () => {
  await writing({ MAIL_PAUSE_SECONDS: '2' });
  const { id, email } = await book();
  const moved = { start: inBerlin(2, '11:00'), expectedVersion: 1 };
  expect((await client.post(`/v1/bookings/${id}/reschedule`, moved)).status).toBe(200);
  const dropped = await book();
  await client.post(`/v1/bookings/${dropped.id}/cancel`, { expectedVersion: 1 });
  const last = await book();
  await isTold(last.email);
  expect(mails.to(email).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Confirmed/)]);
  expect(mails.to(dropped.email)).toEqual([]);
  await writing();
});

describe('a mail that the server refuses', () => {
  it('for good is in the feed and shown to the operator, without the address', async () => {
    mails.onRecipient = (address) => ({ code: 550, text: `5.1.1 <${address}> is nobody` });
    const { id, email } = await book();
    const failures = async () => (await client.get('/v1/events?types=MailFailed')).body.items;
    await until(async () => (await failures()).length === 1);
    const [event] = await failures();
    expect(event).toMatchObject({
      type: 'MailFailed',
      subject: { type: 'mail', id, href: `${app.url}/v1/bookings/${id}` },
      actor: { kind: 'policy', id: 'mails' },
      data: { about: id, audience: 'customer', letter: 'confirmed', because: '550 5.1.1' },
    });
    const { untold, tenants } = await tool.json('mails');
    expect(tenants).toMatchObject([{ tenant: 'default', failed: 1 }]);
    expect(untold).toMatchObject([{ subject: `booking/${id}`, kind: 'confirmed', whyNot: '550 5.1.1' }]);
    expect((await tool.run(['doctor'])).out).toMatch(/1 letters of default failed within a day/);
    expect(JSON.stringify([event, untold, app.lines])).not.toContain(email);
    expect(await (await fetch(`${app.url}/metrics`)).text()).toMatch(/slotlog_mails_total\{outcome="failed"\} 1/);
    mails.onRecipient = () => null;
  });

  it('for now is said to be tried again', async () => {
    mails.onRecipient = () => ({ code: 450, text: '4.2.0 later' });
    await book();
    await until(async () => (await tool.json('mails')).tenants[0].waiting === 1);
    mails.onRecipient = () => null;
  });
});

it('to an address that strangers type three mails go on one day, and what the desk does, until its owner follows a link', async () => {
  const made = await client.post('/v1/api-keys', { kind: 'public', scopes: [] });
  const stranger = client.as(made.body.key);
  const customer = { ...ada, email: 'eve@example.com' };
  const bookFor = (time: string) => stranger.post('/v1/bookings', { serviceId, start: inBerlin(2, time), customer });
  const booked = [await bookFor('12:00'), await bookFor('12:30'), await bookFor('13:00')];
  expect(booked.map(({ status }) => status)).toEqual([201, 201, 201]);
  await until(() => mails.to(customer.email).length === 3);
  await bookFor('13:30');
  await until(async () => (await tool.json('mails')).tenants[0].leftOut === 1);
  await client.post(`/v1/bookings/${booked[0]!.body.id}/cancel`, { expectedVersion: 1 });
  await until(() => mails.to(customer.email).length === 4);
  const [mail] = mails.to(customer.email).slice(1);
  const token = /manage#(slm_[\w.-]+)/.exec(mail!.text)![1]!;
  const id = token.split('.')[2]!;
  expect((await client.as(token).get(`/v1/bookings/${id}`)).status).toBe(200);
  await until(async () => {
    await bookFor('14:00');
    return mails.to(customer.email).length > 4;
  });
});

describe('the operator who starts it is told', () => {
  it('what there has to be for mail too', async () => {
    await serve({ SMTP_URL: mails.url });
    expect(app.lines.join('\n')).toContain('no mail is sent: MAIL_FROM and PUBLIC_BASE_URL must be set too');
  });

  it('what is wrong with SMTP_URL, and never its password', async () => {
    const wrong = hostedApp(database.url, { SMTP_URL: 'smtp://ada:very-secret@mail.example.com?pool=true' });
    const error = await wrong.then(
      () => null,
      (reason: Error) => reason,
    );
    expect(error?.message).toContain('SMTP_URL must be like smtp://user:password@mail.example.com:587');
    expect(error?.message).not.toContain('very-secret');
  });
});
