import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { inPackage } from '#libs/database';
import { inBerlin, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import { pack, run } from '#test/openapi/client/pack';

const serviceId = 'svc_picker-visits';

/** Where CI runs there has to be a browser. */
const isLeftOut = !existsSync('/usr/bin/chromium') && process.env.CI !== 'true';
if (isLeftOut) process.stderr.write('SKIPPED a page in a browser: Debian’s chromium is not installed.\n');

let api: RunningApi;
let folder: string;
let server: ChildProcess;
let address: string;

/** The example as whoever follows its README has it, from an origin of its own. */
const serve = async (key: string): Promise<string> => {
  await cp(inPackage('examples/picker'), folder, { recursive: true, filter: (path) => !path.includes('node_modules') });
  const client = join(folder, 'node_modules/@slotlog/client');
  await mkdir(client, { recursive: true });
  run('tar', ['xzf', pack(folder).tarball, '--strip-components=1', '-C', client], folder);
  const given = [join(folder, 'serve.mjs'), api.app.url, key, serviceId, '0'];
  server = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(createInterface(server.stdout!), 'line')) as [string];
  return line;
};

(isLeftOut ? describe.skip : describe)('the page of the example, in Chromium', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'picker-'));
    api = await runningApi();
    const calendarId = 'cal_picker-room';
    await api.client.post('/v1/calendars', { id: calendarId, ...room });
    const uses = [{ calendarId }];
    await api.client.post('/v1/services', { id: serviceId, name: 'Visit', durations: [60], step: 60, uses });
    address = await serve((await api.client.post('/v1/api-keys', { kind: 'public' })).body.key);
  });

  afterAll(async () => {
    server?.kill();
    await rm(folder, { recursive: true });
    await api.stop();
  });

  it('holds while its visitor types, books, follows, and offers what is near to whoever was second', async () => {
    const [taken, first, raced] = [inBerlin(2, '10:00'), inBerlin(4, '10:00'), inBerlin(3, '10:00')];
    const program = inPackage('test/programs/visit-picker.mjs');
    const visited = await promisify(execFile)(process.execPath, [program, address, taken!, first!, raced!]);
    const { said, offered, typed } = JSON.parse(visited.stdout);
    expect(said).toMatch(/held/);
    expect([offered.length, offered.includes(raced), typed]).toEqual([5, false, 'Grace']);
    const { body } = await api.client.get(`/v1/bookings?serviceId=${serviceId}&status=confirmed`);
    const booked = body.items.map((booking: Booked) => [booking.start, booking.customer.name]);
    expect(booked.sort()).toEqual(
      [
        [taken, 'Ada'],
        [offered[0], 'Grace'],
      ].sort(),
    );
  });
});

interface Booked {
  readonly start: string;
  readonly customer: { readonly name: string };
}
