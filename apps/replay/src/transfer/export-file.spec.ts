import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportHeader } from '#libs/event-store';
import { Failed } from '../output/failed.js';
import { beginExport } from './export-file.js';

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'));
  file = join(folder, 'log.ndjson');
});

afterAll(() => rm(folder, { recursive: true }));

const header: ExportHeader = {
  format: 'slotlog-log',
  formatVersion: 1,
  log: '7f3a90bc',
  shards: [
    { shard: 8, head: 2, mark: '00000002' },
    { shard: 60, head: 1, mark: '00000001' },
  ],
  tenants: [],
};

const lines = [
  header,
  { roots: [{ purpose: 'cursors', generation: 1, wrapped: '' }] },
  { apiKey: { tenant: 'default', id: 'key_1' } },
  { shard: 8, position: 1, data: { name: 'two \u2028 lines \u2029 in 🦉' } },
  { shard: 8, position: 2 },
  { shard: 60, position: 1 },
  { key: { shard: 8, tenant: 'default', stream: 'customer/1' } },
  { command: { shard: 8, tenant: 'default', id: '1' } },
];
/** How many events stand up to each of them. */
const counts = [0, 0, 0, 1, 2, 3, 3, 3];
const texts = lines.map((line) => Buffer.from(`${JSON.stringify(line)}\n`));

test('an export that broke off at any byte is cut back to its last whole line, and says which that is', async () => {
  const whole = Buffer.concat(texts);
  for (let length = 0; length <= whole.length; length += 1) {
    await writeFile(file, whole.subarray(0, length));
    const begun = await beginExport(file, header, true);
    let [count, kept] = [0, 0];
    while (count < texts.length && kept + texts[count]!.length <= length) kept += texts[count++]!.length;
    expect(begun).toEqual(
      count === 0 ? null : { header, last: count === 1 ? null : lines[count - 1], events: counts[count - 1] },
    );
    expect((await readFile(file)).length).toBe(kept);
  }
});

test('a line of any length is found', async () => {
  const long = { shard: 8, position: 1, data: { name: 'x'.repeat(3 << 20) } };
  await writeFile(file, `${JSON.stringify(header)}\n${JSON.stringify(long)}\n{"shard":8,"po`);
  expect(await beginExport(file, header, true)).toEqual({ header, last: long, events: 1 });
});

test.each([
  ['a whole export', `${JSON.stringify(header)}\n{"end":{"events":0}}\n`, /complete/],
  ['one of another log', `${JSON.stringify({ ...header, log: '00000000' })}\n`, /belongs to log 00000000/],
  ['a shopping list', 'bread, milk', /not an export/],
])('%s is left as it is', async (_, text, said) => {
  await writeFile(file, text);
  const refused = beginExport(file, header, true);
  await expect(refused).rejects.toThrow(Failed);
  await expect(refused).rejects.toThrow(said);
  expect(await readFile(file, 'utf8')).toBe(text);
});

test('nothing is added to a file without --resume', async () => {
  await writeFile(file, '');
  await expect(beginExport(file, header, false)).rejects.toThrow(/--resume/);
});
