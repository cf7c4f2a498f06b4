import { followDesk, guest } from '#test/harness/logs/follow-desk';
import { UnreadableEvent } from '../catalogue/unreadable-event.js';
import { assertContiguous, HoleInLog } from './follow.js';
import { Followers } from './followers.js';

let desk: ReturnType<typeof followDesk>;
let log: typeof desk.log;
let followers: typeof desk.followers;
let abort: typeof desk.abort;
let world: typeof desk.world;
let pass: typeof desk.pass;
let follow: typeof desk.follow;

beforeEach(() => {
  desk = followDesk();
  ({ log, followers, abort, world, pass, follow } = desk);
});

afterEach(() => desk.leave());

describe('a follower gets of the events of its shard', () => {
  it('all, or those of the types, the categories, the person and whatever else it wants', async () => {
    const all = follow();
    const typed = follow({ types: ['SeatTaken', 'Other'] });
    const otherwise = follow({ types: ['Other'] });
    const rooms = follow({ categories: ['room'] });
    const halls = follow({ categories: ['hall', 'attic'] });
    const adas = follow({ person: 'ada' });
    const even = follow({ wants: ({ position }) => position % 2 === 0 });
    const both = follow({ person: 'ada', wants: ({ position }) => position % 2 === 0 });
    const neither = follow({ categories: ['hall'], person: 'ada' });
    await pass();
    log.append(1, { stream: 'room/a', data: guest('ada') });
    log.append(2, { stream: 'room/x', data: guest('ada') });
    log.append(1, { stream: 'hall/b', data: guest('ada') });
    log.append(1, { stream: 'room/c', data: guest('bob') });
    log.append(1, { stream: 'room/a' });
    await pass();
    const heard = [all, typed, otherwise, rooms, halls, adas, even, both, neither].map((each) => each.heard());
    expect(heard).toEqual([[1, 2, 3, 4], [1, 2, 3, 4], [], [1, 3, 4], [2], [1, 4], [2, 4], [4], []]);
  });

  it('no more than a page at once, and then the next', async () => {
    for (let nth = 0; nth < 5; nth += 1) log.store(1);
    const { pages } = follow({ pageSize: 2 });
    await pass();
    expect(pages.map(({ events, position }) => [events.length, position])).toEqual([
      [2, 2],
      [2, 4],
      [1, 5],
    ]);
  });

  it('empty pages of what it does not want where it is behind: it may go on from there', async () => {
    for (let nth = 0; nth < 4; nth += 1) log.store(1);
    const { pages, passed } = follow({ pageSize: 2, categories: ['hall'] });
    await pass();
    expect([pages.map(({ events, position }) => [events.length, position]), passed]).toEqual([
      [
        [0, 2],
        [0, 4],
      ],
      [],
    ]);
    log.append(1);
    await pass();
    expect([pages.length, passed]).toEqual([2, [5]]);
  });

  it('where it fails on being asked, nothing more, and nobody else is held up', async () => {
    const picky = follow({
      wants: ({ position }) => {
        if (position === 2) throw new Error('cannot tell');
        return true;
      },
    });
    const all = follow();
    await pass();
    for (const _ of [1, 2, 3]) {
      log.append(1);
      await pass();
    }
    expect([picky.heard(), picky.told.end, all.heard()]).toEqual([[1], new Error('cannot tell'), [1, 2, 3]]);
  });
});

it('nobody can ask for a person where nobody has said where events name one', () => {
  const others = new Followers(log, undefined, world as never);
  expect(() => others.follow(1, { after: 0, signal: abort.signal, person: 'ada' })).toThrow(TypeError);
});

it('each shard has its own reader, and one that ends takes no other with it', async () => {
  const [one, other] = [follow({}, 1), follow({}, 2)];
  await pass();
  log.append(1);
  log.append(2);
  await pass();
  expect([one.heard(), other.heard(), log.listeners.size]).toEqual([[1], [1], 2]);
});

describe('once the log is not used any more', () => {
  it('all who follow are told that it is over, those as well who are behind', async () => {
    log.store(1);
    const waiting = [follow({}, 1), follow({}, 2)];
    await pass();
    const { promise, resolve } = Promise.withResolvers<void>();
    log.reading = promise;
    const behind = follow({ after: 0, pageSize: 1 }, 3);
    await pass();
    const closed = followers.close();
    resolve();
    await closed;
    await pass(1_000);
    expect([...waiting, behind].map(({ told }) => told.end)).toEqual(['over', 'over', 'over']);
    expect(log.listeners.size).toBe(0);
  });

  it('nobody is told of what was read meanwhile', async () => {
    const { passed } = follow({ categories: ['hall'] });
    await pass();
    const { promise, resolve } = Promise.withResolvers<void>();
    log.reading = promise;
    log.append(1);
    await pass();
    void followers.close();
    resolve();
    await pass();
    expect(passed).toEqual([]);
  });

  it('whoever comes later is told so at once', async () => {
    follow();
    await pass();
    await followers.close();
    const late = follow();
    await pass();
    expect([late.told.end, log.listeners.size]).toEqual(['over', 0]);
  });
});

describe('events follow each other without a gap', () => {
  const at = (...positions: readonly number[]) => positions.map((position) => ({ position })) as never;

  it.each([
    [at(4, 6), 4, 6],
    [at(5), 3, 5],
    [at(3), 3, 3],
  ])('or else there is a hole: %j', (events, after, found) => {
    expect(() => assertContiguous(8, 3, events)).toThrow(new HoleInLog(8, after, found));
    expect(new HoleInLog(8, after, found).message).toContain(`after position ${after} comes ${found}`);
  });

  it('as these do', () => {
    assertContiguous(8, 3, at(4, 5, 6));
    assertContiguous(8, 3, at());
  });
});

it('an unreadable event ends the following behind what comes before it, wherever that was read', async () => {
  log.append(1);
  log.append(1, { unreadable: new UnreadableEvent({ position: 2 } as never, 'of a later build') });
  const { heard, told, pages } = follow();
  await pass();
  expect([heard(), told.end, pages.at(-1)?.position]).toEqual([[1], expect.any(UnreadableEvent), 1]);
  const first = follow({ after: 1 });
  await pass();
  expect([first.pages, first.told.end]).toEqual([[], expect.any(UnreadableEvent)]);
});
