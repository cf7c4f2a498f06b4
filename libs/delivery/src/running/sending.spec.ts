import pg from 'pg';
import { ConnectionFailed } from '#libs/database';
import { OtherHistory } from '#libs/event-store';
import { feedRooms, laneOf, monday, seatTaken } from '#test/harness/deliveries/room-lane';
import { answered, sending, silent } from '#test/harness/deliveries/sending-desk';
import type { AttemptRow } from '../sql/attempts.js';

const outcomes = (rows: readonly AttemptRow[] = []) => rows.map(({ subject, outcome }) => `${subject} ${outcome}`);

describe('an event that there is to tell', () => {
  it('is sent, subject by subject in order, and what comes of it is heard of', async () => {
    const lane = laneOf('a', 'b', 'a');
    const { go, sent, told, all, recorded, parts } = sending(lane, () => answered(204));
    await go();
    expect(sent.toSorted()).toEqual(['a 1', 'b 2']);
    await go();
    expect(sent).toEqual([...sent.slice(0, 2), 'a 3']);
    expect([told.counted, told.ended, told.failed]).toEqual([[true, true, true], 3, []]);
    expect([lane.doneTo.position, parts.turns.busy, parts.turns.tenants]).toEqual([3, 0, 0]);
    await all.record();
    expect(recorded).toEqual([[]]);
    feedRooms(lane, 'c');
    await go();
    expect(sent).toContain('c 4');
  });

  it('has its subscriber stand in line once, however often that is looked at', () => {
    const { all, parts } = sending(laneOf('a', 'b'), () => answered(204));
    const waiting = new Set<unknown>();
    Object.assign(parts.turns, { want: (_: string, begin: unknown) => waiting.add(begin) });
    all.begin();
    all.begin();
    expect(waiting.size).toBe(1);
  });

  it('is not begun where it could not be over in time, or by whom it is not to be any more', async () => {
    const hasty = sending(laneOf('a'), () => answered(204), { mayBegin: false });
    await hasty.go();
    expect(hasty.sent).toEqual([]);
    const over = sending(laneOf('a'), () => answered(204));
    over.all.end();
    await over.go();
    expect(over.sent).toEqual([]);
    const left = sending(laneOf('a'), () => answered(204));
    Object.assign(left.lanes, { has: () => false });
    await left.go();
    expect(left.sent).toEqual([]);
  });

  it('is not sent where by the time that it was read it could not be over in time', async () => {
    const lane = laneOf('a');
    const { all, state, sent, told } = sending(lane, () => answered(204));
    all.begin();
    state.mayBegin = false;
    await all.ended();
    expect([sent, lane.isFlying, told.ended]).toEqual([[], false, 1]);
  });

  it('and was under way when that ended is not heard of', async () => {
    const lane = laneOf('a');
    const { go, told, all } = sending(lane, () => {
      all.end();
      return answered(204);
    });
    await go();
    expect([told.counted, told.ended, lane.doneTo.position]).toEqual([[], 1, 0]);
  });

  it('and fails by no fault of its own is sent again later', async () => {
    const lane = laneOf('a');
    const { go, told, sent } = sending(lane, () => {
      throw new OtherHistory(1, { position: 1, mark: 'x' });
    });
    await go();
    // It is begun again as long as there is room: the owner says when it may no more.
    expect(told.failed.length).toBeGreaterThan(0);
    expect(sent[0]).toBe('a 1');
    expect(lane.isFlying).toBe(false);
  }, 5_000);
});

describe('an event that is not taken', () => {
  it('is written down with how the answer began, sealed, and once', async () => {
    const lane = laneOf('a', 'b');
    const { go, all, recorded, told } = sending(lane, ({ stream }) => answered(stream === 'a' ? 500 : 204, 'oh'));
    await go();
    expect(told.counted.toSorted()).toEqual([false, true]);
    await all.record();
    await all.record();
    expect(recorded.map(outcomes)).toEqual([['a failed'], []]);
    expect(recorded[0]![0]).toMatchObject({ excerpt: '1 default oh', event: seatTaken(1, 'a').id });
  });

  it('is written down without the beginning of an answer where there was none', async () => {
    const { go, all, recorded } = sending(laneOf('a'), () => silent);
    await go();
    await all.record();
    expect(recorded).toMatchObject([[{ subject: 'a', excerpt: null }]]);
  });

  it('is written down without how the answer began where that cannot be sealed', async () => {
    const { go, all, recorded, parts } = sending(laneOf('a'), () => answered(500, 'oh'));
    Object.assign(parts.log, { sealBeside: () => Promise.reject(new Error('no key')) });
    await go();
    await all.record();
    expect(recorded).toMatchObject([[{ subject: 'a', outcome: 'failed', excerpt: null }]]);
  });

  it('is written down the next time where it could not be', async () => {
    const { go, all, recorded, state } = sending(laneOf('a', 'b'), () => answered(500));
    await go();
    state.fails = new Error('no connection');
    await expect(all.record()).rejects.toThrow('no connection');
    state.fails = null;
    await all.record();
    expect(recorded.map((rows) => outcomes(rows).sort())).toEqual([['a failed', 'b failed']]);
    expect(recorded[0]![0]!.excerpt).toBeNull();
  });

  it('is read again when its time has come, and then what comes behind it', async () => {
    const lane = laneOf('a');
    const later = [seatTaken(1, 'a', 1), { ...seatTaken(2, 'a', 2), type: 'DoorLocked' }, seatTaken(3, 'a', 3)];
    let status = 500;
    const { told, go, sent, state } = sending(lane, () => answered(status), { later });
    await go();
    await go();
    expect(sent).toEqual(['a 1']);
    lane.feed([], { position: 3, mark: '00000003' });
    state.now += 5_000;
    status = 200;
    await go();
    await go();
    await go();
    expect([sent, lane.parked, told.failed]).toEqual([['a 1', 'a 1', 'a 3'], [], []]);
  });

  it('is looked for page by page, and no further than has been read', async () => {
    const lane = laneOf('a');
    const silentOnes = Array.from({ length: 120 }, (_, nth) => ({
      ...seatTaken(nth + 2, 'a', nth + 2),
      type: 'DoorLocked',
    }));
    const later = [...silentOnes, seatTaken(122, 'a', 122), seatTaken(123, 'a', 123)];
    let status = 500;
    const { go, sent, state, parts } = sending(lane, () => answered(status), {
      later: [seatTaken(1, 'a', 1), ...later],
    });
    const { scanStream } = parts.log;
    const pages: number[] = [];
    Object.assign(parts.log, {
      scanStream: (...asked: Parameters<typeof scanStream>) => {
        pages.push(asked[3]!.after!);
        return scanStream(...asked);
      },
    });
    await go();
    lane.feed([], { position: 122, mark: '00000002' });
    [status, state.now] = [200, monday + 5_000];
    for (let round = 0; round < 4; round += 1) await go();
    expect([sent, lane.parked]).toEqual([['a 1', 'a 1', 'a 122'], []]);
    expect(pages).toEqual([0, 1, 51, 101, 122]);
  });
});

describe('others hear', () => {
  const place = { tenant: 'default', id: 'one' };

  it('that an endpoint waits, and that it is disabled, before it is written down', async () => {
    const { go, all, told } = sending(laneOf('a'), () => silent);
    await go();
    expect(told.news).toEqual([]);
    await all.record();
    await all.record();
    expect(told.news).toMatchObject([{ type: 'waiting', at: monday, until: monday + 5_000, place }]);
    const gone = sending(laneOf('a'), () => answered(410));
    await gone.go();
    await gone.all.record();
    expect(gone.told.news).toMatchObject([{ type: 'disabled', because: 'gone', at: monday, place }]);
  });

  it('once that it is disabled, though others were under way that say so too', async () => {
    const { go, all, told } = sending(laneOf('a', 'b'), () => answered(410));
    await go();
    await all.record();
    expect(told.counted).toEqual([false, false]);
    expect(told.news).toMatchObject([{ type: 'disabled' }]);
  });

  it('that it waits once, however often it fails then', async () => {
    const { go, all, told, state } = sending(laneOf('a'), () => silent);
    await go();
    state.now += 5_000;
    await go();
    await all.record();
    expect(told.counted).toEqual([false, false]);
    expect(told.news).toHaveLength(1);
  });

  it('again of what they could not be told, and nothing is written down until then', async () => {
    const { go, all, told, state, recorded } = sending(laneOf('a'), () => silent);
    await go();
    state.announceFails = new ConnectionFailed(new Error('read ECONNRESET'));
    await expect(all.record()).rejects.toThrow(ConnectionFailed);
    expect([recorded, told.said]).toEqual([[], []]);
    state.announceFails = null;
    await all.record();
    expect(told.news).toHaveLength(1);
    expect(outcomes(recorded[0])).toEqual(['a failed']);
  });

  it('nothing of what the database does not take: that is said to the operator, and what came of it is recorded', async () => {
    const { go, all, told, state, recorded } = sending(laneOf('a'), () => silent);
    await go();
    const refused = new pg.DatabaseError('no such value', 1, 'error');
    state.announceFails = Object.assign(refused, { code: '22012', severity: 'ERROR' });
    await all.record();
    expect([told.said.length, recorded.map(outcomes)]).toEqual([1, [['a failed']]]);
  });

  it('nothing of what cannot be said at all: that is said to the operator, and what came of it is recorded', async () => {
    const { go, all, told, state, recorded } = sending(laneOf('a'), () => silent);
    await go();
    state.announceFails = new TypeError('no such thing');
    await all.record();
    expect(told.said).toEqual(['the news that webhook one of default is waiting cannot be sent: no such thing']);
    expect(recorded.map(outcomes)).toEqual([['a failed']]);
  });
});

it('a replayed message is marked, and its replay is over once it has been sent', async () => {
  const lane = laneOf();
  const { all, go, sent, asked, told, recorded } = sending(lane, () => answered(200), {
    later: [seatTaken(1, 'a', 1), seatTaken(2, 'b', 1)],
  });
  const replay = { id: 'rep_1', tenant: 'default', subscriber: 'one', kind: 'range' as const };
  asked.push({ ...replay, afterPosition: 0, toPosition: 2 });
  await all.replaying.look();
  for (let round = 0; round < 4; round += 1) await go();
  expect([sent, told.counted]).toEqual([
    ['a 1 again', 'b 2 again'],
    [true, true],
  ]);
  expect([all.replaying.beside, lane.isFlying]).toEqual([[], false]);
  await all.record();
  expect(outcomes(recorded[0])).toEqual(['a taken', 'b taken']);
});

it('a replayed message that does not get through is sent again once the endpoint is to be tried again', async () => {
  const answers = [silent, answered(200)];
  const { all, go, sent, asked, state } = sending(laneOf(), () => answers.shift()!, { later: [seatTaken(1, 'a', 1)] });
  const replay = { id: 'rep_1', tenant: 'default', subscriber: 'one', kind: 'range' as const };
  asked.push({ ...replay, afterPosition: 0, toPosition: 1 });
  await all.replaying.look();
  await go();
  state.now += 5_000;
  await go();
  expect(sent).toEqual(['a 1 again', 'a 1 again']);
});

it('a replay goes on over pages on which nothing is for it', async () => {
  const others = Array.from({ length: 150 }, (_, nth) => ({ ...seatTaken(nth + 1, 'a', nth + 1), type: 'DoorLocked' }));
  const { all, go, sent, asked, told } = sending(laneOf(), () => answered(200), {
    later: [...others, seatTaken(151, 'b', 1)],
  });
  const replay = { id: 'rep_1', tenant: 'default', subscriber: 'one', kind: 'range' as const };
  asked.push({ ...replay, afterPosition: 0, toPosition: 151 });
  await all.replaying.look();
  for (let round = 0; round < 3; round += 1) await go();
  expect([sent, told.failed, all.replaying.beside]).toEqual([['b 151 again'], [], []]);
});

it('messages that were taken and that were not are counted by subscriber, and written down once', async () => {
  const { all, go, counts } = sending(laneOf('a', 'b', 'c'), ({ stream }) => answered(stream === 'a' ? 500 : 200));
  await go();
  await all.writeCounts();
  await all.writeCounts();
  expect(counts).toEqual([[1, monday, 'default', 'one', 2, 1]]);
});
