import {
  Busy,
  ClockAhead,
  type GroupReport,
  OutcomeUnknown,
  refusedAt,
  StorageFull,
  WriteContention,
} from '#libs/event-store';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';
import { held, lostAnswer, lostCall, type QuietProcess, QuietStore, refused } from '../quiet-store.js';

let quiet: QuietStore;
let here: QuietProcess;

beforeEach(async () => {
  quiet = new QuietStore();
  here = await quiet.open();
  for (const id of ['a', 'b', 'other']) await quiet.outcome(take(id, 'first'));
  here.asked.length = 0;
});

const take = (id: string, who: string, seats = 9) =>
  here.log.decide(envelope(), room(id), takeSeat(room(id), who, seats));

const storedIn = (id: string) =>
  quiet.store.state.stream('default', `room/${id}`).map(({ data }) => (data as { who: string }).who);

/** What was sent while a call was under way: it goes together in the next one. */
const together = async (...sent: readonly (() => Promise<unknown>)[]) => {
  const { fate, release } = held();
  here.next('append', fate);
  const first = take('other', 'next');
  await quiet.pass();
  const all = sent.map((send) => send());
  await quiet.pass();
  return async () => {
    release();
    await quiet.outcome(first);
    return quiet.outcome(Promise.allSettled(all));
  };
};

describe('a call whose answer is lost', () => {
  it('is sent again, and answered by what the first one came to', async () => {
    here.next('append', lostAnswer);
    const before = quiet.time.now;
    const told = await quiet.outcome(take('a', 'ada'));
    expect(told).toMatchObject({ version: 2, appended: true, replayed: false, state: { taken: ['first', 'ada'] } });
    expect(storedIn('a')).toEqual(['first', 'ada']);
    expect([here.asked, quiet.time.now - before]).toEqual([['append', 'append'], 50]);
  });

  it('tells followers how far it went, and what is in memory goes on from there', async () => {
    const heard: number[] = [];
    here.log.onAppend((_, head) => heard.push(head));
    here.next('append', lostAnswer);
    await quiet.outcome(take('a', 'ada'));
    expect(heard).toEqual([4]);
    here.asked.length = 0;
    expect(await quiet.outcome(take('a', 'bob'))).toMatchObject({ version: 3 });
    expect(here.asked).toEqual(['append']);
  });

  it('and whose commit a failover takes back is stored as another event, so that nobody takes its past for the lost one', async () => {
    const last = () => quiet.store.state.events.at(-1)!;
    const before = last();
    let lost = before;
    here.next('append', (go) =>
      lostAnswer(async () => {
        const answer = await go();
        lost = last();
        quiet.store.failOver(1, 0);
        return answer;
      }),
    );
    const { position } = await quiet.outcome(take('a', 'ada'));
    expect([lost.position, position]).toEqual([before.position + 1, before.position + 1]);
    expect(last()).toMatchObject({ stream: lost.stream, position: lost.position, data: lost.data });
    expect(last().id).not.toBe(lost.id);
  });

  it('and that was never carried out goes on in memory and is told by the ids that it was sent with last', async () => {
    const reports: GroupReport[] = [];
    here.log.onGroup((report) => reports.push(report));
    here.next('append', lostCall);
    const { position, mark } = await quiet.outcome(take('a', 'ada'));
    expect(quiet.store.state.events.at(-1)!.id.slice(-8)).toBe(mark);
    expect(reports.at(-1)!.commands()).toMatchObject([{ point: { position, mark } }]);
    here.asked.length = 0;
    expect(await quiet.outcome(take('a', 'bob'))).toMatchObject({ version: 3 });
    expect(here.asked).toEqual(['append']);
  });

  it('and once more is its own success, whichever of the two was stored', async () => {
    here.next('append', lostAnswer, lostCall);
    expect(await quiet.outcome(take('a', 'ada'))).toMatchObject({ version: 2, replayed: false });
    here.next('append', lostCall, lostAnswer);
    expect(await quiet.outcome(take('a', 'bob'))).toMatchObject({ version: 3, replayed: false });
  });

  it('is sent three times, after longer each time, before its caller is told that nobody knows', async () => {
    here.next('append', lostCall, lostAnswer, lostCall);
    const before = quiet.time.now;
    await expect(quiet.outcome(take('a', 'ada'))).rejects.toThrow(OutcomeUnknown);
    expect([here.count('append'), quiet.time.now - before]).toEqual([3, 150]);
    expect(storedIn('a')).toEqual(['first', 'ada']);
  });

  it('of a refusal is decided again, as nothing can be stored of it', async () => {
    here.next('append', lostCall, lostCall, lostCall);
    await expect(quiet.outcome(take('a', 'ada', 1))).rejects.toThrow('full at version 1');
    expect(here.count('lock-shard')).toBe(1);
  });

  it('of several: who is refused by what it stored is told where that stands', async () => {
    const go = await together(
      () => take('a', 'ada', 2),
      () => take('a', 'bob', 2),
    );
    here.next('append', lostCall);
    const [, refusal] = (await go()) as PromiseRejectedResult[];
    const { position, id } = quiet.store.state.events.at(-1)!;
    expect(refusedAt(refusal!.reason)).toEqual({ position, mark: id.slice(-8) });
  });

  it('and that cannot be sent again, as no ids are to be had, leaves nobody waiting', async () => {
    const { newId } = here.world;
    let isDry = false;
    const drawn = () => {
      if (isDry) throw new Error('no entropy');
      isDry = true;
      return newId();
    };
    Object.assign(here.world, { newId: drawn });
    here.next('append', lostCall);
    await expect(quiet.outcome(take('a', 'ada'))).rejects.toThrow(OutcomeUnknown);
    Object.assign(here.world, { newId });
    expect(await quiet.outcome(take('a', 'bob'))).toMatchObject({ version: 2 });
  });

  it('is sent again for all who shared it', async () => {
    const go = await together(
      () => take('a', 'ada'),
      () => take('b', 'bob'),
    );
    here.next('append', lostAnswer);
    expect(await go()).toMatchObject([{ value: { version: 2, appended: true } }, { value: { version: 2 } }]);
    expect([storedIn('a'), storedIn('b')]).toEqual([
      ['first', 'ada'],
      ['first', 'bob'],
    ]);
  });
});

describe('the callers are told', () => {
  it.each([
    ['53100', StorageFull, 1],
    ['53200', Busy, 1],
    ['57014', Busy, 1],
    ['SL004', ClockAhead, 1],
    ['22012', Error, 1],
  ])('of %s: %p', async (code, failure, calls) => {
    here.next('append', refused(code));
    await expect(quiet.outcome(take('a', 'ada'))).rejects.toThrow(failure);
    expect([here.count('append'), storedIn('a')]).toEqual([calls, ['first']]);
    expect(await quiet.outcome(take('a', 'bob'))).toMatchObject({ version: 2 });
  });

  it('of no connection to be had: Busy, and nothing was sent', async () => {
    here.next('connect', lostCall);
    await expect(quiet.outcome(take('a', 'ada'))).rejects.toThrow(Busy);
    expect(here.asked).toEqual([]);
  });

  it('of a server that takes nobody in: asked three times, as another one may answer', async () => {
    here.next('connect', refused('57P03'), refused('53300'));
    expect(await quiet.outcome(take('a', 'ada'))).toMatchObject({ version: 2 });
    here.next('connect', refused('57P03'), refused('57P03'), refused('57P03'));
    await expect(quiet.outcome(take('a', 'bob'))).rejects.toThrow(Busy);
  });

  it('of a server that writes no more: asked again, and then under the lock', async () => {
    here.next('append', refused('25006'), refused('25006'), refused('25006'));
    expect(await quiet.outcome(take('a', 'ada'))).toMatchObject({ version: 2 });
    expect([here.count('append'), here.count('lock-shard')]).toEqual([4, 1]);
  });

  it('of a commit that no standby may have: nobody knows', async () => {
    quiet.store.trouble = { ...quiet.store.trouble, unsureCommits: 1 };
    await expect(quiet.outcome(take('a', 'ada'))).rejects.toThrow(OutcomeUnknown);
    await expect(quiet.outcome(take('a', 'ada', 1))).rejects.toThrow('full');
  });
});

describe('a call of several that the server says is wrong', () => {
  it('is sent for each of them alone, so that one fails alone', async () => {
    const go = await together(...['ada', 'bob', 'cyd'].map((who) => () => take('a', who)));
    here.next('append', refused('22012'), refused('22012'));
    const [ada, bob, cyd] = await go();
    expect(ada).toMatchObject({ reason: { code: '22012' } });
    expect([bob, cyd]).toMatchObject([{ value: { version: 2 } }, { value: { version: 3 } }]);
    expect([here.count('append'), storedIn('a')]).toEqual([5, ['first', 'bob', 'cyd']]);
  });

  it('is sent for each of them alone under the lock as well', async () => {
    const go = await together(...['ada', 'bob', 'cyd'].map((who) => () => take('a', who)));
    here.next('append', refused('40001'), refused('22012'));
    const told = await go();
    expect(told).toMatchObject([{ value: { version: 2 } }, { value: { version: 3 } }, { value: { version: 4 } }]);
  });
});

describe('somebody is in the way', () => {
  it('then it is decided under the lock, where nobody can be', async () => {
    here.next('append', refused('40001'));
    expect(await quiet.outcome(take('a', 'ada'))).toMatchObject({ version: 2 });
    expect(here.asked.filter((what) => what !== 'read-tails')).toEqual([
      ...['append', 'begin; set local', 'lock-shard', 'append', 'commit'],
    ]);
  });

  it('and where it is not to be had either, after three attempts at it', async () => {
    here.next('append', refused('40001'));
    here.next('lock-shard', refused('55P03'), refused('55P03'), refused('55P03'));
    await expect(quiet.outcome(take('a', 'ada'))).rejects.toThrow(new WriteContention(4));
    expect([here.count('lock-shard'), here.count('rollback'), here.count('commit')]).toEqual([3, 3, 0]);
    expect(await quiet.outcome(take('a', 'bob'))).toMatchObject({ version: 2 });
  });

  it('of all who wait for the lock, which counts for each of them', async () => {
    const go = await together(
      () => take('a', 'ada'),
      () => take('b', 'bob'),
    );
    here.next('append', refused('40001'));
    here.next('lock-shard', refused('55P03'), refused('55P03'), refused('55P03'));
    const told = await go();
    expect(told).toMatchObject([{ reason: { attempts: 4 } }, { reason: { attempts: 4 } }]);
    expect(here.count('lock-shard')).toBe(3);
  });

  it('and tries again after a moment that chance says, of ten milliseconds at most', async () => {
    here.next('append', refused('40001'));
    const before = quiet.time.now;
    await quiet.outcome(take('a', 'ada'));
    expect(quiet.time.now - before).toBeGreaterThan(0);
    expect(quiet.time.now - before).toBeLessThanOrEqual(10);
  });
});

describe('under the lock', () => {
  beforeEach(() => here.next('append', refused('40001')));

  it('a commit whose answer is lost is found the next time, and stored once', async () => {
    const heard: number[] = [];
    here.log.onAppend((_, head) => heard.push(head));
    here.next('commit', lostAnswer);
    expect(await quiet.outcome(take('a', 'ada'))).toMatchObject({ version: 2, appended: true, replayed: false });
    expect(heard).toEqual([4]);
    expect([storedIn('a'), here.count('lock-shard')]).toEqual([['first', 'ada'], 2]);
  });

  it('a commit that never arrives is made again', async () => {
    here.next('commit', lostCall);
    expect(await quiet.outcome(take('a', 'ada'))).toMatchObject({ version: 2, appended: true });
    expect(storedIn('a')).toEqual(['first', 'ada']);
  });

  it('of one whose commits are lost for good nobody knows', async () => {
    here.next('commit', lostCall, lostCall, lostCall);
    await expect(quiet.outcome(take('a', 'ada'))).rejects.toThrow(OutcomeUnknown);
    expect(storedIn('a')).toEqual(['first']);
  });

  it('a call whose answer is lost is found the next time: its commit went with it', async () => {
    here.next('append', lostAnswer);
    expect(await quiet.outcome(take('a', 'ada'))).toMatchObject({ version: 2, appended: true, replayed: false });
    expect([storedIn('a'), here.count('lock-shard')]).toEqual([['first', 'ada'], 2]);
  });

  it('of one whose calls are lost for good nobody knows: its commit may have arrived', async () => {
    here.next('append', lostCall, lostCall, lostCall);
    await expect(quiet.outcome(take('a', 'ada'))).rejects.toThrow(OutcomeUnknown);
    expect(storedIn('a')).toEqual(['first']);
  });

  it('what is lost before the call is sent is no matter: nothing is stored of it', async () => {
    here.next('read-tails', lostCall, lostCall, lostCall);
    await expect(quiet.outcome(take('a', 'ada'))).rejects.toThrow(Busy);
    expect(storedIn('a')).toEqual(['first']);
  });

  it('a lock that is not to be had is tried for again, and nothing is decided without it', async () => {
    here.next('lock-shard', refused('55P03'));
    expect(await quiet.outcome(take('a', 'ada'))).toMatchObject({ version: 2 });
    expect([here.count('lock-shard'), here.count('append'), here.count('rollback')]).toEqual([2, 2, 1]);
  });

  it('a transaction that could not begin is none: nothing is decided in it, though the lock was to be had', async () => {
    here.next('begin; set local', refused('57014'));
    await expect(quiet.outcome(take('a', 'ada'))).rejects.toThrow(Busy);
    expect([here.count('append'), here.count('commit')]).toEqual([1, 0]);
  });

  it('what the server says is wrong is told at once, and frees the shard', async () => {
    here.next('append', refused('22012'));
    await expect(quiet.outcome(take('a', 'ada'))).rejects.toMatchObject({ code: '22012' });
    expect(here.count('rollback')).toBe(1);
    expect(await quiet.outcome(take('a', 'bob'))).toMatchObject({ version: 2 });
  });
});
