import type { EventLog, Scanned, StoredEvent } from '#libs/event-store';
import { UnreadableEvent } from '#libs/event-store';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';
import { lostCall, type QuietProcess, QuietStore, refused } from '../quiet-store.js';
import { followerIn } from './follower-desk.js';
import { checkpoint, parkedIn, seatRows, seatsIn, take } from './seat-rows.js';

let quiet: QuietStore;
let here: QuietProcess;

beforeEach(async () => {
  quiet = new QuietStore();
  here = await quiet.open();
});

/** The log as a build has it that does not know that somebody of this name takes a seat. */
const logThatDoesNotKnow = (unknown: Set<string>) => {
  const { log } = here;
  const marked = (event: Scanned<StoredEvent>) =>
    unknown.has((event.data as { who: string }).who)
      ? { ...event, unreadable: new UnreadableEvent(event, 'of a later build') }
      : event;
  return {
    world: log.world,
    assertKnown: log.assertKnown.bind(log),
    scanShard: async (...asked: Parameters<EventLog['scanShard']>) => {
      const { events, isMore } = await log.scanShard(...asked);
      return { events: events.map(marked), isMore };
    },
    scanStream: async (...asked: Parameters<EventLog['scanStream']>) =>
      (await log.scanStream(...asked)).map((event) => marked(event as Scanned<StoredEvent>)),
  };
};

/** What was noted of attempts to give a projection what is parked. */
const attempts = () =>
  here.given
    .filter((_, nth) => here.asked[nth] === 'update slotlog.parked_subjects set')
    .map(([, , , , ...noted]) => noted.slice(0, 3));

/** Bob's seat in a room is parked, and due. */
const parked = async () => {
  const seats = seatRows('seats', new Set(['bob']));
  const desk = followerIn(quiet, here, [seats]);
  await take(quiet, here, 'a', 'bob');
  await desk.begin(1);
  expect(parkedIn(quiet)).toHaveLength(1);
  here.complaints.length = 0;
  await quiet.pass(60_000);
  await desk.look();
  return { seats, ...desk };
};

describe('an event that this build does not know', () => {
  it('is given to no projection: its stream is parked, and stays so while it is not known', async () => {
    const [seats, unknown] = [seatRows(), new Set(['bob'])];
    const { look, begin, advance } = followerIn(quiet, here, [seats], { log: logThatDoesNotKnow(unknown) as never });
    await take(quiet, here, 'a', 'ada', 'bob');
    await begin(2);
    expect([parkedIn(quiet), seatsIn(quiet, 'a', seats)]).toEqual([[['seats', 'room/a', 2]], ['ada']]);
    await quiet.pass(60_000);
    await look();
    await advance();
    expect([parkedIn(quiet).length, attempts()[0]?.[1]]).toEqual([1, 'unknown']);
    unknown.clear();
    await quiet.pass(60_000);
    await look();
    await advance();
    expect([parkedIn(quiet), seatsIn(quiet, 'a', seats)]).toEqual([[], ['ada', 'bob']]);
  });
});

describe('a parked stream that is tried again', () => {
  it('is noted as tried where the data are still at fault, which is no trouble of the shard', async () => {
    const { follower, seats, advance } = await parked();
    seats.refused.add('cyd');
    await advance();
    expect([attempts(), here.complaints]).toEqual([[['room/a', 'fold', 'nobody like bob']], []]);
    expect(follower.movePause).toBe(60_000);
  });

  it('is not noted as tried where something else fails, and waits as long', async () => {
    const { follower, look, seats, advance } = await parked();
    seats.refused.clear();
    here.next('delete from slotlog.parked_subjects', refused('53200'));
    await advance();
    expect([attempts(), here.complaints]).toEqual([[], ['projections of shard 1: said the server: 53200']]);
    await quiet.pass(50);
    await look();
    expect(follower.movePause).toBe(59_950);
  });

  it('is still to be tried where another one was faster with the projection', async () => {
    const { follower, look, seats, advance } = await parked();
    seats.refused.clear();
    here.next('move-checkpoints-1', refused('23505'));
    await advance();
    expect([parkedIn(quiet).length, here.complaints, follower.lookPause]).toEqual([1, [], 0]);
    await look();
    expect(follower.movePause).toBe(0);
  });

  it('ends the trouble of a projection that had no room for more', async () => {
    const seats = seatRows('seats', new Set(['bob']));
    const { follower, look, advance, begin } = followerIn(quiet, here, [seats]);
    for (let nth = 0; nth < 100; nth += 1) await take(quiet, here, `${nth}`, 'bob');
    await begin(100);
    await take(quiet, here, '100', 'bob');
    follower.hear(101);
    await advance();
    expect(follower.status()[0]).toMatchObject({ parked: 100, failure: { attempts: 1 } });
    seats.refused.clear();
    await quiet.pass(60_000);
    await look();
    here.next('read-shard', refused('53200'));
    await advance();
    expect(follower.status()[0]).toMatchObject({ parked: 99, position: 100 });
    expect(here.complaints).toContain('projection seats 1 of shard 1: goes on after 1 failed attempts');
  });
});

it('a runner whose lease is another one’s by now moves nothing, though nobody else has moved', async () => {
  const seats = seatRows();
  const { follower, look, advance } = followerIn(quiet, here, [seats]);
  await take(quiet, here, 'a', 'ada');
  await look();
  follower.hear(1);
  quiet.store.state
    .table('leases')
    .set('seats 1 9', { projection: 'seats', version: 1, number: 9, holder: 'another', isReleased: false });
  await advance();
  expect([seatsIn(quiet, 'a', seats), checkpoint(quiet, seats), here.complaints]).toEqual([null, 0, []]);
});

it('a connection that breaks while rows are written is the trouble of the shard, not of the projection', async () => {
  const { follower, begin } = followerIn(quiet, here, [seatRows()]);
  await take(quiet, here, 'a', 'ada');
  here.next('upsert-seats_v1-1', lostCall);
  here.next('rollback', lostCall);
  await begin(1);
  expect([follower.lookPause, parkedIn(quiet)]).toEqual([50, []]);
  expect(here.complaints).toEqual([expect.stringMatching(/^projections of shard 1: /)]);
});

it('a projection is not asked where nothing is for it', async () => {
  const seats = seatRows();
  const { begin } = followerIn(quiet, here, [seats]);
  const hall = { ...room('x'), name: 'hall/x' };
  await quiet.outcome(here.log.decide(envelope(), hall, takeSeat(hall, 'ada')));
  await begin(1);
  expect([seats.calls, checkpoint(quiet, seats)]).toEqual([[], 1]);
});
