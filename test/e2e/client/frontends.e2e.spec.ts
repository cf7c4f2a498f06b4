import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inPackage } from '#libs/database';
import { programOf } from '#test/openapi/client/page';
import { type RunningApi, runningApi } from '#test/harness/apps/running-api';

const run = promisify(execFile);

let api: RunningApi;
let folder: string;

beforeAll(async () => {
  api = await runningApi();
  folder = await mkdtemp(join(tmpdir(), 'page-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await api.stop();
});

/** A program that knows of nothing but the client, as a bundler makes it. */
const bundled = async (program: string): Promise<string> => {
  const [source, bundle] = [join(folder, 'program.ts'), join(folder, 'program.mjs')];
  await writeFile(source, program);
  const client = (entry: string) => inPackage(`libs/client/src/${entry}.ts`);
  const aliases = [
    `--alias:@slotlog/client/webhooks=${client('webhooks')}`,
    `--alias:@slotlog/client=${client('index')}`,
  ];
  const esbuild = inPackage('node_modules/esbuild/bin/esbuild');
  await run(process.execPath, [esbuild, source, '--bundle', '--format=esm', ...aliases, `--outfile=${bundle}`]);
  return bundle;
};

it('the programs on the page of frontends print what it says', async () => {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const openingHours = [{ days, from: '00:00', to: '24:00' }];
  const { body: room } = await api.client.post('/v1/calendars', { name: 'Room 4', timeZone: 'UTC', openingHours });
  const service = { id: 'svc_personal-hour', name: 'Personal hour', durations: [60], uses: [{ calendarId: room.id }] };
  await api.client.post('/v1/services', service);
  const { body: visitor } = await api.client.post('/v1/api-keys', { kind: 'public' });
  const { program, printed } = programOf(await readFile(inPackage('docs/frontends.md'), 'utf8'));
  expect(printed.length).toBeGreaterThan(7);
  const told = program
    .replaceAll('http://localhost:3000', api.app.url)
    .replaceAll('slp_…', visitor.key)
    .replaceAll('slk_…', api.app.key);
  const { stdout } = await run(process.execPath, [await bundled(told)]);
  expect(stdout.trimEnd().split('\n')).toEqual(printed);
});
