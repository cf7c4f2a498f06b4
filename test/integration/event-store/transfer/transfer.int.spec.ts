import {
  createTenant,
  exportHeader,
  exportLog,
  NotAnExport,
  OtherHistory,
  OtherLog,
  type WrittenUpTo,
} from '#libs/event-store';
import { exportOf, importInto, storedIn, written } from '#test/harness/logs/exported-log';
import { FrontOffice } from '#test/harness/logs/front-office';
import { ada, booked, massageCreated, monday, roomCreated } from '#test/rules/front-desk';

let from: FrontOffice;
let to: FrontOffice;

const notes = 'nul \u0000, \u2028 and \u2029, half of a pair \ud800, 🦉, "\\"\n';

beforeEach(async () => {
  [from, to] = await Promise.all([FrontOffice.open(), FrontOffice.open()]);
  await createTenant(from.ownerPool, 'north', 60);
  await from.record([roomCreated()]);
  await from.record([massageCreated()]);
  await from.record(booked('bkg_1', monday('09:00'), { notes, customer: { ...ada, name: 'Grâce "Amazing" Hopper' } }));
  await keepKey(1);
  await from.record([roomCreated({ name: 'North\u2028 1\u2029' })], 'north');
});

afterEach(() => Promise.all([from.close(), to.close()]));

/** As one is kept with the event at version 1 of a booking's stream. */
const keepKey = (booking: number) =>
  from.ownerPool.query('insert into slotlog.keys values ($1, $2, $3, 1, $4)', [
    from.shard,
    'default',
    `booking/bkg_${booking}`,
    Buffer.from('wrapped'),
  ]);

const exported = (after?: WrittenUpTo) => exportOf(from.ownerPool, after);
const send = (lines: readonly string[], { piece = 1 << 16 } = {}) => importInto(to.ownerPool, lines, piece);
const stored = ({ ownerPool }: FrontOffice) => storedIn(ownerPool);

test('an imported log is the exported one byte by byte, and the views follow from it', async () => {
  const lines = await exported();
  expect((await send(lines)).stored).toBe(5);
  const there = await stored(from);
  expect(await stored(to)).toEqual(there);
  expect([there.rows.length, there.keys.length, there.commands.length]).toEqual([5, 1, 4]);
  for (const office of [from, to]) for (const shard of [office.shard, 60]) await office.shownIn(shard);
  expect(await to.rows()).toEqual(await from.rows());
});

test('in whatever pieces its bytes come', async () => {
  expect((await send(await exported(), { piece: 1 })).stored).toBe(5);
  expect(await stored(to)).toEqual(await stored(from));
});

test('it goes on in its own log: what is booked next follows the imported events', async () => {
  await send(await exported());
  expect(await to.record(booked('bkg_2', monday('10:00')))).toBe(6);
});

test('an export goes on behind whichever line it broke off', async () => {
  const whole = await exported();
  expect(whole).toHaveLength(12);
  for (const [at, line] of whole.slice(1, -1).entries()) {
    expect(await exported(JSON.parse(line))).toEqual([whole[0], ...whole.slice(at + 2)]);
  }
});

test('but not behind an event that the log has lost since', async () => {
  const { id, ...last } = JSON.parse((await exported())[2]!);
  await expect(exported({ ...last, id: id.replace(/^./, 'f') })).rejects.toThrow(OtherHistory);
});

test('an import that broke off behind whichever line is said to be so, and goes on when it is sent again', async () => {
  const lines = await exported();
  await expect(send(lines.slice(0, 4))).rejects.toThrow(
    new NotAnExport('this export was cut off: it has 3 of 5 events, and the whole appends of them are stored'),
  );
  for (let written = 1; written < lines.length; written += 1)
    await expect(send(lines.slice(0, written))).rejects.toThrow(NotAnExport);
  expect((await send(lines)).stored).toBe(0);
  expect(await stored(to)).toEqual(await stored(from));
});

test('an event written behind the head of an export is not in it, and its key is as good as destroyed', async () => {
  const header = await exportHeader(from.ownerPool);
  await from.record(booked('bkg_2', monday('10:00')));
  await keepKey(2);
  const texts: string[] = [];
  for await (const { text } of exportLog(from.ownerPool, header)) texts.push(text);
  expect((await send(written(header, texts))).stored).toBe(5);
  const { keys, commands } = await stored(to);
  expect(commands).toHaveLength(4);
  expect(keys.map(({ k }) => k)).toEqual([
    expect.stringMatching(/bkg_1,1,"?.+x/),
    expect.stringMatching(/bkg_2,1,\)$/),
  ]);
});

test('logs are not mixed: neither with one of its own, nor with one that has gone another way', async () => {
  const lines = await exported();
  await to.record([roomCreated()]);
  await expect(send(lines)).rejects.toThrow(OtherLog);
  expect((await stored(to)).rows).toHaveLength(1);
});

test('a log that has gone on by itself is left as it is, and one that has gone apart is told', async () => {
  const before = await exported();
  await send(before);
  await to.record(booked('bkg_2', monday('10:00')));
  expect((await send(before)).stored).toBe(0);
  await from.record(booked('bkg_3', monday('11:00')));
  await expect(send(await exported())).rejects.toThrow(/holds another event here/);
});

test('a text that is no export, or has a gap, is not stored', async () => {
  const lines = await exported();
  await expect(send(['{"a":1}'])).rejects.toThrow(/not an exported log/);
  await expect(send([])).rejects.toThrow(/empty/);
  await expect(send(lines.toSpliced(2, 1))).rejects.toThrow(/position 2 of shard \d+ is missing in this export/);
});
