import { Catalogue } from '../../../../libs/event-store/src/catalogue/catalogue.js';
import type { Envelope } from '../../../../libs/event-store/src/envelope.js';
import { IdempotencyKeyReused, WriteContention } from '../../../../libs/event-store/src/failures.js';
import { unwritten } from '../../../../libs/event-store/src/streams/folded-stream.js';
import type { Read } from '../../../../libs/event-store/src/streams/stream.js';
import { StreamCache } from '../../../../libs/event-store/src/streams/stream-cache.js';
import { realWorld } from '../../../../libs/event-store/src/world/real-world.js';
import { placeOf } from '../../../../libs/event-store/src/writing/answer.js';
import { conclude } from '../../../../libs/event-store/src/writing/conclude.js';
import { Group } from '../../../../libs/event-store/src/writing/group.js';
import { type Pending, pendingOf, suffer } from '../../../../libs/event-store/src/writing/pending.js';
import { refusedAt } from '../../../../libs/event-store/src/writing/refused-at.js';
import type { Known, Outcome } from '../../../../libs/event-store/src/writing/settlement.js';
import { type Command, reach } from '../../../../libs/event-store/src/writing/verdict.js';

const catalogue = new Catalogue({ Counted: [{ schema: { '~standard': { validate: () => ({}) } } }] });
const { POSITIVE_INFINITY: until } = Number;

/** Counts, and fails at what is stored where it `isBroken`. */
const counter = (name: string, isBroken = false) => ({
  name,
  initial: 0,
  evolve: (state: unknown, { position }: { position: number }) => {
    if (isBroken && position > 0) throw new TypeError('x is not a function');
    return (state as number) + 1;
  },
});
type Counter = ReturnType<typeof counter>;
const [a, b, broken] = [counter('a'), counter('b'), counter('broken', true)];

const counts =
  (...streams: readonly Counter[]): Command['decide'] =>
  (read) => {
    read.all(streams);
    return { events: streams.map((stream) => ({ stream, type: 'Counted', data: {} })), until } as never;
  };

const looks =
  (...streams: readonly Counter[]): Command['decide'] =>
  (read) => {
    read.all(streams);
    return { events: [], until };
  };

interface Sent {
  readonly decide: Command['decide'];
  readonly subject?: Counter;
  readonly more?: Partial<Envelope>;
  readonly before?: (pending: Pending) => void;
}

/** Commands that were sent in one call, and what becomes of them. */
const sent = (...all: readonly Sent[]) => {
  const told: unknown[] = [];
  const group = new Group(false);
  for (const [nth, { decide, subject = a, more, before }] of all.entries()) {
    const envelope = { tenant: 'acme', commandId: `c${nth}`, actor: 'test/1', correlationId: 'test', ...more };
    const command: Command = { catalogue, vault: null, newId: realWorld.newId, subject, envelope, decide };
    const answers = {
      settle: (answer: unknown) => void told.push([`c${nth}`, answer]),
      fail: (error: unknown) => void told.push([`c${nth}`, error]),
    };
    const pending = pendingOf(command, { unheardOf: [], locked: false }, 0, answers);
    before?.(pending);
    const states = group.states(pending, (key) => unwritten(counter(key.slice('acme '.length))));
    group.add(pending, reach(command, states, 1_000));
  }
  group.sent();
  const cache = new StreamCache({ streams: 10, bytes: 1e6 }, catalogue);
  const answered = (...outcomes: readonly Outcome[]) => conclude(cache, group, outcomes);
  return { told, group, cache, answered };
};

const stored = (position: number): Outcome => ({ outcome: 'stored', position, recordedAt: 5_000.75 });
const nothing = (position: number): Outcome => {
  return { outcome: 'stored', position: null, end: { position, mark: '00000001' }, recordedAt: 5_000 };
};

describe('a command that is stored', () => {
  it('is answered by its own stream as it then stands, and all that it wrote is in memory as it stands', () => {
    const { told, cache, answered } = sent({ decide: counts(a, a, b) });
    expect(answered(stored(9))).toMatchObject({ head: { position: 9 }, troubles: [], unfolded: [] });
    const answer = { state: 2, version: 2, position: 8, recordedAt: 5_000, appended: true, replayed: false };
    expect(told).toEqual([['c0', expect.objectContaining(answer)]]);
    expect(cache.get('acme a')).toMatchObject({ version: 2, position: 8 });
    expect(cache.get('acme b')).toMatchObject({ version: 1, position: 9 });
  });

  it('is answered by what it wrote where that is not its own stream', () => {
    const { told, answered } = sent({ decide: counts(b) });
    answered(stored(9));
    expect(told).toEqual([['c0', expect.objectContaining({ version: 1, position: 9, appended: true })]]);
  });

  it('is answered by what it looked at where it wrote nothing, and by the beginning where it did not even look', () => {
    const { told, cache, answered } = sent(
      { decide: counts(a) },
      { decide: looks(a) },
      { decide: looks(), subject: b },
    );
    expect(answered(stored(4), nothing(3), nothing(3)).head).toMatchObject({ position: 4 });
    expect(told.slice(1)).toEqual([
      ['c1', expect.objectContaining({ version: 1, position: 4, appended: false })],
      ['c2', expect.objectContaining({ version: 0, position: 0, appended: false })],
    ]);
    expect(cache.report().streams).toBe(1);
  });
});

describe('a fold that fails', () => {
  it('leaves its command and those that are built on it to be answered from the log, and nothing of them in memory', () => {
    const { told, group, cache, answered } = sent(
      { decide: counts(a) },
      { decide: counts(a, broken) },
      { decide: counts(a) },
      { decide: looks(broken), subject: broken },
      { decide: counts(b), subject: b },
    );
    for (const each of [a, broken]) cache.keep(`acme ${each.name}`, unwritten(each));
    const { troubles, unfolded, head } = answered(stored(4), stored(6), stored(7), nothing(3), stored(8));
    expect(told.map((each) => (each as unknown[])[0])).toEqual(['c0', 'c4']);
    expect(unfolded).toEqual(group.members.slice(1, 4));
    expect(troubles.map((each) => (each as Error).message)).toEqual([
      expect.stringContaining('x is not a function'),
      'a could not be folded over what is stored',
      'broken could not be folded over what is stored',
    ]);
    expect(head).toMatchObject({ position: 8 });
    expect(['a', 'broken', 'b'].map((name) => cache.peek(`acme ${name}`)?.version)).toEqual([undefined, undefined, 1]);
  });

  it('is asked of the log at the version that its command made, or else looked at', () => {
    const { group } = sent({ decide: counts(a, a, b) }, { decide: looks(a) }, { decide: counts(b) });
    expect(group.members.map(placeOf)).toMatchObject([
      { stream: 'a', version: 2 },
      { stream: 'a', version: 2 },
      { stream: 'b', version: 2 },
    ]);
  });
});

it('a state that cannot be kept is not in memory, which is a trouble and no matter to its command', () => {
  const { told, cache, answered } = sent({ decide: counts(a) });
  cache.keep('acme a', unwritten(a));
  const heavy = new RangeError('cannot be weighed');
  const keep = () => {
    throw heavy;
  };
  Object.assign(cache, { keep });
  expect(answered(stored(4)).troubles).toEqual([heavy]);
  expect(told).toEqual([['c0', expect.objectContaining({ version: 1 })]]);
  expect(cache.peek('acme a')).toBeUndefined();
});

describe('a command that is not stored by this call', () => {
  const idempotency = { key: 'k', fingerprint: 'f' };
  const known = (more: Partial<Known> = {}): Outcome => {
    const place = { stream: 'a', version: 1, position: 3, recordedAt: 2_000 };
    return {
      outcome: 'known',
      known: { command: 'other', event: 'e1', fingerprint: 'f', ...place, ...more },
      recordedAt: 5_000,
    };
  };

  it('is replayed where an earlier request of its key has stored the same, and tells nobody how far the log goes', () => {
    const { told, group, answered } = sent({ decide: counts(a), more: { idempotency } });
    const { replays, head } = answered(known());
    expect(replays).toEqual([{ member: group.members[0], known: (known() as { known: Known }).known, isOwn: false }]);
    expect([told, head]).toEqual([[], null]);
  });

  it('is told when its key was used, where that was for something else', () => {
    const { told, answered } = sent({ decide: counts(a), more: { idempotency } });
    expect(answered(known({ fingerprint: 'g' }))).toMatchObject({ replays: [], again: [] });
    expect(told).toEqual([['c0', new IdempotencyKeyReused(2_000)]]);
  });

  it('is replayed where a sending has stored it that was said to have come to nothing', () => {
    const { group, answered } = sent({ decide: counts(a) });
    const { id } = group.call().settlements[0]!.events[0]!;
    for (const { pending } of group.members)
      suffer(pending, { what: 'failed', failure: 'elsewhere', members: 1 }, new Error('read only'));
    group.renew();
    group.sent();
    expect(answered(known({ command: 'c0', event: id, fingerprint: null })).replays).toMatchObject([{ isOwn: false }]);
  });

  it('is told that it is not known, of what is known of it before it was sent: the writer has lost count', () => {
    const { told, group, answered } = sent({ decide: counts(a) });
    for (const { pending } of group.members) pending.fate = { ...pending.fate, phase: 'sealed' };
    expect(answered(known())).toMatchObject({ replays: [], again: [] });
    expect(told).toEqual([['c0', expect.objectContaining({ message: expect.stringContaining('has lost count') })]]);
  });

  it('is decided again where it came too late, also if it was sent before, and told of contention after the last time', () => {
    const late = { outcome: 'late', recordedAt: 5_000 } as const;
    const { told, group, answered } = sent(
      { decide: counts(a) },
      { decide: counts(b), before: (pending) => Object.assign(pending, { fate: { ...pending.fate, attempts: 3 } }) },
    );
    group.renew();
    expect(answered(late, late)).toMatchObject({ again: [group.members[0]], replays: [], unfolded: [] });
    expect(told).toEqual([['c1', new WriteContention(4)]]);
  });

  it('is decided again where what it lacks cannot be folded, which is not in memory then', () => {
    const { cache, group, answered } = sent({ decide: counts(a) });
    cache.keep('acme a', unwritten(a));
    const events = [{ stream: 'a', version: 2, id: 'e2', type: 'Counted', schemaVersion: 1, data: {}, position: 2 }];
    const missing = [{ tenant: 'acme', stream: 'a', version: 2, otherPast: false, events }];
    const { again, missing: keys } = answered({ outcome: 'behind', missing: missing as never, recordedAt: 5_000 });
    expect([again, keys]).toEqual([group.members, ['acme a']]);
    expect(cache.peek('acme a')).toBeUndefined();
  });
});

describe('a refusal', () => {
  /** Refuses by what it makes of its reading; the first time, or any time. */
  const refuses = (says: (read: Read, run: number) => unknown): Command['decide'] => {
    let run = 0;
    return (read) => {
      run += 1;
      throw new Error(`${says(read, run)}`);
    };
  };
  const range = { from: 'r', to: 's', stream: counter };
  const listed = (pending: Pending) => void pending.names.set('r s', { range, names: ['r1', 'r2'] });
  const told = (decide: Command['decide'], first: Command['decide'] = counts(a)) => {
    const call = sent({ decide: first }, { decide, before: listed });
    call.answered(stored(4), nothing(3));
    const [, error] = call.told[1] as [string, Error];
    return error;
  };

  it('is true where the log ended, or behind what it was built on', () => {
    const [alone, built] = [told(refuses(() => 'no')), told(refuses((read) => read(a).state))];
    expect([alone, built].map((error) => refusedAt(error)?.position)).toEqual([3, 4]);
  });

  it('is told by what it was where it is built on nothing of its call', () => {
    expect(told(refuses((read, run) => `run ${run}: ${read(b).state}`)).message).toBe('run 1: 0');
  });

  it('on what the call has written is decided once more, on that as it stands and on all else as it was', () => {
    const seen = (read: Read, run: number) => {
      const position = read(a).recent.at(-1)?.position;
      const others = [read(b).state, read.hint([counter('c')])[0]!.state];
      return [run, position, ...others, read.range('r', 's', counter).length];
    };
    expect(told(refuses(seen)).message).toBe('2,4,0,0,2');
  });

  it.each<[string, (read: Read) => unknown]>([
    ['a stream', (read) => read(counter('elsewhere'))],
    ['a range of streams', (read) => read.range('x', 'y', counter)],
  ])('that would need %s when decided once more is told as it was', (_, needs) => {
    const surprising = refuses((read, run) => (run > 1 ? needs(read) : `run ${run}: ${read(a).state}`));
    expect(told(surprising).message).toBe('run 1: 1');
  });

  it('that would be none when decided once more is told as it was', () => {
    let runs = 0;
    const passing: Command['decide'] = (read) => {
      runs += 1;
      if (runs > 1) return { events: [], until };
      throw new Error(`run ${runs}: ${read(a).state}`);
    };
    expect(told(passing).message).toBe('run 1: 1');
  });
});
