import type { Problem } from '../http/problems/problem.js';
import { OpenStreams, processStops } from './open-streams.js';

const shard = 8;
const key = {
  tenant: 'default',
  shard,
  kind: 'secret',
  actor: 'api-key/key_1',
  place: '192.0.2.1',
  keyId: 'key_1',
  endsAt: null,
} as const;
const person = (name: string, place = '192.0.2.1') =>
  ({ tenant: 'default', shard, kind: 'person', actor: `customer/${name}`, place, keyId: null, endsAt: 7 }) as const;

let streams: OpenStreams;
let ends: (() => void)[];
let watched: Map<Streamer, () => void>;

const watch = (credential: Streamer, ended: () => void) => {
  watched.set(credential, ended);
  return () => void watched.delete(credential);
};

beforeEach(() => {
  streams = new OpenStreams({ inAll: 6, perKey: 4, perPerson: 2, perAddress: 3, perTenant: 9 }, { watch } as never);
  ends = [];
  watched = new Map();
});

type Streamer = Parameters<OpenStreams['begin']>[0];

const open = (caller: Streamer) => streams.begin(caller, (end) => ends.push(end));
const refusal = (caller: Streamer) => {
  try {
    open(caller);
  } catch (error) {
    return [(error as Problem).code, (error as Problem).detail];
  }
  return null;
};

it('one key has so many streams open, and another one others', () => {
  for (let at = 0; at < 4; at += 1) open(key);
  expect(refusal(key)).toEqual(['quota-exceeded', 'This caller has 4 streams open, the maximum.']);
  expect(refusal({ ...key, tenant: 'other' })).toBeNull();
});

it('one person has so many, and all persons at one address so many', () => {
  for (let at = 0; at < 2; at += 1) open(person('ada'));
  expect(refusal(person('ada', '192.0.2.2'))).toEqual(['quota-exceeded', expect.stringContaining('This caller has 2')]);
  open(person('bob'));
  expect(refusal(person('cleo'))).toEqual(['quota-exceeded', expect.stringContaining('This address has 3')]);
  expect(refusal(person('cleo', '192.0.2.2'))).toBeNull();
});

it('a public key has as many as its addresses', () => {
  const visitor = (place: string) => ({ ...key, kind: 'public', place }) as const;
  for (let at = 0; at < 3; at += 1) open(visitor('192.0.2.1'));
  expect(refusal(visitor('192.0.2.1'))).toEqual(['quota-exceeded', expect.stringContaining('This address has 3')]);
  for (let at = 0; at < 3; at += 1) open(visitor('192.0.2.2'));
});

it('all persons and visitors of one tenant have so many, and those of another one others', () => {
  streams = new OpenStreams({ inAll: 9, perKey: 4, perPerson: 2, perAddress: 9, perTenant: 3 }, { watch } as never);
  const visitor = { ...key, kind: 'public' } as const;
  for (const caller of [visitor, visitor, person('ada')]) open(caller);
  expect(refusal(person('bob'))).toEqual(['quota-exceeded', expect.stringContaining('look at this together has 3')]);
  expect([refusal(key), refusal({ ...visitor, tenant: 'other' })]).toEqual([null, null]);
});

it('somebody who finds no room is told what will do, and not to knock for half a minute', () => {
  for (let at = 0; at < 4; at += 1) open(key);
  const knock = () => streams.begin(key, () => {}, ' Look again instead.');
  const detail = expect.stringMatching(/Look again instead\.$/);
  expect(knock).toThrow(expect.objectContaining({ detail, retry: { strategy: 'same-request', afterMs: 30_000 } }));
});

it('in all there are no more than so many, whosoever they are', () => {
  for (let at = 0; at < 4; at += 1) open(key);
  for (let at = 0; at < 2; at += 1) open(person('ada'));
  expect(refusal({ ...key, actor: 'api-key/key_2' })).toEqual(['quota-exceeded', expect.stringContaining('6 streams')]);
});

it('one that has ended is counted no more, and once', () => {
  for (let at = 0; at < 2; at += 1) open(person('ada'));
  ends[0]!();
  ends[0]!();
  expect(refusal(person('ada'))).toBeNull();
  expect(refusal(person('ada'))).not.toBeNull();
});

it('one ends with what it was opened with, and nothing is watched any more', () => {
  const signal = open(key);
  const other = open(person('ada'));
  watched.get(key)!();
  expect([signal.aborted, other.aborted]).toEqual([true, false]);
  expect([...watched.keys()]).toEqual([person('ada')]);
  ends[1]!();
  expect(watched.size).toBe(0);
});

it('when the process stops all end, and so does whoever comes after that', () => {
  const before = open(key);
  streams.onModuleDestroy();
  const after = open(key);
  for (const signal of [before, after]) expect([signal.aborted, signal.reason]).toEqual([true, processStops]);
  expect(watched.size).toBe(0);
});
