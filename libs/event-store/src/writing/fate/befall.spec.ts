import { befall } from './befall.js';
import { bornOf, type Fate, type Happening, type Next, type Told } from './fate.js';

const born = bornOf({ locked: false });
const sealed: Fate = { ...born, phase: 'sealed' };
const sent: Fate = { ...sealed, phase: 'sent', call: { underLock: false, event: 'e9', sends: 1 } };

const fates: Record<Fate['phase'], Fate> = {
  waiting: born,
  sealed,
  sent,
  concluded: { ...sent, phase: 'concluded' },
};

const known = (command: string, event: string, fingerprint: string | null = 'f1') =>
  ({ what: 'known', known: { command, event, fingerprint }, command: 'c1', fingerprint: 'f1' }) as const;

const happenings: Record<Happening['what'], Happening> = {
  contended: { what: 'contended' },
  unread: { what: 'unread', failure: 'connection-lost' },
  sealed: { what: 'sealed', underLock: true },
  sent: { what: 'sent', event: 'e8' },
  stored: { what: 'stored' },
  known: known('c2', 'e5'),
  behind: { what: 'behind' },
  late: { what: 'late' },
  unconcluded: { what: 'unconcluded' },
  failed: { what: 'failed', failure: 'storage-full', members: 1 },
};

/** What its caller is told, or else what is next. */
type Outcome = Told | Exclude<Next, { tell: Told }>;
const outcomeOf = (next: Next): Outcome => (typeof next === 'object' ? next.tell : next);

/** Every phase and everything that may happen, or this does not compile. */
const table: Record<Fate['phase'], Record<Happening['what'], Outcome>> = {
  waiting: {
    contended: 'decide-under-lock',
    unread: 'busy',
    sealed: 'wait',
    sent: 'impossible',
    stored: 'impossible',
    known: 'impossible',
    behind: 'impossible',
    late: 'impossible',
    unconcluded: 'impossible',
    failed: 'storage-full',
  },
  sealed: {
    contended: 'impossible',
    unread: 'impossible',
    sealed: 'impossible',
    sent: 'wait',
    stored: 'impossible',
    known: 'impossible',
    behind: 'impossible',
    late: 'impossible',
    unconcluded: 'impossible',
    failed: 'storage-full',
  },
  sent: {
    contended: 'impossible',
    unread: 'impossible',
    sealed: 'impossible',
    sent: 'impossible',
    stored: 'success',
    known: 'replay',
    behind: 'decide-under-lock',
    late: 'decide-under-lock',
    unconcluded: 'unknown',
    failed: 'storage-full',
  },
  concluded: {
    contended: 'nothing',
    unread: 'nothing',
    sealed: 'nothing',
    sent: 'nothing',
    stored: 'nothing',
    known: 'nothing',
    behind: 'nothing',
    late: 'nothing',
    unconcluded: 'nothing',
    failed: 'nothing',
  },
};

const phases = Object.keys(table) as Fate['phase'][];
const whats = Object.keys(happenings) as Happening['what'][];

it.each(phases.flatMap((phase) => whats.map((what) => [what, phase, table[phase][what]] as const)))(
  '%s while %s: %s',
  (what, phase, outcome) => {
    const { fate, next } = befall(fates[phase], happenings[what]);
    expect(outcomeOf(next)).toBe(outcome);
    if (typeof next === 'object') expect(fate).toEqual({ ...fates[phase], phase: 'concluded' });
    if (next === 'nothing') expect(fate).toBe(fates[phase]);
  },
);

it.each<[Fate, Happening, Partial<Fate>]>([
  [born, happenings.contended, { locked: true }],
  [born, happenings.sealed, { phase: 'sealed', call: { underLock: true, event: null, sends: 0 } }],
  [sealed, happenings.sent, { phase: 'sent', call: { underLock: false, event: 'e8', sends: 1 } }],
  [{ ...sent, phase: 'sealed' }, happenings.sent, { phase: 'sent', call: { underLock: false, event: 'e8', sends: 2 } }],
  [sent, happenings.behind, { phase: 'waiting', attempts: 1, locked: true }],
  [sent, happenings.late, { phase: 'waiting', attempts: 1, locked: true }],
])('%p, %p: it is %p then', (before, happening, becomes) => {
  expect(befall(before, happening).fate).toEqual({ ...before, ...becomes });
});

it.each<[Happening, Told]>([
  [known('c1', 'e1'), 'own-success'],
  [known('c1', 'e5'), 'replay'],
  [known('c2', 'e1'), 'replay'],
  [known('c2', 'e5', 'f2'), 'key-reused'],
  [known('c1', 'e5', null), 'key-reused'],
  [{ ...known('c2', 'e5', 'f2'), fingerprint: null }, 'replay'],
])('%p to a command c1 of which a sending is lost that would have stored e1: %s', (happening, outcome) => {
  expect(outcomeOf(befall({ ...sent, unheard: ['e1'] }, happening).next)).toBe(outcome);
});

it('is not taken for its own success what no sending of it was lost with', () => {
  expect(outcomeOf(befall(sent, known('c1', 'e1')).next)).toBe('replay');
});

it.each([happenings.behind, happenings.late])(
  'a fourth attempt that ends with %p is the last: contention',
  (happening) => {
    expect(outcomeOf(befall({ ...sent, attempts: 2 }, happening).next)).toBe('decide-under-lock');
    expect(outcomeOf(befall({ ...sent, attempts: 3 }, happening).next)).toBe('contention');
  },
);
