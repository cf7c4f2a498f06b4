import {
  at,
  booked,
  claimed,
  contentOf,
  freed,
  held,
  ifMatch,
  massageCreated,
  monday,
  roomArchived,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import {
  adasHolds,
  counted,
  extended,
  fivePast,
  holdExpired,
  lapsed,
  noted,
  uncounted,
} from '#test/rules/front-desk-holds';
import { given } from '#test/rules/given';
import type { Append, Read } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';
import { minute } from '../../time/interval.js';
import { extendHold } from './extend-hold.js';

const extendFrom =
  (stated: StatedVersion | undefined, seconds: number | null = null, now = sundayNoon) =>
  (read: Read) =>
    extendHold({ ...{ holdsPerCustomer: 2 }, read, now }, { id: 'bkg_ada', stated, seconds });

const extend = (seconds: number | null = null, now = sundayNoon, version = 1) => extendFrom(at(version), seconds, now);

const ten = monday('10:00');
const content = contentOf(ten);
const desks = [roomCreated(), massageCreated()];
const adas = held('bkg_ada', ten, { expiresAt: fivePast, holder: adasHolds });
const until = (expiresAt: number): Append[] => [
  ...claimed('bkg_ada', content, { kind: 'hold', expiresAt }),
  counted('bkg_ada', expiresAt),
  extended(content, expiresAt),
];
const gone = [...freed('bkg_ada', content), uncounted('bkg_ada'), holdExpired()];

describe('a hold is extended', () => {
  it('from now on, for as long as its service usually holds or for the seconds that were asked for', () => {
    const decision = given(...desks, ...adas).when(extend(null, fivePast - 1));
    decision.thenEvents(...until(fivePast - 1 + 5 * minute));
    decision.thenUntil(fivePast);
    given(...desks, ...adas)
      .when(extend(1_800))
      .thenEvents(...until(sundayNoon + 30 * minute));
  });

  it('for nobody yet, and then counts nowhere', () => {
    const expiresAt = sundayNoon + 10 * minute;
    given(...desks, ...held('bkg_ada', ten, { expiresAt: fivePast }, { customer: null }))
      .when(extend(600))
      .thenEvents(...claimed('bkg_ada', content, { kind: 'hold', expiresAt }), extended(content, expiresAt));
  });

  it('whatever has happened since it was held', () => {
    given(...desks, ...adas, roomArchived())
      .when(extend(600))
      .thenEvents(...until(sundayNoon + 10 * minute));
  });

  it('but never made shorter', () => {
    const asItWas = given(...desks, ...adas).when(extend(60));
    asItWas.thenNothing();
    asItWas.thenUntil(fivePast - minute + 1);
    given(...desks, ...adas)
      .when(extend())
      .thenNothing();
  });

  it('for no longer than its service holds at most, whatever version is meant', () => {
    given(...desks, ...adas, noted('window'))
      .when(extend(1_801))
      .thenRefused('rule-violation', { errors: [expect.objectContaining({ pointer: '/seconds', rule: 'too-large' })] });
  });

  it('from its present version, which must be stated', () => {
    given(...desks, ...adas, noted('window'))
      .when(extend())
      .thenRefused('version-conflict', { expectedVersion: 1, currentVersion: 2 });
    given(...desks, ...adas, noted('window'))
      .when(extendFrom(ifMatch(1)))
      .thenRefused('precondition-failed', { expectedVersion: 1, currentVersion: 2 });
    given(...desks, ...adas)
      .when(extendFrom(undefined))
      .thenRefused('version-required', { currentVersion: 1 });
  });

  it('only if there is one', () => {
    given(...desks)
      .when(extend())
      .thenRefused('not-found', { subject: { kind: 'booking', id: 'bkg_ada' } });
    given(...desks, ...booked('bkg_ada', ten))
      .when(extend())
      .thenRefused('illegal-transition', { currentStatus: 'confirmed' });
  });
});

describe('a hold that ran out is extended all the same while its time is free', () => {
  it('when nobody has noticed yet', () => {
    const decision = given(...desks, ...adas).when(extend(null, fivePast));
    decision.thenEvents(...until(fivePast + 5 * minute));
    decision.thenUntil(monday('09:00') + 1);
  });

  it('when its end is on record', () => {
    given(...desks, ...adas, ...gone)
      .when(extend(60, lapsed, 2))
      .thenEvents(...until(lapsed + minute));
  });

  it('and is gone when it is not', () => {
    given(...desks, ...adas, ...gone, ...booked('bkg_bob', ten))
      .when(extend(null, lapsed, 2))
      .thenRefused('hold-expired', {
        subject: { kind: 'booking', id: 'bkg_ada' },
        expiredAt: fivePast,
        asked: expect.objectContaining({ start: ten, ignoreBooking: 'bkg_ada' }),
      });
  });

  it('and ends others that ran out and stand in the way', () => {
    given(...desks, ...adas, ...gone, ...held('bkg_bob', ten, { expiresAt: fivePast }))
      .when(extend(null, lapsed, 2))
      .thenEvents(...freed('bkg_bob', content), holdExpired('bkg_bob'), ...until(lapsed + 5 * minute));
  });

  it('unless its customer holds as many others as may be by now', () => {
    const later = { expiresAt: monday('08:00'), holder: adasHolds };
    const one = held('bkg_one', monday('12:00'), later);
    const two = held('bkg_two', monday('14:00'), later);
    const refusal = given(...desks, ...adas, ...gone, ...one, ...two).when(extend(null, lapsed, 2));
    refusal.thenRefused('limit-reached', { limit: { kind: 'live-holds', atMost: 2 } });
    refusal.thenUntil(monday('08:00') + 2_000);
    given(...desks, ...adas, ...one)
      .when(extend(null, fivePast))
      .thenEvents(...until(fivePast + 5 * minute));
    given(...desks, ...adas, ...one, ...two)
      .when(extend(null, fivePast - 1))
      .thenEvents(...until(fivePast - 1 + 5 * minute));
  });
});
