import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { rebuild } from '#libs/projection';
import { FrontOffice } from '#test/harness/logs/front-office';
import { booked, massageCreated, monday, roomCreated } from '#test/rules/front-desk';
import { bookingProjections } from '../../libs/booking/src/read-models/booking-projections.js';

let office: FrontOffice;

beforeEach(async () => {
  office = await FrontOffice.open();
});

afterEach(() => office.close());

const hour = 3_600_000;

/** Bookings hour by hour. */
const book = async (count: number) => {
  await office.record([roomCreated()]);
  let position = await office.record([massageCreated()]);
  for (let number = 0; number < count; number += 1) {
    position = await office.record(booked(`bkg_${number}`, monday('09:00') + number * hour));
  }
  return position;
};

const rebuildAll = () => rebuild({ log: office.ownerLog, pool: office.ownerPool, projections: bookingProjections });

/** Lets another process rebuild all, and kill itself at a statement. Returns how many statements it sent, if it lived. */
const rebuildUntil = async (nth: number, when: 'before' | 'after'): Promise<number | null> => {
  const script = `${import.meta.dirname}/../programs/rebuild-until.mjs`;
  const run = promisify(execFile)(process.execPath, [script, office.url, String(nth), when]);
  const { stdout } = await run.catch((error) => {
    if (error.signal === 'SIGKILL') return { stdout: '' };
    throw error;
  });
  return stdout === '' ? null : Number(stdout);
};

test('a rebuild that is killed, at whatever statement, leaves the rows as they are, and is finished by the next one', async () => {
  await office.shown(await book(9));
  const before = await office.rows();
  const schema = await office.schema();
  const statements = (await rebuildUntil(0, 'before'))!;
  expect(await office.rows()).toEqual(before);
  for (let at = 0; at < 6; at += 1) {
    const nth = 1 + Math.floor((at * statements + Math.random() * statements) / 6);
    const killed = await rebuildUntil(nth, at % 2 === 0 ? 'after' : 'before');
    expect({ nth, killed, rows: await office.rows() }).toEqual({ nth, killed, rows: before });
  }
  expect((await rebuildAll()).flatMap(({ comparisons }) => comparisons).every(({ isEqual }) => isEqual)).toBe(true);
  expect(await office.rows()).toEqual(before);
  expect(await office.schema()).toEqual(schema);
  await office.shown(await office.record(booked('bkg_next', monday('08:00'))));
});
