import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { rebuild } from '#libs/projection';
import { FrontOffice } from '#test/harness/logs/front-office';
import { booked, contentOf, freed, massageCreated, monday, roomCreated } from '#test/rules/front-desk';
import { bookingStream } from '../../libs/booking/src/domain/bookings/booking.js';
import { append } from '../../libs/booking/src/domain/deciding/decision.js';
import { bookingProjections } from '../../libs/booking/src/read-models/booking-projections.js';

let office: FrontOffice;
const projectors = new Set<ChildProcess>();
const hour = 3_600_000;
const lease = 1_000;

beforeEach(async () => {
  office = await FrontOffice.open();
  await office.rest();
  await office.record([roomCreated()]);
  await office.record([massageCreated()]);
});

afterEach(async () => {
  for (const each of projectors) each.kill('SIGKILL');
  projectors.clear();
  await office.close();
});

const startProjector = async () => {
  const script = `${import.meta.dirname}/../programs/run-projector.mjs`;
  const child = spawn(process.execPath, [script, office.url, String(lease)], { stdio: ['ignore', 'pipe', 'inherit'] });
  projectors.add(child);
  await once(child.stdout!, 'data');
  return child;
};

let number = 0;

/** Some bookings, every third of which is cancelled. Returns the head. */
const bookSome = async () => {
  for (let count = 0; count < 20; count += 1) {
    number += 1;
    const [id, start] = [`bkg_${number}`, monday('09:00') + number * hour];
    await office.record(booked(id, start));
    const cancelled = append(bookingStream(id), { type: 'BookingCancelled', data: { reason: null } });
    if (number % 3 === 0) await office.record([...freed(id, contentOf(start)), cancelled]);
  }
  return office.log.head(office.shard);
};

/** What stands in the read models is what a replay from the first event makes. */
const expectReplayed = async () => {
  const rows = await office.rows();
  const rebuilt = await rebuild({ log: office.ownerLog, pool: office.ownerPool, projections: bookingProjections });
  const unequal = rebuilt.filter(({ comparisons }) => comparisons.some(({ isEqual }) => !isEqual));
  expect(unequal).toEqual([]);
  expect(await office.rows()).toEqual(rows);
};

test('projectors that are killed at any moment leave rows that are those of a replay, and others take over', async () => {
  let child = await startProjector();
  for (let round = 0; round < 4; round += 1) {
    const booking = bookSome();
    await sleep(Math.random() * 60);
    child.kill('SIGKILL');
    [child] = await Promise.all([startProjector(), booking]);
  }
  await office.shown(await office.log.head(office.shard));
  await expectReplayed();
});

test('either of two projectors is killed at any moment, and the other goes on', async () => {
  const running = [await startProjector(), await startProjector()];
  for (let round = 0; round < 4; round += 1) {
    const booking = bookSome();
    await sleep(Math.random() * 60);
    running.shift()!.kill('SIGKILL');
    const [next] = await Promise.all([startProjector(), booking]);
    running.push(next);
  }
  await office.shown(await office.log.head(office.shard));
  await expectReplayed();
});

test('a projector that is frozen past its lease writes nothing when it wakes', async () => {
  const frozen = await startProjector();
  await office.shown(await bookSome());
  frozen.kill('SIGSTOP');
  const other = await startProjector();
  const head = await bookSome();
  await office.shown(head);
  const rows = await office.rows();
  const moves = () => office.ownerPool.query('select * from slotlog.checkpoints order by 1, 2, 3, 4');
  const before = (await moves()).rows;
  frozen.kill('SIGCONT');
  await sleep(300);
  expect((await moves()).rows).toEqual(before);
  expect(await office.rows()).toEqual(rows);
  await bookSome();
  await office.shown(await office.log.head(office.shard));
  const { rows: holders } = await office.ownerPool.query(
    `select distinct on (projection) holder from slotlog.leases
      where shard = $1 and position('/' in projection) = 0 order by projection, number desc`,
    [office.shard],
  );
  expect(new Set(holders.map(({ holder }) => holder)).size).toBe(1);
  await expectReplayed();
  other.kill('SIGKILL');
});
