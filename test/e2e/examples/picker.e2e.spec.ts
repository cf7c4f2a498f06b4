import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { inPackage } from '#libs/database';
import { inBrowser, openBrowser } from '#test/harness/apps/browser';
import { inBerlin, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import { pack, run } from '#test/openapi/client/pack';

let api: RunningApi;
let folder: string;
let server: ChildProcess;
let address: string;
let browser: Browser;
const serviceId = 'svc_picker-visits';

/** The example as whoever follows its README has it. */
const install = async () => {
  folder = await mkdtemp(join(tmpdir(), 'picker-'));
  await cp(inPackage('examples/picker'), folder, { recursive: true, filter: (path) => !path.includes('node_modules') });
  const client = join(folder, 'node_modules/@slotlog/client');
  await mkdir(client, { recursive: true });
  run('tar', ['xzf', pack(folder).tarball, '--strip-components=1', '-C', client], folder);
};

const serve = async (key: string) => {
  const given = [join(folder, 'serve.mjs'), api.app.url, key, serviceId, '0'];
  server = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(server.stdout!), 'line')) as [string];
  return line;
};

inBrowser('the page of the example', () => {
  beforeAll(async () => {
    api = await runningApi();
    const calendarId = 'cal_picker-room';
    await api.client.post('/v1/calendars', { id: calendarId, ...room });
    const uses = [{ calendarId }];
    await api.client.post('/v1/services', { id: serviceId, name: 'Visit', durations: [60], step: 60, uses });
    await install();
    address = await serve((await api.client.post('/v1/api-keys', { kind: 'public' })).body.key);
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    server.kill();
    await rm(folder, { recursive: true });
    await api.stop();
  });

  const open = async (streams = true): Promise<Page> => {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    // Whoever hears of nothing meanwhile is the one who loses a race.
    if (!streams) await page.route('**/slots**', (route) => (streamed ? route.abort() : route.continue()));
    await page.goto(address);
    await page.locator('#days button').first().waitFor();
    return page;
  };
  let streamed = false;
  const slot = (page: Page, start: string) => page.locator(`#days button[data-start="${start}"]`);
  const says = (page: Page, text: string) => page.locator('#said', { hasText: text }).waitFor();
  const fillIn = async (page: Page, name: string) => {
    await page.fill('[name=name]', name);
    await page.fill('[name=email]', `${name.toLowerCase()}@example.com`);
  };

  it('holds while its visitor types, books, and others see it go and come without asking', async () => {
    const [page, other] = [await open(), await open()];
    const start = inBerlin(2, '10:00');
    await slot(page, start).click();
    await page.locator('#form').waitFor();
    await slot(other, start).waitFor({ state: 'detached' });
    await page.click('#back');
    await slot(other, start).waitFor();
    await slot(page, start).click();
    await fillIn(page, 'Ada');
    await page.click('text=Book');
    await says(page, 'Booked:');
    await slot(other, start).waitFor({ state: 'detached' });
    const { body } = await api.client.get(`/v1/bookings?serviceId=${serviceId}&status=confirmed`);
    expect(
      body.items.map(({ start, customer }: { start: string; customer: { name: string } }) => [start, customer.name]),
    ).toEqual([[start, 'Ada']]);
  });

  it('whoever loses a race is told why, keeps what was typed, and takes a neighbour in place', async () => {
    const [page, late] = [await open(), await open(false)];
    const start = inBerlin(3, '10:00');
    await slot(late, inBerlin(4, '10:00')).click();
    await fillIn(late, 'Grace');
    await late.click('#back');
    streamed = true;
    await slot(page, start).click();
    await page.locator('#form').waitFor();
    await slot(late, start).dispatchEvent('click');
    await late.locator('#near button').first().waitFor();
    expect(await late.textContent('#said')).toMatch(/held/i);
    const near = late.locator('#near button').first();
    const taken = await near.getAttribute('data-start');
    await near.click();
    await late.locator('#form').waitFor();
    expect(await late.inputValue('[name=name]')).toBe('Grace');
    await late.click('text=Book');
    await says(late, 'Booked:');
    const { body } = await api.client.get(`/v1/bookings?serviceId=${serviceId}&status=confirmed`);
    expect(body.items.map(({ start }: { start: string }) => start)).toContain(taken);
  });
});
