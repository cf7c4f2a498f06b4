// npm run fuzz [-- requests [seed]]: requests made from the API's own document, spoilt in every way that is known, and
// the answers held against it. Nothing may break, and no answer be one that the document does not announce.
import { randomInt } from 'node:crypto';
import { openPool } from '#libs/database';
import { checkLog } from '#test/checker/check-log';
import { startApp } from '#test/harness/apps/start-app';
import { ApiContract } from '#test/harness/clients/api-contract';
import { endWithUs } from '#test/harness/databases/end-with-us';
import { startTestServer } from '#test/harness/databases/test-server';
import type { Part } from '#test/openapi/resolve';
import { Dice } from './dice.js';
import { Memory } from './memory.js';
import { operationsOf, type Request, Requests, type Spoiling, spoilings } from './requests.js';
import { openScene } from './scene.js';
import { type Answer, send } from './send.js';
import { Tally } from './tally.js';

const [count = 20_000, seed = randomInt(1_000_000)] = process.argv.slice(2).map(Number);
const atOnce = 24;
const shown = 20;

const server = await startTestServer();
const app = endWithUs(await startApp(server.url, { RATE_LIMIT: 'off' }));
const document = (await (await fetch(`${app.url}/openapi.json`)).json()) as Part;
const contract = await ApiContract.of(app.url);
const operations = operationsOf(document);
const dice = new Dice(seed);
const { items } = (await (
  await fetch(`${app.url}/v1/api-keys`, { headers: { Authorization: `Bearer ${app.key}` } })
).json()) as {
  items: [{ id: string }];
};
const memory = new Memory(dice, items[0].id);
const requests = new Requests(document, dice, memory, app.key);
const tally = new Tally(operations);
await openScene(app, memory);
console.log(`${count} requests to ${operations.length} operations, seed ${seed}`);

/** What is wrong with an answer. */
const judge = ({ method, path }: Request, { status, headers, text }: Answer): string[] => {
  if (status >= 500 && status !== 503) return [`${status}`];
  if (method === 'HEAD' || method === 'OPTIONS') return [];
  const isJson = /^application\/(problem\+)?json/.test(headers.get('Content-Type') ?? '');
  const body = text === '' ? undefined : isJson ? JSON.parse(text) : text;
  if (status < 300) memory.learn(body);
  return contract.complaints({ method, path: path.split('?')[0]!, status, headers, body });
};

const ask = async (number: number) => {
  const operation = operations[number % operations.length]!;
  const spoiling = spoilings[Math.floor(number / operations.length) % spoilings.length] as Spoiling;
  const request = requests.make(operation, spoiling);
  try {
    const answer = await send(app.url, request);
    tally.count(operation, spoiling, answer.status);
    const complaints = judge(request, answer);
    if (complaints.length > 0) tally.complain(operation, spoiling, request, [...complaints, answer.text.slice(0, 600)]);
  } catch (error) {
    tally.complain(operation, spoiling, request, [String(error)]);
  }
};

const began = performance.now();
let next = 0;
const work = async () => {
  while (next < count) await ask(next++);
};
await Promise.all(Array.from({ length: atOnce }, work));
const seconds = (performance.now() - began) / 1_000;

const ready = await fetch(`${app.url}/readyz`);
const pool = openPool({ url: server.url, max: 2 });
const proof = await checkLog(pool);
await pool.end();
const code = await app.stop();
await server.stop();

console.log(tally.report());
console.log(`${Math.round(count / seconds)} requests/s for ${seconds.toFixed(0)} s`);
const failures = [
  ...tally.complaints.slice(0, shown),
  ...(tally.complaints.length > shown ? [`and ${tally.complaints.length - shown} more`] : []),
  ...app.lines.filter((line) => line.includes('"level":50')).slice(0, shown),
  ...proof.slice(0, shown).map((line) => `the log: ${line}`),
  ...(ready.status === 200 ? [] : [`not ready afterwards: ${ready.status}`]),
  ...(code === 0 ? [] : [`stopped with ${code}`]),
];
for (const line of failures) console.error(`✗ ${line}`);
if (failures.length === 0) console.log('✓ nothing broke, every answer was one that the document announces');
process.exit(failures.length === 0 ? 0 : 1);
