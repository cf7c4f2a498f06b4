import fc from 'fast-check';
import { beginAttempt, concludeAttempt, leaveOut } from './attempt.js';
import type { Draft, Standing } from './draft.js';
import { nextLetter } from './next-letter.js';
import { day } from './schedule.js';
import type { Told, ToldLetter } from './told-letter.js';

interface World {
  state: number;
  recipient: string;
}

const draftOf = ({ state, recipient }: World): Draft => ({
  kind: 'moved',
  from: { name: '', address: '' },
  to: [],
  recipient,
  said: { state },
  version: state,
  sequence: 0,
  isUnasked: false,
  keepUntil: 0,
  write: async () => ({ subject: '', text: `${state}`, html: '', invitation: null }),
});

/** Whoever was told something else is told what is so; state 0 is told nobody who knows nothing. */
const standingOf = (world: World): Standing => ({
  audiences: ['reader'],
  draft: async (_, told: Told | null) => {
    const known = told?.to === world.recipient ? told.said.state : 0;
    return known === world.state ? null : draftOf(world);
  },
});

/** One reader's letters, the inboxes that they come to, and what the database has of them. */
class Post {
  kept: ToldLetter | null = null;
  readonly world: World = { state: 0, recipient: 'ada' };
  readonly inboxes = new Map<string, { readonly id: string; readonly state: number }[]>();
  now = 0;

  /** Whether there was something to send. `crash`: what came of it is not written down. */
  async attempt(what: 'told' | 'refused' | 'later' | 'lost' | 'unanswered', crash: boolean): Promise<boolean> {
    const next = await nextLetter(this.kept, standingOf(this.world), 'reader');
    if (!next) return false;
    const before = this.kept;
    const letter = beginAttempt(before, next, this.now, (sequence) => `${next.draft.recipient}.${sequence}`);
    this.kept = letter;
    if (what === 'told' || what === 'unanswered') this.#arrive(letter);
    if (crash) return true;
    const why = '';
    const outcome = {
      told: { type: 'told' },
      refused: { type: 'refused', why },
      later: { type: 'later', why },
      lost: { type: 'server', why },
      unanswered: { type: 'later', why, mayHaveArrived: true },
    } as const;
    this.kept = concludeAttempt(letter, before, outcome[what], { now: this.now, chance: 0 }).letter;
    return true;
  }

  #arrive({ newest: { messageId: id, said, to } }: ToldLetter): void {
    this.inboxes.set(to, [...(this.inboxes.get(to) ?? []), { id, state: said.state as number }]);
  }
}

const step = fc.oneof(
  fc.record({ change: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ corrected: fc.constantFrom('ada', 'grace') }),
  fc.record({
    attempt: fc.constantFrom(
      'told' as const,
      'refused' as const,
      'later' as const,
      'lost' as const,
      'unanswered' as const,
    ),
    crash: fc.boolean(),
  }),
);

describe('whatever changes, fails and crashes', () => {
  it('what a reader was told last is what is so, once the server takes what it is given', async () => {
    const property = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const post = new Post();
      for (const each of steps) {
        post.now += 1_000;
        if ('change' in each) post.world.state = each.change;
        else if ('corrected' in each) post.world.recipient = each.corrected;
        else await post.attempt(each.attempt, each.crash);
      }
      for (let left = 3; left > 0 && (await post.attempt('told', false)); ) left -= 1;
      const { state, recipient } = post.world;
      const last = post.inboxes.get(recipient)?.at(-1)?.state ?? 0;
      const isRefused = post.kept?.state === 'failed' && post.kept.newest.said.state === state;
      // What a reader was told before somebody else was is not kept: nothing is nothing new to them.
      const isForgotten = state === 0 && post.kept?.told?.to !== recipient;
      expect(isRefused || isForgotten || last === state || post.kept?.told?.said.state === state).toBe(true);
      if (!isRefused && post.kept?.newest.to === recipient) expect(last).toBe(state);
      for (const inbox of post.inboxes.values())
        for (const one of inbox)
          for (const other of inbox) if (one.id === other.id) expect(one.state).toBe(other.state);
    });
    await fc.assert(property, { numRuns: 2_000 });
  });
});

describe('a letter', () => {
  const begin = async (kept: ToldLetter | null, state: number, now = 0) => {
    const next = (await nextLetter(kept, standingOf({ state, recipient: 'ada' }), 'reader'))!;
    return beginAttempt(kept, next, now, (sequence) => `${sequence}`);
  };
  const later = { type: 'later', why: '450' } as const;

  it('that is refused for now is tried for a day, under one id, and then no more', async () => {
    let now = 0;
    let kept: ToldLetter | null = null;
    const ids = new Set<string>();
    for (let pause: number | null = 0; pause !== null; now += pause ?? 0) {
      const letter = await begin(kept, 1, now);
      ids.add(letter.newest.messageId);
      ({ letter: kept, pause } = concludeAttempt(letter, kept, later, { now, chance: 0 }));
    }
    expect(kept).toMatchObject({ state: 'failed', whyNot: '450', sequence: 0 });
    expect(ids.size).toBe(1);
    expect(now).toBeGreaterThan(day / 2);
    expect(now).toBeLessThanOrEqual(day);
    expect(await nextLetter(kept, standingOf({ state: 1, recipient: 'ada' }), 'reader')).toBeNull();
  });

  it('has a higher sequence than the one before, also where that failed or was left out', async () => {
    const first = await begin(null, 1);
    const failed = concludeAttempt(first, null, { type: 'refused', why: '550' }, { now: 0, chance: 0 }).letter;
    const second = await begin(failed, 2);
    expect(second).toMatchObject({ sequence: 1, attempts: 1 });
    const left = leaveOut(second, 'unasked-limit');
    expect(await begin(left, 3)).toMatchObject({ sequence: 2 });
  });

  it('is not at fault where the server takes nothing', async () => {
    const letter = await begin(null, 1);
    const outcome = { type: 'server', why: 'ESOCKET' } as const;
    const { letter: kept, pause } = concludeAttempt(letter, null, outcome, { now: 0, chance: 0 });
    expect([kept.attempts, kept.isUnsure, pause]).toEqual([0, false, 0]);
    expect(kept.revision).toBe(2);
  });
});
