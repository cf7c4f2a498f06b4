import {
  exportHeader,
  exportLog,
  importUnderWay,
  NotAnExport,
  OtherHistory,
  OtherLog,
  type WrittenUpTo,
} from '#libs/event-store';
import { exportOf, importInto, storedIn } from '#test/harness/logs/exported-log';
import { failOver } from '#test/harness/logs/fail-over';
import { FrontOffice } from '#test/harness/logs/front-office';
import { ada, booked, massageCreated, monday, roomCreated } from '#test/rules/front-desk';

let from: FrontOffice;
let to: FrontOffice;

/** A room, a service and a booking, with one key. */
beforeEach(async () => {
  [from, to] = await Promise.all([FrontOffice.open(), FrontOffice.open()]);
  await from.record([roomCreated()]);
  await from.record([massageCreated()]);
  await from.record(booked('bkg_1', monday('09:00'), { customer: { ...ada, name: 'Grâce' } }));
  await from.ownerPool.query(`insert into slotlog.keys values ($1, 'default', 'booking/bkg_1', 1, 'wrapped')`, [
    from.shard,
  ]);
});

afterEach(() => Promise.all([from.close(), to.close()]));

const exported = () => exportOf(from.ownerPool);
const send = (lines: readonly string[]) => importInto(to.ownerPool, lines);
const stored = async () => (await storedIn(to.ownerPool)).rows.length;

test('an export does not go on among keys and commands where the log has lost one of the events before them', async () => {
  const header = await exportHeader(from.ownerPool);
  const behind = (await exported()).slice(5, -1).map((line): WrittenUpTo => JSON.parse(line));
  expect(behind.map((line) => Object.keys(line)[0])).toEqual(['key', 'command', 'command', 'command']);
  await failOver(from.ownerPool, from.shard, 1);
  await from.record(booked('bkg_9', monday('15:00')));
  for (const after of behind)
    await expect(exportLog(from.ownerPool, header, after).next()).rejects.toThrow(OtherHistory);
});

test('an export does not come to its end where the log has lost its head meanwhile', async () => {
  const header = await exportHeader(from.ownerPool);
  const rest = exportLog(from.ownerPool, header);
  await rest.next();
  await failOver(from.ownerPool, from.shard, 1);
  const whole = async () => {
    for await (const _ of rest);
  };
  await expect(whole()).rejects.toThrow(OtherHistory);
});

test('a line that was changed since is named, and nothing from there on is stored', async () => {
  const lines = await exported();
  const tampered = lines.with(4, lines[4]!.replace('Grâce', 'Grace').replace('"actor":"', '"actor":"not '));
  expect(tampered[4]).not.toBe(lines[4]);
  await expect(send(tampered)).rejects.toThrow(
    /^line(s \d to)? \d \(position.* of shard \d+\) is not what was exported/,
  );
  expect(await stored()).toBeLessThan(4);
});

test('an export is not taken that does not end with what its first line promises', async () => {
  const lines = await exported();
  const last = lines.findLastIndex((line) => line.includes('"position"') && line.includes('"digest"'));
  const cut = lines.with(last, lines[last]!.replace(/,"digest":"[0-9a-f]+"/, ''));
  await expect(send(cut)).rejects.toThrow('is not the one that this export ended with');
  const fewer = lines.filter((_, at) => at !== last);
  const said = fewer.with(-1, JSON.stringify({ end: { events: 3 } }));
  await expect(send(said)).rejects.toThrow(NotAnExport);
});

test('a database is marked as half of a log until all of it is there', async () => {
  const lines = await exported();
  await expect(send(lines.slice(0, 5))).rejects.toThrow(NotAnExport);
  expect(await importUnderWay(to.ownerPool)).toBe(JSON.parse(lines[0]!).log);
  await send(lines);
  expect(await importUnderWay(to.ownerPool)).toBeNull();
});

test('one that refuses an export is none the worse', async () => {
  await to.record([roomCreated()]);
  await expect(send(await exported())).rejects.toThrow(OtherLog);
  expect(await importUnderWay(to.ownerPool)).toBeNull();
});
