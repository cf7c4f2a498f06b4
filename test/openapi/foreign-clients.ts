// npm run clients: generators that others wrote make clients of both editions of the document. Each compiles, strictly, a flow
// without a cast, and goes through it with a running API; zod takes every example, and none that is wrong.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startApp } from '#test/harness/apps/start-app';
import { apiDocument } from '#test/harness/clients/api-document';
import { endWithUs } from '#test/harness/databases/end-with-us';
import { startTestServer } from '#test/harness/databases/test-server';
import type { Scene, Told } from './clients/flows/scene.js';
import { openScene } from './open-scene.js';
import { judgeExamples } from './zod-examples.js';

const folder = join(import.meta.dirname, 'clients');
const editions = ['3.1', '3.0'] as const;
const flows = ['openapi-fetch', 'hey-api', 'orval'];

const complain = (what: string): never => {
  console.error(`✗ ${what}`);
  process.exit(1);
};

if (!existsSync(join(folder, 'node_modules'))) complain('first: npm ci --prefix test/openapi/clients');

/** A program of theirs. */
const run = (program: string, ...given: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'node_modules/.bin', program), ...given],
    { cwd: folder, encoding: 'utf8' },
  );
  if (status !== 0) complain(`${program} ${given.join(' ')}\n${stdout}${stderr}`);
};

/** One module of what they have made, as a program. */
const bundled = async (edition: string, name: string) => {
  const { buildSync } = await import(pathToFileURL(join(folder, 'node_modules/esbuild/lib/main.js')).href);
  const outfile = join(folder, 'generated', edition, 'bundles', `${name}.mjs`);
  const entryPoints = [join(folder, 'generated', edition, `${name}.ts`)];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  return import(pathToFileURL(outfile).href);
};

rmSync(join(folder, 'generated'), { recursive: true, force: true });
for (const edition of editions) {
  const generated = join(folder, 'generated', edition);
  mkdirSync(generated, { recursive: true });
  cpSync(join(folder, 'flows'), generated, { recursive: true });
  const document = join(generated, 'openapi.json');
  writeFileSync(document, JSON.stringify(await apiDocument(edition)));
  run('openapi-typescript', document, '-o', `generated/${edition}/openapi-typescript.ts`);
  run('openapi-ts', '-i', document, '-o', `generated/${edition}/hey-api`, '-c', '@hey-api/client-fetch');
}
run('orval', '--config', 'orval.config.mjs');
for (const edition of editions) run('tsc', '-p', `generated/${edition}`);
console.log('✓ all compile, from both editions');

const server = await startTestServer();
const app = endWithUs(await startApp(server.url));
for (const edition of editions) {
  for (const name of flows) {
    const scene: Scene = await openScene(app);
    const { flow } = (await bundled(edition, `flow-${name}`)) as { flow: (scene: Scene) => Promise<Told> };
    const told = await flow(scene);
    const minutes = (text: string) => (Date.parse(text) - Date.parse(scene.start)) / 60_000;
    const seen = { ...told, alternative: minutes(told.alternative), movedTo: minutes(told.movedTo) };
    const expected: typeof seen = {
      alternative: -30,
      movedTo: 30,
      status: 'cancelled',
      events: ['BookingConfirmed', 'BookingRescheduled', 'BookingCancelled: ill'],
    };
    if (JSON.stringify(seen) !== JSON.stringify(expected)) complain(`${name} ${edition}: ${JSON.stringify(seen)}`);
    console.log(`✓ ${name} from ${edition} books, loses, takes the alternative, moves, cancels and follows`);
  }
  const { judged, wrong } = judgeExamples(await apiDocument(edition), await bundled(edition, 'orval-zod'));
  if (wrong.length > 0) complain(`zod from ${edition}:\n${wrong.join('\n')}`);
  console.log(`✓ zod from ${edition} takes all ${judged} examples, and none of them spoilt`);
}
await app.stop();
await server.stop();
