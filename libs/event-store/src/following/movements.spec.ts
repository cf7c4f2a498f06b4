import { Movements, ShardMovements } from './movements.js';

/** Eight characters that tell one event from another. */
const markOfName = (stream: string) => stream.padStart(8, '0').slice(-8);

/** A shard of events `[tenant, stream]`, the first at position 1, and how it is asked for. */
const shardOf = (events: [string, string][]) => {
  const asked: string[] = [];
  let waiting: Promise<unknown> = Promise.resolve();
  const row = (at: number) => ({ position: at, id: `${at}${markOfName(events[at - 1]![1])}` });
  const query = async ({ name, values }: { readonly name: string; readonly values: readonly number[] }) => {
    asked.push(name);
    const [, from = 0, limit = 0] = values;
    await waiting;
    if (name === 'slotlog-read-head') return { rows: events.length === 0 ? [] : [row(events.length)] };
    const looked = events
      .map((_, at) => at + 1)
      .filter((at) => at >= from)
      .slice(0, limit);
    const streams = looked.filter((at) => at > from).map((at) => [...events[at - 1]!, at]);
    const last = looked.length === 0 ? null : row(looked.at(-1)!);
    return { rows: [{ before: events[from - 1] ? row(from).id : null, last, looked: looked.length, streams }] };
  };
  const losing: ((shard: number) => void)[] = [];
  const movements = new Movements({ query } as never, ['agenda'], (listener) => losing.push(listener));
  return {
    events,
    asked,
    look: () => movements.look(8),
    lose: () => losing[0]!(8),
    hold: (until: Promise<unknown>) => {
      waiting = until;
    },
  };
};

const far = (count: number): [string, string][] => Array.from({ length: count }, (_, nth) => ['t', `agenda/c/${nth}`]);

it('a stream that moves after the first look is known, by what its name begins with and whose it is', async () => {
  const { events, look } = shardOf(far(3));
  expect(await look()).toMatchObject({ since: 3, end: { position: 3 } });
  events.push(['t', 'agenda/c/one'], ['u', 'agenda/c/two'], ['t', 'agenda/c/one'], ['t', 'service/s']);
  const known = await look();
  expect(known).toMatchObject({ since: 3, end: { position: 7 } });
  expect([...known.of('t', 'agenda/c')]).toEqual([['one', 6]]);
  expect([...known.of('t', 'service/s')]).toEqual([['', 7]]);
  expect([...known.of('t', 'agenda/d')]).toEqual([]);
});

it('all who ask while one looks are told by one look that begins afterwards', async () => {
  const { events, asked, look, hold } = shardOf(far(1));
  await look();
  let release = () => {};
  hold(new Promise<void>((resolve) => (release = resolve)));
  const first = look();
  await Promise.resolve();
  await Promise.resolve();
  const others = [look(), look(), look()];
  events.push(['t', 'agenda/c/late']);
  release();
  await first;
  const told = await Promise.all(others);
  expect(told.map((known) => known.end.position)).toEqual([2, 2, 2]);
  expect(asked.length).toBeLessThanOrEqual(3);
});

it('after too long a way nothing is known of it, and what was there stays what it was', async () => {
  const { events, look } = shardOf(far(1));
  const { past } = await look();
  events.push(...far(5_000));
  const known = await look();
  expect([known.since, known.end.position, [...known.of('t', 'agenda/c')]]).toEqual([5_001, 5_001, []]);
  expect(known.past).toBe(past);
});

it('more streams than are remembered are forgotten', () => {
  const known = new ShardMovements({ position: 0, mark: '00000000' });
  const streams = Array.from({ length: 20_001 }, (_, nth) => ['t', `agenda/c/${nth}`, nth + 1] as const);
  known.goOn({ position: 20_001, mark: '0000abcd' }, streams);
  expect([known.since, [...known.of('t', 'agenda/c')]]).toEqual([20_001, []]);
});

it('as many streams as are remembered are kept, however often one of them moves', () => {
  const known = new ShardMovements({ position: 0, mark: '00000000' });
  const streams = Array.from({ length: 20_000 }, (_, nth) => ['t', `agenda/c/${nth}`, nth + 1] as const);
  known.goOn({ position: 20_000, mark: '0000abcd' }, streams);
  known.goOn({ position: 20_002, mark: '0000abcd' }, [
    ['t', 'agenda/c/7', 20_001],
    ['t', 'agenda/c/7', 20_002],
  ]);
  expect([known.since, known.of('t', 'agenda/c').size, known.of('t', 'agenda/c').get('7')]).toEqual([
    0, 20_000, 20_002,
  ]);
});

it('parts of a name are told apart', () => {
  const known = new ShardMovements({ position: 0, mark: '00000000' });
  known.goOn({ position: 2, mark: '0000abcd' }, [
    ['t', 'agenda/c/one/two', 1],
    ['t', 'agenda/c/onetwo', 2],
  ]);
  expect([...known.of('t', 'agenda/c')]).toEqual([
    ['one/two', 1],
    ['onetwo', 2],
  ]);
});

it('a shard that nothing was ever stored in may be looked at as often as one likes', async () => {
  const { events, look } = shardOf([]);
  await look();
  expect(await look()).toMatchObject({ since: 0, end: { position: 0 } });
  events.push(['t', 'agenda/c/one']);
  expect([...(await look()).of('t', 'agenda/c')]).toEqual([['one', 1]]);
});

it('another event where one stood, or word of a loss, makes it another past', async () => {
  const { events, look, lose } = shardOf(far(2));
  const { past } = await look();
  events.length = 1;
  events.push(['t', 'agenda/elsewhere/1'], ['t', 'agenda/c/2']);
  const other = await look();
  expect(other.past).not.toBe(past);
  lose();
  expect((await look()).past).not.toBe(other.past);
});
