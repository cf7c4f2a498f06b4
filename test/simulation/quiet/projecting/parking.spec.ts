import { type QuietProcess, QuietStore, refused } from '../quiet-store.js';
import { begunIn, checkpoint, parkedIn, type Rows, runnerOf, seatRows, seatsIn, take } from './seat-rows.js';

let quiet: QuietStore;
let here: QuietProcess;

beforeEach(async () => {
  quiet = new QuietStore();
  here = await quiet.open();
});

const begun = (...projections: readonly Rows[]) => begunIn(quiet, here, ...projections);

describe('a stream that a projection cannot take', () => {
  it('is parked from there on, and all others go on', async () => {
    const [seats, others] = [seatRows('seats', new Set(['bob'])), seatRows('others')];
    await take(quiet, here, 'a', 'ada');
    const runner = await begun(seats, others);
    await take(quiet, here, 'a', 'bob', 'cyd');
    await take(quiet, here, 'b', 'dan');
    await quiet.pass(1_000);
    expect(parkedIn(quiet)).toEqual([['seats', 'room/a', 2]]);
    expect([seatsIn(quiet, 'a', seats), seatsIn(quiet, 'b', seats)]).toEqual([['ada'], ['dan']]);
    expect(seatsIn(quiet, 'a', others)).toEqual(['ada', 'bob', 'cyd']);
    expect([checkpoint(quiet, seats), checkpoint(quiet, others)]).toEqual([4, 4]);
    expect(runner.status().map(({ parked, position }) => [parked, position])).toEqual([
      [1, 4],
      [0, 4],
    ]);
    expect(here.complaints).toEqual(['projection seats 1 of shard 1: room/a is parked: nobody like bob']);
    await take(quiet, here, 'a', 'eve');
    await quiet.pass(1_000);
    expect([seatsIn(quiet, 'a', seats), checkpoint(quiet, seats)]).toEqual([['ada'], 5]);
  });

  it('is parked from its first event that fails, where earlier ones came in the same batch', async () => {
    const seats = seatRows('seats', new Set(['bob']));
    await take(quiet, here, 'a', 'ada', 'bob', 'cyd');
    await take(quiet, here, 'b', 'dan');
    await begun(seats);
    await quiet.pass(1_000);
    expect([parkedIn(quiet), seatsIn(quiet, 'a', seats)]).toEqual([[['seats', 'room/a', 2]], ['ada']]);
  });

  it('is found among many, without the others being tried one by one', async () => {
    const seats = seatRows('seats', new Set(['bob']));
    for (const id of ['1', '2', '3', '4', '5']) {
      await take(quiet, here, id, ...Array.from({ length: 200 }, (_, nth) => `${nth}`));
      if (id === '3') await take(quiet, here, id, 'bob');
    }
    await begun(seats);
    await quiet.pass(10_000);
    expect([parkedIn(quiet), checkpoint(quiet, seats)]).toEqual([[['seats', 'room/3', 201]], 1_001]);
    const [first, second] = seats.calls;
    expect([Math.floor(first! / 8), seats.calls.length < 60]).toEqual([second! + 1, true]);
  });
});

describe('a parked subject is tried again', () => {
  const parked = async () => {
    const seats = seatRows('seats', new Set(['bob']));
    await take(quiet, here, 'a', 'ada', 'bob');
    const runner = await begun(seats);
    await quiet.pass(1_000);
    expect(parkedIn(quiet)).toHaveLength(1);
    return { seats, runner };
  };

  it('after a minute, and is given all that it lacks', async () => {
    const { seats, runner } = await parked();
    await take(quiet, here, 'a', 'cyd');
    await quiet.pass(1_000);
    seats.refused.clear();
    await quiet.pass(50_000);
    expect(seatsIn(quiet, 'a', seats)).toEqual(['ada']);
    await quiet.pass(10_000);
    expect([parkedIn(quiet), seatsIn(quiet, 'a', seats)]).toEqual([[], ['ada', 'bob', 'cyd']]);
    expect(runner.status()).toMatchObject([{ parked: 0, position: 3 }]);
    expect(here.complaints.at(-1)).toBe('projection seats 1 of shard 1: room/a is parked no more');
    await take(quiet, here, 'a', 'dan');
    await quiet.pass(100);
    expect(seatsIn(quiet, 'a', seats)).toEqual(['ada', 'bob', 'cyd', 'dan']);
  });

  it('every minute, while it fails as before, and nothing else is held up', async () => {
    const { seats } = await parked();
    await take(quiet, here, 'b', 'eve');
    const calls = seats.calls.length;
    await quiet.pass(200_000);
    expect(seats.calls.length - calls).toBe(4);
    expect([parkedIn(quiet), seatsIn(quiet, 'b', seats)]).toEqual([[['seats', 'room/a', 2]], ['eve']]);
  });

  it('at once by who takes over', async () => {
    const { runner } = await parked();
    await quiet.outcome(runner.stop());
    const mended = seatRows();
    const there = await quiet.open();
    const other = runnerOf(there, mended);
    await quiet.outcome(other.start());
    await quiet.pass(3_000);
    expect([parkedIn(quiet), seatsIn(quiet, 'a', mended)]).toEqual([[], ['ada', 'bob']]);
  });

  it('and what fails then by no fault of the data is left for the next time', async () => {
    const { seats } = await parked();
    seats.refused.clear();
    here.next('delete from slotlog.parked_subjects', refused('53200'));
    await quiet.pass(62_000);
    expect([parkedIn(quiet).length, seatsIn(quiet, 'a', seats)]).toEqual([1, ['ada']]);
    await quiet.pass(60_000);
    expect([parkedIn(quiet), seatsIn(quiet, 'a', seats)]).toEqual([[], ['ada', 'bob']]);
  });

  it('page by page where it lacks many, and others go on meanwhile', async () => {
    const { seats } = await parked();
    for (let page = 0; page < 6; page += 1) {
      await take(quiet, here, 'a', ...Array.from({ length: 250 }, (_, nth) => `${page} ${nth}`));
    }
    await quiet.pass(1_000);
    seats.refused.clear();
    seats.calls.length = 0;
    here.asked.length = 0;
    await quiet.pass(61_000);
    expect([seats.calls, here.count('move-checkpoints-1')]).toEqual([[1_000, 501], 2]);
    expect([parkedIn(quiet), seatsIn(quiet, 'a', seats)?.length]).toEqual([[], 1_502]);
  });
});

describe('too many that cannot be taken', () => {
  it('are no fault of the data any more: it stops there, and says so', async () => {
    const seats = seatRows('seats', new Set(['bob']));
    const runner = await begun(seats);
    for (let nth = 0; nth < 101; nth += 1) await take(quiet, here, `${nth}`, 'bob');
    await quiet.pass(20_000);
    const { length } = parkedIn(quiet);
    expect(length).toBeLessThanOrEqual(100);
    expect([checkpoint(quiet, seats), runner.status()[0]!.failure?.message]).toEqual([
      length,
      expect.stringContaining('more than 100 subjects are parked'),
    ]);
    seats.refused.clear();
    await quiet.pass(120_000);
    expect([parkedIn(quiet), checkpoint(quiet, seats), runner.status()[0]!.failure]).toEqual([[], 101, null]);
  });
});

describe('a failure that the data do not explain', () => {
  it('holds up its projection alone, for longer each time, until it is over', async () => {
    const [seats, others] = [seatRows('seats'), seatRows('others')];
    await take(quiet, here, 'a', 'ada');
    const runner = await begun(seats, others);
    here.next('upsert-seats_v1-1', ...Array.from({ length: 9 }, () => refused('53200')));
    await take(quiet, here, 'a', 'bob');
    await quiet.pass(400);
    expect(runner.status()[0]).toMatchObject({
      position: 1,
      failure: { message: 'said the server: 53200', attempts: expect.any(Number) },
    });
    expect([seatsIn(quiet, 'a', others), checkpoint(quiet, others)]).toEqual([['ada', 'bob'], 2]);
    expect(parkedIn(quiet)).toEqual([]);
    await quiet.pass(60_000);
    expect([seatsIn(quiet, 'a', seats), runner.status()[0]!.failure]).toEqual([['ada', 'bob'], null]);
    expect(here.complaints).toEqual([
      'projection seats 1 of shard 1 at position 2: said the server: 53200',
      expect.stringContaining('goes on after'),
    ]);
  });
});
