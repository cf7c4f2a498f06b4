import type { Decision, Read } from '#libs/event-store';
import { envelope, room, takeSeat, takeSeats } from '#test/harness/logs/seats';
import { held, type QuietProcess, QuietStore } from '../quiet-store.js';

let quiet: QuietStore;
let there: QuietProcess;

beforeEach(async () => {
  quiet = new QuietStore();
  there = await quiet.open();
});

const take = (process: QuietProcess, id: string, who = 'ada') =>
  quiet.outcome(process.log.decide(envelope(), room(id), takeSeat(room(id), who, 99)));

/** From which versions on streams were read, each time. */
const readFrom = ({ asked, given }: QuietProcess) =>
  asked.flatMap((what, nth) =>
    what === 'read-tails' ? [(given[nth] as [unknown, unknown, unknown, number[]])[3]] : [],
  );

const { POSITIVE_INFINITY: until } = Number;

describe('a stream that is read under the lock is read on from where', () => {
  it('the command itself has it, where it is not in memory any more', async () => {
    for (const id of ['a', 'b']) await take(there, id);
    const here = await quiet.open({ cachedStreams: 1 });
    const both = takeSeats([room('a'), room('b')], 'bob', 99);
    await quiet.outcome(here.log.decide(envelope(), room('b'), both, { locked: true }));
    expect(readFrom(here)).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('it is in memory, where that is newer than what the command has', async () => {
    await take(there, 'a');
    const here = await quiet.open();
    let runs = 0;
    const patient = (read: Read): Decision => {
      read(room('a'));
      runs += 1;
      if (runs === 1) read(room('b'));
      return { events: [{ stream: room('a'), type: 'SeatTaken', data: { who: 'bob' } }], until };
    };
    await take(here, 'b');
    for (const who of ['cyd', 'dan']) await take(here, 'a', who);
    await quiet.outcome(here.log.decide(envelope(), room('a'), patient, { locked: true }));
    expect(readFrom(here).at(-1)?.[0]).toBe(3);
  });

  it('it is in memory, where that has gone on since it was read for the command', async () => {
    for (const id of ['a', 'b']) await take(there, id);
    const here = await quiet.open();
    const { fate, release } = held();
    here.next('read-tails', (go) => go(), fate);
    const onwards = (read: Read): Decision => {
      for (const id of ['a', 'b']) read(room(id));
      return { events: [{ stream: room('a'), type: 'SeatTaken', data: { who: 'bob' } }], until };
    };
    const told = here.log.decide(envelope(), room('a'), onwards, { locked: true });
    await quiet.pass();
    for (const who of ['cyd', 'dan']) await take(here, 'a', who);
    release();
    await quiet.outcome(told);
    expect(readFrom(here)).toEqual([[0], [0], [3, 1]]);
  });
});

it('no more than four short pages are read under the lock: who needs more is loaded beside, and comes again', async () => {
  await take(there, 'a');
  for (let nth = 0; nth < 9; nth += 1) await take(there, 'long', 'x'.repeat(300_000) + nth);
  const here = await quiet.open();
  let runs = 0;
  const surprising = (read: Read): Decision => {
    read(room('a'));
    runs += 1;
    if (runs > 1) read(room('long'));
    return { events: [{ stream: room('a'), type: 'SeatTaken', data: { who: 'bob' } }], until };
  };
  const told = here.log.decide(envelope(), room('a'), surprising, { locked: true });
  expect(await quiet.outcome(told)).toMatchObject({ version: 2 });
  const underLock = here.asked.slice(here.asked.indexOf('lock-shard'), here.asked.indexOf('commit'));
  expect(underLock.filter((what) => what === 'read-tails')).toHaveLength(5);
});

it('a stream that was found to be long is read no further under the lock, where another one is needed with it', async () => {
  const here = await quiet.open();
  const onwards = (read: Read): Decision => {
    const next = read(room('sign')).state.taken.at(-1)!;
    read.all([room('long'), room(next)]);
    return { events: [{ stream: room('long'), type: 'SeatTaken', data: { who: 'bob' } }], until };
  };
  await take(there, 'sign', 'a');
  await take(there, 'long');
  await quiet.outcome(here.log.decide(envelope(), room('long'), onwards));
  for (let nth = 0; nth < 9; nth += 1) await take(there, 'long', 'x'.repeat(300_000) + nth);
  await take(there, 'sign', 'b');
  here.asked.length = 0;
  const told = here.log.decide(envelope(), room('long'), onwards, { locked: true });
  expect(await quiet.outcome(told)).toMatchObject({ version: 12 });
  const underLock = here.asked.slice(here.asked.indexOf('lock-shard'), here.asked.indexOf('commit'));
  expect(underLock.filter((what) => what === 'read-tails')).toHaveLength(4);
});
