import { createTenant, exportHeader, exportLog, importLog, NotAnExport, OtherLog } from '#libs/event-store';
import { FrontOffice } from '#test/harness/logs/front-office';
import { ada, booked, massageCreated, monday, roomCreated } from '#test/rules/front-desk';

let from: FrontOffice;
let to: FrontOffice;

const notes = 'nul \u0000, half of a pair \ud800, 🦉, "\\"\n';

beforeEach(async () => {
  [from, to] = await Promise.all([FrontOffice.open(), FrontOffice.open()]);
  await createTenant(from.ownerPool, 'north', 60);
  await from.record([roomCreated()]);
  await from.record([massageCreated()]);
  await from.record(booked('bkg_1', monday('09:00'), { notes, customer: { ...ada, name: 'Grâce "Amazing" Hopper' } }));
  await from.record([roomCreated({ name: 'North 1' })], 'north');
});

afterEach(() => Promise.all([from.close(), to.close()]));

const exported = async (after?: Parameters<typeof exportLog>[2]) => {
  const header = await exportHeader(from.ownerPool);
  const texts: string[] = [];
  for await (const { text } of exportLog(from.ownerPool, header, after)) texts.push(text);
  return [JSON.stringify(header), ...texts.join('').split('\n').slice(0, -1)];
};

async function* linesOf(lines: readonly string[]) {
  yield* lines;
}

const send = (lines: readonly string[]) => importLog(to.ownerPool, linesOf(lines), { told: () => {} });

const stored = async ({ ownerPool }: FrontOffice) => {
  const { rows } = await ownerPool.query(`select e::text as event, encode(d.digest, 'hex') as digest
    from slotlog.events e left join slotlog.digests d on d.shard = e.shard and d.position = e.position order by e.shard, e.position`);
  return rows;
};

test('an imported log is the exported one byte by byte, and the views follow from it', async () => {
  const lines = await exported();
  expect(lines).toHaveLength(7);
  expect((await send(lines)).stored).toBe(5);
  expect(await stored(to)).toEqual(await stored(from));
  for (const office of [from, to]) for (const shard of [office.shard, 60]) await office.shownIn(shard);
  expect(await to.rows()).toEqual(await from.rows());
});

test('it goes on in its own log: what is booked next follows the imported events', async () => {
  await send(await exported());
  expect(await to.record(booked('bkg_2', monday('10:00')))).toBe(6);
});

test('an export goes on where it broke off', async () => {
  const whole = await exported();
  const { shard, position } = JSON.parse(whole[2]!);
  expect(await exported({ shard, position })).toEqual([whole[0], ...whole.slice(3)]);
});

test('an import that broke off is said to be so, and goes on when it is sent again', async () => {
  const lines = await exported();
  await expect(send(lines.slice(0, 4))).rejects.toThrow(
    new NotAnExport('this export was cut off: it has 3 of 5 events, and the whole appends of them are stored'),
  );
  expect((await send(lines)).stored).toBe(3);
  expect((await send(lines)).stored).toBe(0);
  expect(await stored(to)).toEqual(await stored(from));
});

test('logs are not mixed: neither with one of its own, nor with one that has gone another way', async () => {
  const lines = await exported();
  await to.record([roomCreated()]);
  await expect(send(lines)).rejects.toThrow(OtherLog);
  expect(await stored(to)).toHaveLength(1);
});

test('a log that has gone on by itself is left as it is, and one that has gone apart is told', async () => {
  const before = await exported();
  await send(before);
  await to.record(booked('bkg_2', monday('10:00')));
  expect((await send(before)).stored).toBe(0);
  await from.record(booked('bkg_3', monday('11:00')));
  await expect(send(await exported())).rejects.toThrow(/holds another event here/);
});

test('what is no export, or has a gap, is not stored', async () => {
  const lines = await exported();
  await expect(send(['{"a":1}'])).rejects.toThrow(/no exported log/);
  await expect(send([])).rejects.toThrow(/empty/);
  await expect(send(lines.toSpliced(2, 1))).rejects.toThrow(/position 2 of shard \d+ is missing in this export/);
});
