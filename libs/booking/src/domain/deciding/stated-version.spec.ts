import type { Seen } from './decision.js';
import { Refused } from './refused.js';
import { checkPrecondition, checkVersion, isOwnChange, type StatedVersion } from './stated-version.js';

const subject = { kind: 'booking', id: 'bkg_ada' } as const;

const change = (version: number, type = 'BookingDetailsChanged', actor = 'desk') => ({
  ...{ version, position: version, type, actor },
  recordedAt: version * 1_000,
});

/** Version 4, of the event whose id ends with `abcd0004`. */
const seen: Seen<unknown> = {
  state: { mark: 'abcd0004', customer: { id: 'cus_ada' } },
  version: 4,
  recent: [change(2), change(3), change(4, 'BookingCancelled')],
};
const erased: Seen<unknown> = { ...seen, state: { mark: 'abcd0004', customer: { id: 'cus_ada', erased: true } } };

const judged = (check: typeof checkPrecondition, stated: StatedVersion, what = seen) => {
  try {
    check(subject, what, stated);
    return 'passes';
  } catch (refusal) {
    return (refusal as Refused).details;
  }
};

const tag = (version: number | null, mark = 'abcd0004', more: object = {}): StatedVersion => ({
  ...{ by: 'if-match', version, mark },
  ...more,
});

describe('a tag', () => {
  it('passes where it is of this version and this past, whichever of several it is', () => {
    expect(judged(checkPrecondition, tag(4))).toBe('passes');
    expect(judged(checkPrecondition, tag(9, 'abcd0004', { others: [{ version: 4, mark: 'abcd0004' }] }))).toBe(
      'passes',
    );
    expect(judged(checkPrecondition, { by: 'any' })).toBe('passes');
  });

  it('of an earlier version is told what has happened since', () => {
    expect(judged(checkPrecondition, tag(2, 'abcd0002'))).toEqual({
      ...{ subject, expectedVersion: 2, currentVersion: 4 },
      changes: [change(3), change(4, 'BookingCancelled')],
    });
  });

  it('of this version and another past can never match, and says of no change that it came since', () => {
    expect(judged(checkPrecondition, tag(4, 'beef0004'))).toMatchObject({ expectedVersion: null, currentVersion: 4 });
    expect(judged(checkPrecondition, tag(4, 'beef0004', { others: [{ version: 3, mark: 'abcd0004' }] }))).toMatchObject(
      { expectedVersion: null },
    );
  });

  it('from before the customer was erased is another one', () => {
    expect(judged(checkPrecondition, tag(4), erased)).toMatchObject({ currentVersion: 4 });
    expect(judged(checkPrecondition, tag(4, 'abcd0004', { erased: true }), erased)).toBe('passes');
    expect(judged(checkPrecondition, tag(4, 'abcd0004', { erased: true }))).toMatchObject({ currentVersion: 4 });
  });

  it('says nothing where the version of the body is judged, nor the other way round', () => {
    expect(judged(checkVersion as typeof checkPrecondition, tag(2))).toBe('passes');
    expect(judged(checkPrecondition, { by: 'expectedVersion', version: 2 })).toBe('passes');
  });
});

it('a version in the body passes where it is this one, erased or not, and else is told what has happened since', () => {
  const judge = checkVersion as typeof checkPrecondition;
  expect(judged(judge, { by: 'expectedVersion', version: 4 })).toBe('passes');
  expect(judged(judge, { by: 'expectedVersion', version: 4 }, erased)).toBe('passes');
  expect(judged(judge, { by: 'expectedVersion', version: 3 })).toMatchObject({
    ...{ expectedVersion: 3, currentVersion: 4 },
    changes: [{ version: 4 }],
  });
});

describe('a change is the caller’s own', () => {
  const stated: StatedVersion = { by: 'expectedVersion', version: 3 };

  it('where it is what came first after the stated version, of that kind and by that caller', () => {
    expect(isOwnChange(seen, stated, 'BookingCancelled', 'desk')).toBe(true);
    expect(isOwnChange(seen, stated, 'BookingCancelled', 'somebody')).toBe(false);
    expect(isOwnChange(seen, stated, 'BookingApproved', 'desk')).toBe(false);
    expect(isOwnChange(seen, { by: 'expectedVersion', version: 2 }, 'BookingCancelled', 'desk')).toBe(false);
  });

  it('and not where no version was stated', () => {
    expect(isOwnChange(seen, { by: 'any' }, 'BookingCancelled', 'desk')).toBe(false);
    expect(isOwnChange(seen, { by: 'if-match', version: null }, 'BookingCancelled', 'desk')).toBe(false);
  });
});

describe('a thing that has no customer, or was never there,', () => {
  it('is told by its version like anything else', () => {
    const unnamed = { ...seen, state: { mark: 'abcd0004', customer: null } };
    expect(judged(checkPrecondition, tag(4), unnamed)).toBe('passes');
    const never: Seen<unknown> = { state: null, version: 0, recent: [] };
    expect(judged(checkPrecondition, tag(0), never)).toMatchObject({ currentVersion: 0 });
    expect(judged(checkPrecondition, { by: 'if-match', version: 0 }, never)).toBe('passes');
  });

  it('and a tag without a mark is of any past', () => {
    expect(judged(checkPrecondition, { by: 'if-match', version: 4 })).toBe('passes');
  });
});

it('somebody who can match nothing has made nothing that came first either', () => {
  const first: Seen<unknown> = { ...seen, version: 1, recent: [change(1, 'BookingCancelled')] };
  expect(isOwnChange(first, { by: 'if-match', version: null }, 'BookingCancelled', 'desk')).toBe(false);
});
