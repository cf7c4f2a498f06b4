import { befall } from './befall.js';
import { bornOf, type Failure, type Fate, type Happening, type Next, type Told } from './fate.js';

const born = bornOf({ locked: false });
const sealed: Fate = { ...born, phase: 'sealed' };
const sent: Fate = { ...sealed, phase: 'sent', call: { underLock: false, event: 'e9', sends: 1 } };
const committing: Fate = { ...sent, locked: true, attempts: 1, call: { underLock: true, event: 'e9', sends: 1 } };

/** What its caller is told, or else what is next. */
type Outcome = Told | Exclude<Next, { tell: Told }>;
const outcomeOf = (next: Next): Outcome => (typeof next === 'object' ? next.tell : next);

const again = 'decide-under-lock';
const last = { attempts: 3, locked: true };
const unheard = { unheard: ['e1'] };
const thrice = { ...sent, call: { ...sent.call, sends: 3 } };

const situations: readonly (readonly [Fate, members?: number])[] = [
  [born],
  [{ ...sealed, ...unheard }],
  [{ ...sealed, ...last }],
  [sent],
  [thrice],
  [{ ...thrice, call: { ...thrice.call, event: null } }],
  [thrice, 2],
  [committing],
  [{ ...committing, ...last }],
];

/** Waiting; sealed, an earlier call of it unheard; sealed for the last time; sent; thrice; thrice with no event; thrice with another; committing under the lock; for the last time. */
const ofFailures: Record<Failure, readonly Outcome[]> = {
  again: [again, again, 'contention', again, again, again, again, again, 'contention'],
  elsewhere: [again, again, 'busy', 'send-again', again, again, again, again, 'busy'],
  'turned-away': ['busy', 'unknown', 'busy', 'send-again', 'busy', 'busy', 'busy', 'busy', 'busy'],
  unconnected: ['busy', 'unknown', 'busy', 'busy', 'busy', 'busy', 'busy', 'busy', 'busy'],
  busy: ['busy', 'unknown', 'busy', 'busy', 'busy', 'busy', 'busy', 'busy', 'busy'],
  'storage-full': ['storage-full', 'unknown', ...Array<Outcome>(7).fill('storage-full')],
  'connection-lost': [again, again, 'busy', 'send-again', 'unknown', again, 'unknown', again, 'unknown'],
  unsure: [again, again, 'busy', 'unknown', 'unknown', again, 'unknown', 'unknown', 'unknown'],
  'wrong-time': ['cause', 'unknown', ...Array<Outcome>(7).fill('cause')],
  rejected: ['cause', 'unknown', 'cause', 'cause', 'cause', 'cause', 'decide', 'cause', 'cause'],
  ours: ['cause', 'unknown', 'cause', 'unknown', 'unknown', 'cause', 'decide', 'unknown', 'unknown'],
};

const failures = Object.keys(ofFailures) as Failure[];
const leavesOpen = new Set<Failure>(['connection-lost', 'unsure', 'ours']);

describe.each(failures)('a call that failed: %s', (failure) => {
  it.each(situations.map(([before, members = 1], at) => [before, members, ofFailures[failure][at]!] as const))(
    '%p of %d: %s',
    (before, members, outcome) => {
      const { fate, next } = befall(before, { what: 'failed', failure, members });
      expect(outcomeOf(next)).toBe(outcome);
      const isLearnt = before.phase === 'sent' && before.call.event !== null && leavesOpen.has(failure);
      expect(fate.unheard).toEqual([...before.unheard, ...(isLearnt ? ['e9'] : [])]);
      if (outcome === again)
        expect(fate).toMatchObject({ phase: 'waiting', attempts: before.attempts + 1, locked: true });
      if (outcome === 'decide') expect(fate).toMatchObject({ phase: 'waiting', alone: true });
      if (outcome === 'send-again') expect(fate).toMatchObject({ phase: 'sealed', call: before.call });
    },
  );
});

it.each<[Failure, Outcome]>([
  ['rejected', 'cause'],
  ['ours', 'cause'],
  ['connection-lost', 'busy'],
])('a command that needs what could not be loaded fails, %s: %s', (failure, outcome) => {
  expect(outcomeOf(befall(born, { what: 'unread', failure }).next)).toBe(outcome);
  expect(outcomeOf(befall({ ...born, ...unheard }, { what: 'unread', failure }).next)).toBe('unknown');
});

/** Every fate that any order of happenings leads to, each with what may happen next. */
const walk = (visit: (before: Fate, happening: Happening, outcome: Outcome) => void) => {
  const everything: readonly Happening[] = [
    ...(['contended', 'stored', 'behind', 'late', 'unconcluded'] as const).map((what) => ({ what })),
    { what: 'known', known: { command: 'c1', event: 'e1', fingerprint: null }, command: 'c1', fingerprint: null },
    ...[true, false].map((underLock) => ({ what: 'sealed', underLock }) as const),
    ...[null, 'e8', 'e9'].map((event) => ({ what: 'sent', event }) as const),
    ...failures.map((failure) => ({ what: 'unread', failure }) as const),
    ...failures.flatMap((failure) => [1, 2].map((members) => ({ what: 'failed', failure, members }) as const)),
  ];
  const seen = new Set<string>();
  const waiting = [born];
  for (const before of waiting)
    for (const happening of everything) {
      const { fate, next } = befall(before, happening);
      visit(before, happening, outcomeOf(next));
      const key = JSON.stringify(fate);
      if (!seen.has(key)) waiting.push(fate);
      seen.add(key);
    }
  return waiting;
};

it('whatever happens in whatever order: once a call of it is unheard, nobody is told that nothing was stored', () => {
  const told = new Set<Outcome>();
  const reached = walk((before, _, outcome) => {
    if (before.unheard.length > 0) told.add(outcome);
  });
  expect(reached.length).toBeGreaterThan(100);
  for (const nothingStored of ['cause', 'busy', 'contention', 'storage-full'] as const)
    expect(told).not.toContain(nothingStored);
});

it('whatever happens in whatever order: it is tried four times, and a call of it goes out three times', () => {
  const reached = walk(() => {});
  expect(Math.max(...reached.map(({ attempts }) => attempts))).toBe(4);
  expect(Math.max(...reached.map(({ call }) => call.sends))).toBe(3);
  expect(reached.filter(({ phase, attempts }) => attempts === 4 && phase !== 'concluded')).toEqual([]);
});
