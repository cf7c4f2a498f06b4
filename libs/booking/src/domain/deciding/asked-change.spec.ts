import { isMadeAlready, refuseStale } from './asked-change.js';
import type { Seen } from './decision.js';
import type { Refused } from './refused.js';
import type { StatedVersion } from './stated-version.js';

const seen: Seen<unknown> = {
  state: { mark: 'abcd0002' },
  version: 2,
  recent: [{ version: 2, position: 2, type: 'BookingCancelled', recordedAt: 2_000, actor: 'desk' }],
};

const asked = (stated?: StatedVersion) => ({ subject: { kind: 'booking', id: 'bkg_ada' } as const, seen, stated });
const body = (version: number): StatedVersion => ({ by: 'expectedVersion', version });
const header = (version: number): StatedVersion => ({ by: 'if-match', version });
const own = { type: 'BookingCancelled', actor: 'desk' };

const outcomeOf = <Result>(judge: () => Result) => {
  try {
    return judge();
  } catch (refusal) {
    return (refusal as Refused).reason ?? (refusal as Error).message;
  }
};

const refuseContent = () => {
  throw new Error('content');
};

it('a change is stale in this order: no version, HTTP’s precondition, its content, the version of its body', () => {
  const stale = (stated?: StatedVersion, content?: () => void) => outcomeOf(() => refuseStale(asked(stated), content));
  expect([stale(undefined, refuseContent), stale(header(1), refuseContent)]).toEqual([
    'version-required',
    'precondition-failed',
  ]);
  expect([stale(header(2), refuseContent), stale(body(1), refuseContent)]).toEqual(['content', 'content']);
  expect([stale(body(1)), stale(body(2))]).toEqual(['version-conflict', undefined]);
});

it('a change that is made already is not judged, unless it names no version', () => {
  const made = (isDone: boolean, stated?: StatedVersion) =>
    outcomeOf(() => isMadeAlready(asked(stated), { isDone }, refuseContent));
  expect([made(true, header(1)), made(true, body(1)), made(true)]).toEqual([true, true, 'version-required']);
  expect([made(false, header(1)), made(false, body(2))]).toEqual(['precondition-failed', 'content']);
});

it('a change is made already where the caller’s own event of that type followed the stated version', () => {
  const made = (stated: StatedVersion, by = own) =>
    outcomeOf(() => isMadeAlready(asked(stated), { isDone: false, own: by }));
  expect([made(body(1)), made(body(2)), made(header(2))]).toEqual([true, false, false]);
  expect(made(body(1), { ...own, actor: 'somebody' })).toBe('version-conflict');
  expect(made(header(1), { ...own, type: 'BookingApproved' })).toBe('precondition-failed');
});
