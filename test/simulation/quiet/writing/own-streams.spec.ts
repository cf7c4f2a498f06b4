import type { Decision, Read } from '#libs/event-store';
import { envelope, type Room, room } from '#test/harness/logs/seats';
import { QuietStore } from '../quiet-store.js';

const { POSITIVE_INFINITY: until } = Number;
const [a, b] = [room('a'), room('b')];
const seat = (stream: typeof a, who: string) => ({ stream, type: 'SeatTaken', data: { who } });

/** Two seats in the room that it is about, and one in another. */
const family = (read: Read): Decision => {
  read.all([a, b]);
  return { events: [seat(a, 'ada'), seat(a, 'bob'), seat(b, 'cyd')], until };
};

it('somebody who writes several events of their own is answered with all of them, and so is whoever asks again', async () => {
  const quiet = new QuietStore();
  const here = await quiet.open();
  const told = envelope();
  const answer = { version: 2, state: { taken: ['ada', 'bob'] } };
  expect(await quiet.outcome(here.log.decide<Room>(told, a, family))).toMatchObject(answer);
  const elsewhere = await quiet.open();
  expect(await quiet.outcome(elsewhere.log.decide<Room>(told, a, family))).toMatchObject(answer);
});

it('under the lock it is decided at the time of the database, where this process’s clock is behind', async () => {
  const quiet = new QuietStore();
  const here = await quiet.open();
  quiet.store.stepClock(3_000);
  const seen: number[] = [];
  const decide = (read: Read, now: number): Decision => {
    seen.push(now);
    read(a);
    return { events: [seat(a, 'ada')], until };
  };
  await quiet.outcome(here.log.decide(envelope(), a, decide, { locked: true }));
  expect(seen.at(-1)).toBe(Math.floor(quiet.store.clock()));
});

it('a stream that is written is loaded, and expected as it stands, though the decision does not read it', async () => {
  const quiet = new QuietStore();
  const [here, elsewhere] = [await quiet.open(), await quiet.open()];
  let runs = 0;
  const decide = (): Decision => {
    runs += 1;
    return { events: [seat(a, 'ada')], until };
  };
  const write = async ({ log }: typeof here) => {
    runs = 0;
    const { version } = await quiet.outcome(log.decide(envelope(), a, decide));
    return { version, runs };
  };
  expect(await write(here)).toEqual({ version: 1, runs: 2 });
  expect(await write(here)).toEqual({ version: 2, runs: 1 });
  expect(await write(elsewhere)).toMatchObject({ version: 3 });
  expect(await write(here)).toEqual({ version: 4, runs: 2 });
});

it('more than may wait are told at once that it is busy, and those that wait are settled', async () => {
  const quiet = new QuietStore();
  const here = await quiet.open({ queue: 3 });
  const ask = (who: string) =>
    here.log.decide(envelope(), a, (read: Read): Decision => {
      read(a);
      return { events: [seat(a, who)], until };
    });
  const all = await quiet.outcome(Promise.allSettled(['1', '2', '3', '4', '5'].map(ask)));
  expect(all.map((each) => each.status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected']);
  expect(await quiet.outcome(ask('6'))).toMatchObject({ version: 4 });
});
