import { type QuietProcess, QuietStore, refused } from '../quiet-store.js';
import { followerIn } from './follower-desk.js';
import { begunIn, checkpoint, parkedIn, type Rows, seatRows, seatsIn, take } from './seat-rows.js';

let quiet: QuietStore;
let here: QuietProcess;

beforeEach(async () => {
  quiet = new QuietStore();
  here = await quiet.open();
});

/** So many rooms with a guest each. */
const rooms = async (count: number, guest = 'ada') => {
  for (let nth = 0; nth < count; nth += 1) await take(quiet, here, `${nth}`, guest);
};

describe('a move that fails', () => {
  it('is told to nobody, and tried again after longer each time until it is done', async () => {
    const { follower, state, look, advance } = followerIn(quiet, here, [seatRows()]);
    await rooms(1);
    await look();
    follower.hear(1);
    here.next('read-shard', refused('53200'), refused('53200'));
    const pauses: number[] = [];
    for (let nth = 0; nth < 2; nth += 1) {
      await advance();
      pauses.push(follower.lookPause);
      await quiet.pass(follower.lookPause);
      await look();
      expect(follower.status()[0]!.failure).not.toBeNull();
    }
    state.told = 0;
    await advance();
    expect([pauses, state.told, follower.status()[0]]).toMatchObject([[50, 100], 1, { failure: null, position: 1 }]);
    expect(here.complaints).toEqual([
      'projections of shard 1: said the server: 53200',
      'projections of shard 1: goes on after 2 failed attempts',
    ]);
  });

  it('is over where a look shows that another one has made it', async () => {
    const seats = seatRows();
    const { follower, look, advance } = followerIn(quiet, here, [seats], { holder: 'me' });
    await rooms(1);
    await look();
    follower.hear(1);
    here.next('read-shard', refused('53200'));
    await advance();
    await followerIn(quiet, here, [seats], { holder: 'me' }).begin(1);
    await quiet.pass(50);
    await look();
    expect([follower.status()[0]!.failure, here.complaints.length]).toEqual([null, 2]);
  });

  it('by what the data do not explain holds up its projection alone, and is told to nobody', async () => {
    const [seats, others] = [seatRows('seats'), seatRows('others')];
    const { follower, state, begin } = followerIn(quiet, here, [seats, others]);
    await rooms(1);
    here.next('upsert-seats_v1-1', refused('53200'));
    await begin(1);
    expect(state.told).toBe(1);
    expect(follower.status().map(({ failure }) => failure?.message ?? null)).toEqual(['said the server: 53200', null]);
    expect([follower.lookPause, follower.movePause]).toEqual([2_000, 0]);
  });

  it('is not over where a look shows that its projection stands where it stood', async () => {
    const { follower, look, begin } = followerIn(quiet, here, [seatRows()]);
    await rooms(1);
    here.next('upsert-seats_v1-1', refused('53200'));
    await begin(1);
    follower.forget();
    await look();
    expect(follower.status()[0]!.failure?.attempts).toBe(1);
  });

  it('in one of several is followed by one of fewer events for all that moved with it', async () => {
    const [seats, others] = [seatRows('seats', new Set(['eve'])), seatRows('others')];
    const { begin, advance } = followerIn(quiet, here, [seats, others]);
    await rooms(155);
    await rooms(1, 'eve');
    await begin(156);
    await advance();
    expect(others.calls).toEqual([156, 18]);
  });
});

describe('streams that are tried one by one', () => {
  const begunWith = async (...projections: readonly Rows[]) => {
    const desk = followerIn(quiet, here, projections);
    await rooms(1, 'bob');
    await desk.look();
    desk.follower.hear(1);
    desk.state.told = 0;
    return desk;
  };

  it('have moved on with what is parked of them, and that is told', async () => {
    const seats = seatRows('seats', new Set(['bob']));
    const { state, advance } = await begunWith(seats);
    await advance();
    expect([state.told, parkedIn(quiet).length, checkpoint(quiet, seats)]).toEqual([1, 1, 1]);
  });

  it('fail by themselves where not only the data are at fault: their projection waits, and nobody is told', async () => {
    const [seats, others] = [seatRows('seats', new Set(['bob'])), seatRows('others')];
    const { follower, state, advance } = await begunWith(seats, others);
    here.next('insert into slotlog.parked_subjects', refused('53200'));
    await advance();
    expect(follower.status().map(({ failure }) => failure?.message ?? null)).toEqual(['said the server: 53200', null]);
    expect([state.told, parkedIn(quiet), follower.lookPause]).toEqual([0, [], 2_000]);
    expect(here.complaints).toEqual(['projection seats 1 of shard 1 at position 1: said the server: 53200']);
  });

  it('fail with the whole shard where no projection is at fault', async () => {
    const { follower, state, advance } = await begunWith(seatRows('seats', new Set(['bob'])));
    here.next('commit', refused('53200'));
    await advance();
    expect([state.told, follower.lookPause]).toEqual([0, 50]);
    expect(here.complaints).toEqual(['projections of shard 1: said the server: 53200']);
  });
});

it.each([
  [1, 0],
  [0, 1],
])(
  'the projection that is furthest moves first, as readers wait for it, whichever is named first',
  async (one, two) => {
    const order: string[] = [];
    const noting = (rows: Rows): Rows => ({
      ...rows,
      project: (...asked) => {
        order.push(rows.name);
        return rows.project(...asked);
      },
    });
    const [first, second, third] = ['first', 'second', 'third'].map((name) => seatRows(name));
    await rooms(1);
    const begun = await begunIn(quiet, here, first!, second!);
    await quiet.outcome(begun.stop());
    await rooms(1, 'bob');
    await quiet.outcome((await begunIn(quiet, here, first!)).stop());
    await rooms(1, 'cyd');
    const both = [first!, third!].map(noting);
    await followerIn(quiet, here, [both[one]!, noting(second!), both[two]!]).begin(3);
    expect(order).toEqual(['first', 'second', 'third']);
  },
);

it('a head that nothing stands at any more is forgotten, without a complaint', async () => {
  const { log } = here;
  const scanShard = async () => ({ events: [], isMore: false });
  const gone = { scanShard, scanStream: log.scanStream, assertKnown: log.assertKnown, world: log.world };
  const { follower, state, begin } = followerIn(quiet, here, [seatRows()], { log: gone });
  await begin(7);
  expect([follower.standsAt, follower.movePause]).toEqual([{ position: 0, head: 0 }, Number.POSITIVE_INFINITY]);
  expect([state.told, here.complaints]).toEqual([1, []]);
});

it('after each hundredth move the next projection is rid of what it has left behind', async () => {
  const [seats, others] = [seatRows('seats'), seatRows('others')];
  const { follower, look, advance } = followerIn(quiet, here, [seats, others]);
  await look();
  const tidied = () =>
    here.given.filter((_, nth) => here.asked[nth] === 'delete from slotlog.checkpoints').map(([, name]) => name);
  for (let nth = 1; nth <= 300; nth += 1) {
    await take(quiet, here, 'a', `guest ${nth}`);
    if (follower.lookPause === 0) await look();
    follower.hear(nth);
    await advance();
    if (nth === 99) expect(tidied()).toEqual([]);
  }
  await quiet.pass();
  expect(tidied()).toEqual(['others', 'seats', 'others']);
});

it('a stream that is parked no more is told, as its rows have moved', async () => {
  const seats = seatRows('seats', new Set(['bob']));
  const { state, begin, look, advance } = followerIn(quiet, here, [seats]);
  await rooms(1, 'bob');
  await begin(1);
  seats.refused.clear();
  await quiet.pass(60_000);
  await look();
  state.told = 0;
  await advance();
  expect([state.told, parkedIn(quiet), seatsIn(quiet, '0', seats)]).toEqual([1, [], ['bob']]);
});
