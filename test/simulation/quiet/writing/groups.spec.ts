import { Busy, type GroupReport, refusedAt } from '#libs/event-store';
import { envelope, Full, room, takeSeat, takeSeats } from '#test/harness/logs/seats';
import { held, type QuietProcess, QuietStore } from '../quiet-store.js';

let quiet: QuietStore;
let here: QuietProcess;
let reports: GroupReport[];

const open = async (limits = {}) => {
  quiet = new QuietStore();
  here = await quiet.open(limits);
  reports = [];
  here.log.onGroup((report) => reports.push(report));
};

beforeEach(() => open());

const take = (id: string, who: string, seats = 9) =>
  here.log.decide(envelope(), room(id), takeSeat(room(id), who, seats));

/** The streams are in memory from here on. */
const warmed = async (...ids: string[]) => {
  for (const id of ids) await quiet.outcome(take(id, 'first'));
  here.asked.length = 0;
  reports.length = 0;
};

/** What was sent while a call was under way. */
const meanwhile = async (send: () => Promise<unknown>[]) => {
  const { fate, release } = held();
  here.next('append', fate);
  const first = take('other', 'first');
  await quiet.pass();
  const sent = send();
  await quiet.pass();
  release();
  await quiet.outcome(first);
  return quiet.outcome(Promise.allSettled(sent));
};

const sizes = () => reports.map(({ waits }) => waits.length);

describe('a command that arrives while a call is under way', () => {
  it('goes together in the next one', async () => {
    await warmed('a', 'b', 'other');
    await meanwhile(() => [take('a', 'ada'), take('b', 'bob'), take('a', 'cyd')]);
    expect(sizes()).toEqual([1, 3]);
    expect(here.asked).toEqual(['append', 'append']);
  });

  it('goes in the next one also where somebody sends it on being answered by this one', async () => {
    await warmed('a', 'b', 'other');
    let again: Promise<unknown> | undefined;
    const { fate, release } = held();
    here.next('append', fate);
    const first = take('a', 'ada').then(() => {
      again = take('a', 'ada');
    });
    await quiet.pass();
    const second = take('b', 'bob');
    release();
    await quiet.outcome(Promise.all([first, second]));
    await quiet.outcome(again!);
    expect(sizes()).toEqual([1, 2]);
  });

  it('goes in as many as the limit of commands makes it', async () => {
    await open({ commands: 2 });
    await warmed('a', 'other');
    await meanwhile(() => ['1', '2', '3', '4', '5'].map((who) => take('a', who)));
    expect(sizes()).toEqual([1, 2, 2, 1]);
  });

  it('goes in as many as the limit of bytes makes it, and what is larger than that goes alone', async () => {
    await open({ bytes: 1_000 });
    await warmed('a', 'other');
    const long = 'x'.repeat(5_000);
    await meanwhile(() => ['1', '2', '3', '4', '5', long, long, '6'].map((who) => take('a', who)));
    expect(sizes()).toEqual([1, 4, 1, 1, 1, 1]);
  });

  it('is decided each on top of the others, and answered as it then stands in the log', async () => {
    await warmed('a', 'other');
    const told = await meanwhile(() => ['ada', 'bob', 'cyd'].map((who) => take('a', who, 3)));
    const [ada, bob, cyd] = told;
    expect(ada).toMatchObject({ value: { version: 2, position: 4, state: { taken: ['first', 'ada'] } } });
    expect(bob).toMatchObject({ value: { version: 3, position: 5, state: { taken: ['first', 'ada', 'bob'] } } });
    expect(bob).toMatchObject({ value: { appended: true, replayed: false, recordedAt: quiet.store.clock() } });
    const { reason } = cyd as PromiseRejectedResult;
    expect(reason).toBeInstanceOf(Full);
    expect(reason.version).toBe(3);
    expect(refusedAt(reason)?.position).toBe(5);
    expect(here.asked.filter((each) => each === 'append')).toHaveLength(2);
  });

  it('is known where it stands: versions without a gap, positions in their order', async () => {
    await warmed('a', 'b', 'other');
    const both = [room('a'), room('b')];
    await meanwhile(() => [
      here.log.decide(envelope(), room('b'), takeSeats(both, 'ada', 9)),
      take('a', 'bob'),
      here.log.decide(envelope(), room('a'), takeSeats(both, 'cyd', 9)),
    ]);
    const { events } = quiet.store.state;
    const [, , , , ...own] = events.map(({ stream, version, position }) => `${position} ${stream} ${version}`);
    expect(own).toEqual(['5 room/a 2', '6 room/b 2', '7 room/a 3', '8 room/a 4', '9 room/b 3']);
    const next = await quiet.outcome(take('b', 'dan'));
    expect(next).toMatchObject({ version: 4, state: { taken: ['first', 'ada', 'cyd', 'dan'] } });
  });

  it('with the id or the key of another one does not go with that: it is answered by what that came to', async () => {
    await warmed('a', 'b', 'other');
    const twice = envelope();
    const keyed = () => envelope({ idempotency: { key: 'k', fingerprint: 'f' } });
    const told = await meanwhile(() => [
      here.log.decide(twice, room('a'), takeSeat(room('a'), 'ada', 9)),
      here.log.decide(twice, room('a'), takeSeat(room('a'), 'ada', 9)),
      here.log.decide(keyed(), room('b'), takeSeat(room('b'), 'bob', 9)),
      here.log.decide(keyed(), room('b'), takeSeat(room('b'), 'bob', 9)),
    ]);
    expect(told).toMatchObject([
      { value: { version: 2, replayed: false, appended: true } },
      { value: { version: 2, replayed: true, appended: true, state: { taken: ['first', 'ada'] } } },
      { value: { version: 2, replayed: false } },
      { value: { version: 2, replayed: true } },
    ]);
    expect(quiet.store.state.events).toHaveLength(6);
  });
});

describe('the queue', () => {
  it('has room for so many and no more, and room again for each that is answered', async () => {
    await open({ queue: 2 });
    await warmed('a');
    const { fate, release } = held();
    here.next('append', fate);
    const waiting = [take('a', 'ada'), take('a', 'bob')];
    await quiet.pass();
    await expect(take('a', 'cyd')).rejects.toThrow(new Busy('2 commands are waiting'));
    release();
    await quiet.outcome(Promise.all(waiting));
    expect(await quiet.outcome(take('a', 'dan'))).toMatchObject({ version: 4 });
  });

  it('has room again for those who were refused', async () => {
    await open({ queue: 1 });
    await warmed('a');
    for (const _ of [1, 2, 3]) await expect(quiet.outcome(take('a', 'ada', 1))).rejects.toThrow(Full);
  });
});

describe('a listener is told of each call', () => {
  it('how long it took, how long each command had waited, and what it came to', async () => {
    await warmed('a', 'b', 'other');
    const { fate, release } = held();
    const slow = held();
    here.next('append', fate, slow.fate);
    const first = take('other', 'first');
    await quiet.pass();
    const ids = [envelope(), envelope(), envelope()];
    const one = here.log.decide(ids[0]!, room('a'), takeSeat(room('a'), 'ada', 9));
    await quiet.pass(30);
    const two = here.log.decide(ids[1]!, room('b'), takeSeat(room('b'), 'bob', 9));
    const three = here.log.decide(ids[2]!, room('a'), takeSeat(room('a'), 'cyd', 1)).catch(() => {});
    await quiet.pass(10);
    release();
    await quiet.pass(7);
    slow.release();
    await quiet.outcome(Promise.all([first, one, two, three]));
    expect(reports).toMatchObject([
      { shard: 1, waits: [0], tookMs: 40, again: 0 },
      { shard: 1, waits: [40, 10, 10], tookMs: 7, again: 0 },
    ]);
    expect(reports[1]!.commands()).toEqual([
      { id: ids[0]!.commandId, waitedMs: 40, outcome: 'stored', point: expect.objectContaining({ position: 5 }) },
      { id: ids[1]!.commandId, waitedMs: 10, outcome: 'stored', point: expect.objectContaining({ position: 6 }) },
      { id: ids[2]!.commandId, waitedMs: 10, outcome: 'stored', point: null },
    ]);
  });

  it.each([
    () => {
      throw new TypeError('y is not a function');
    },
    async () => {
      throw new TypeError('y is not a function');
    },
  ])('also where a listener fails, which is told of once and keeps nothing from anybody: %p', async (fail) => {
    const heard: number[] = [];
    here.log.onAppend(fail);
    here.log.onAppend((_, head) => heard.push(head));
    here.log.onGroup(fail as () => void);
    for (const who of ['ada', 'bob', 'cyd']) await quiet.outcome(take('a', who));
    expect([heard, reports.length]).toEqual([[1, 2, 3], 3]);
    expect(here.complaints).toEqual([
      'a listener to new events: y is not a function',
      'a listener to groups: y is not a function',
    ]);
  });
});

it('followers of this process hear at once how far the shard has grown, and of nothing where it has not', async () => {
  const heard: unknown[] = [];
  here.log.onAppend((...told) => heard.push(told));
  await quiet.outcome(take('a', 'ada', 1));
  await quiet.outcome(take('a', 'bob', 1).catch(() => {}));
  expect(heard).toEqual([[1, 1, true]]);
});
