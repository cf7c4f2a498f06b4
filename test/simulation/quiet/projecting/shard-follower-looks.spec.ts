import { held, type QuietProcess, QuietStore, refused } from '../quiet-store.js';
import { followerIn } from './follower-desk.js';
import { begunIn, parkedIn, seatRows, seatsIn, take } from './seat-rows.js';

let quiet: QuietStore;
let here: QuietProcess;

beforeEach(async () => {
  quiet = new QuietStore();
  here = await quiet.open();
});

const looks = () => [here.count('take-leases'), here.count('read-stands')];

describe('a follower looks', () => {
  it('at its leases when they are to be renewed, and not at where its projections stand, which it knows', async () => {
    const { follower, look } = followerIn(quiet, here, [seatRows()]);
    await look();
    expect([looks(), follower.lookPause]).toEqual([[1, 1], 2_000]);
    await quiet.pass(2_000);
    await look();
    expect([looks(), follower.lookPause]).toEqual([[2, 1], 2_000]);
  });

  it('at where they stand each time while one of them is moved by another, and moves only its own', async () => {
    const [seats, others] = [seatRows('seats'), seatRows('others')];
    const there = await quiet.open();
    const first = followerIn(quiet, there, [others]);
    await first.look();
    const { follower, look } = followerIn(quiet, here, [seats, others]);
    await look();
    await quiet.pass(2_000);
    await first.look();
    await look();
    expect([follower.movesAll, here.count('read-stands')]).toEqual([false, 2]);
    await take(quiet, here, 'a', 'ada');
    await first.begin(1);
    await look();
    follower.hear(1);
    await quiet.outcome(follower.advance());
    expect([seats.calls, others.calls]).toEqual([[1], [1]]);
  });

  it('at where they stand anew, and not at its leases, when the log has lost something', async () => {
    const { follower, look } = followerIn(quiet, here, [seatRows()]);
    await look();
    follower.forget();
    expect([follower.lookPause, follower.standsAt.head]).toEqual([0, 0]);
    await look();
    expect([looks(), follower.lookPause]).toEqual([[1, 2], 2_000]);
  });

  it('once more where the log has lost something while it looked', async () => {
    const { follower, look } = followerIn(quiet, here, [seatRows()]);
    const { fate, release } = held();
    here.next('parked-subjects', fate);
    const looking = look();
    await quiet.pass();
    follower.forget();
    release();
    await looking;
    expect(follower.lookPause).toBe(0);
    await look();
    expect(follower.lookPause).toBe(2_000);
  });

  it('at its leases first where another one has moved its projection, without a complaint', async () => {
    const seats = seatRows();
    const { follower, look, advance } = followerIn(quiet, here, [seats]);
    await take(quiet, here, 'a', 'ada');
    await look();
    follower.hear(1);
    quiet.store.state.table('leases').set('seats 1 9', { ...lease, number: 9, holder: 'another' });
    await followerIn(quiet, here, [seats], { holder: 'another' }).begin(1);
    await advance();
    expect([follower.lookPause, here.complaints, seatsIn(quiet, 'a', seats)]).toEqual([0, [], ['ada']]);
    const before = here.count('take-leases');
    await look();
    expect([here.count('take-leases') - before, follower.movesAll]).toEqual([1, false]);
  });

  it('and says so, as where it stands may be news', async () => {
    const { state, look } = followerIn(quiet, here, [seatRows()]);
    await look();
    expect(state.told).toBe(1);
  });
});

const lease = { projection: 'seats', version: 1, isReleased: false };

describe('a look that fails', () => {
  it('is complained of in the name of the shard, and followed by another one after longer each time', async () => {
    const { follower, look } = followerIn(quiet, here, [seatRows()]);
    here.next('read-stands', refused('53200'), refused('53200'));
    const pauses: number[] = [];
    for (let nth = 0; nth < 3; nth += 1) {
      await look();
      pauses.push(follower.lookPause);
      expect(follower.status()[0]!.failure === null).toBe(nth === 2);
      await quiet.pass(follower.lookPause);
    }
    expect(pauses).toEqual([50, 100, 1_850]);
    expect(here.complaints).toEqual([
      'projections of shard 1: said the server: 53200',
      'projections of shard 1: goes on after 2 failed attempts',
    ]);
  });

  it('lets nothing be moved until one has told where the projections stand', async () => {
    const { follower, look } = followerIn(quiet, here, [seatRows()]);
    expect(follower.movePause).toBe(Number.POSITIVE_INFINITY);
    follower.hear(1);
    here.next('read-stands', refused('53200'));
    await look();
    await quiet.pass(50);
    expect([follower.lookPause, follower.movePause]).toEqual([0, Number.POSITIVE_INFINITY]);
    await look();
    expect(follower.movePause).toBe(0);
  });
});

it('a follower knows of the furthest head that it has heard of, and which one is news', () => {
  const { follower } = followerIn(quiet, here, [seatRows()]);
  expect([5, 3, 5, 6].map((head) => follower.hear(head))).toEqual([true, false, false, true]);
  follower.hear(4);
  expect(follower.standsAt).toEqual({ position: 0, head: 6 });
  expect(follower.status()).toMatchObject([{ position: 0, head: 6 }]);
});

it('a projection stands at the head, for all that is known, where the head was forgotten', async () => {
  const { follower, begin } = followerIn(quiet, here, [seatRows()]);
  await take(quiet, here, 'a', 'ada');
  await begin(1);
  follower.forget();
  expect(follower.status()).toMatchObject([{ position: 1, head: 1 }]);
});

it('all its projections stand where the last one of them does', async () => {
  const [seats, late] = [seatRows('seats'), seatRows('late')];
  const first = await begunIn(quiet, here, seats);
  await take(quiet, here, 'a', 'ada');
  await quiet.pass(100);
  await quiet.outcome(first.stop());
  const { follower, look } = followerIn(quiet, here, [seats, late]);
  await look();
  expect(follower.status().map(({ position }) => position)).toEqual([1, 0]);
  expect(follower.standsAt.position).toBe(0);
});

it('a stream that one projection has parked is parked of no other, nor of another version of it', async () => {
  const seats = seatRows('seats', new Set(['bob']));
  const first = await begunIn(quiet, here, seats);
  await take(quiet, here, 'a', 'bob');
  await quiet.pass(1_000);
  await quiet.outcome(first.stop());
  expect(parkedIn(quiet)).toHaveLength(1);
  const { follower, look } = followerIn(quiet, here, [seats, seatRows('others'), { ...seatRows('seats'), version: 2 }]);
  await look();
  expect(follower.status().map(({ parked }) => parked)).toEqual([1, 0, 0]);
});
