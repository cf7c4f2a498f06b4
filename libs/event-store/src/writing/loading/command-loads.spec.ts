import pg from 'pg';
import { Catalogue } from '../../catalogue/catalogue.js';
import { Busy } from '../../failures.js';
import { bytesOfPage } from '../../sql/reading/read-tails.js';
import { NotLoaded } from '../../streams/reading.js';
import { StreamCache } from '../../streams/stream-cache.js';
import { realWorld } from '../../world/real-world.js';
import { type Pending, pendingOf } from '../pending.js';
import type { WriterPlace } from '../writer-place.js';
import { CommandLoads } from './command-loads.js';

const counter = (name: string) => ({ name, initial: 0, evolve: (state: unknown) => (state as number) + 1 });
const catalogue = new Catalogue({ Counted: [{ schema: { '~standard': { validate: () => ({}) } } }] });
const refused = (code: string) => Object.assign(new pg.DatabaseError('said the server', 1, 'error'), { code });

/** A log of short streams and one, `long`, whose three events are a page each; `fails` says what comes of a read instead. */
const desk = (fails: (asked: string) => Error | null = () => null) => {
  const reads: string[] = [];
  const back: string[][] = [];
  const failed: [string, unknown][] = [];
  const query = async ({ values }: { values: readonly unknown[] }) => {
    const [, , names, versions] = values as readonly [unknown, unknown, string[], number[]];
    const asked = names.map((name, at) => `${name} ${versions[at]}`).join();
    reads.push(asked);
    const failure = fails(asked);
    if (failure) throw failure;
    return { rows: names.map((name, at) => rowOf(name, at + 1, versions[at]! + 1)) };
  };
  const place = {
    ...{ shard: 1, vault: null, world: realWorld, reads: (read: (db: unknown) => unknown) => read({ query }) },
    cache: new StreamCache({ streams: 100, bytes: 1e6 }, catalogue),
  } as unknown as WriterPlace;
  const nameOf = ({ command }: Pending) => command.envelope.commandId;
  const loads = new CommandLoads(place, (ready) => void back.push(ready.map(nameOf)));
  const lacking = (...names: readonly string[]) => {
    const envelope = { tenant: 'acme', commandId: names.join(), actor: 'test/1', correlationId: 'test' };
    const command = { catalogue, vault: null, newId: realWorld.newId, envelope, subject: counter('a') };
    const fail = (error: unknown) => failed.push([nameOf(pending), error]);
    const pending = pendingOf({ ...command, decide: () => ({}) as never }, { unheardOf: [], locked: false }, 0, {
      settle: () => {},
      fail,
    });
    return { pending, needs: new NotLoaded(names.map(counter)) };
  };
  /** All that comes of a load, the last that comes of it included. */
  const load = async (...unready: readonly ReturnType<typeof lacking>[]) => {
    await loads.load(unready);
    const hadAtFirst = unready.map(({ pending }) => has(pending));
    await realWorld.turn();
    return hadAtFirst;
  };
  return { load, lacking, reads, back, failed };
};

const rowOf = (stream: string, ord: number, version: number) => {
  const isLong = stream === 'long';
  if (version > (isLong ? 3 : 1)) return { ord, same: true, position: null };
  const event = { stream, version, id: `${stream}-${version}`, type: 'Counted', schemaVersion: 1, data: {} };
  return {
    ord,
    same: true,
    position: version,
    recordedAt: 0,
    actor: 'test/1',
    size: isLong ? bytesOfPage : 1,
    ...event,
  };
};

const has = ({ loaded }: Pending) => [...loaded].map(([key, { version }]) => `${key} ${version}`);

it('commands come back together when what they lack is read, which is read at once, and each has what it lacked', async () => {
  const { load, lacking, reads, back } = desk();
  const [first, second] = [lacking('a', 'b'), lacking('b')];
  await load(first, second);
  expect([reads, back]).toEqual([['a 0,b 0'], [['a,b', 'b']]]);
  expect([has(first.pending), has(second.pending)]).toEqual([['acme a 1', 'acme b 1'], ['acme b 1']]);
});

it('a command that lacks a long stream comes back by itself when that is read, with all that it lacked', async () => {
  const { load, lacking, reads, back, failed } = desk();
  const [quick, patient] = [lacking('a'), lacking('a', 'long')];
  expect(await load(quick, patient)).toEqual([['acme a 1'], ['acme a 1']]);
  expect(back).toEqual([['a'], ['a,long']]);
  expect(has(patient.pending)).toEqual(['acme a 1', 'acme long 3']);
  expect([reads, failed]).toEqual([['a 0,long 0', 'long 1', 'long 2', 'long 3'], []]);
});

it('a command whose long stream cannot be read to its end is told why, and does not come back', async () => {
  const broken = refused('22012');
  const { load, lacking, back, failed } = desk((asked) => (asked === 'long 2' ? broken : null));
  await load(lacking('a'), lacking('long'));
  expect([back, failed]).toEqual([[['a']], [['long', broken]]]);
});

it('commands are loaded for one by one where the read for all of them fails for good, so that one fails alone', async () => {
  const broken = refused('22012');
  const { load, lacking, reads, back, failed } = desk((asked) => (asked.includes('b') ? broken : null));
  await load(lacking('a'), lacking('b'), lacking('c'));
  expect(reads).toEqual(['a 0,b 0,c 0', 'a 0', 'b 0', 'c 0']);
  expect([back, failed]).toEqual([[['a'], ['c']], [['b', broken]]]);
});

it('commands are all told that it is busy where the read for them fails for now, and nothing is read again', async () => {
  const full = refused('53200');
  const { load, lacking, reads, back, failed } = desk(() => full);
  const all = [lacking('a'), lacking('b')];
  await load(...all);
  const busy = expect.objectContaining({ cause: full });
  expect([reads, back, failed]).toEqual([
    ['a 0,b 0'],
    [],
    [
      ['a', busy],
      ['b', busy],
    ],
  ]);
  for (const [, error] of failed) expect(error).toBeInstanceOf(Busy);
  expect(all.map(({ pending }) => pending.fate.phase)).toEqual(['concluded', 'concluded']);
});
