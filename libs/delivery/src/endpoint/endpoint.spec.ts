import { retryAfterOf, verdictOf } from './answer.js';
import { befall, type Endpoint, fresh, type Happening, probeOf } from './endpoint.js';
import { isRunOut, pauseAfter } from './schedule.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.parse('2026-11-23T09:00:00Z');

const failure = (subject: string, isProbe = true, retryAfter: number | null = null): Happening => ({
  type: 'failed',
  subject,
  retryAfter,
  isProbe,
});

/** Probes it whenever it is due, with what `subjectOf` says, until it is probed no more. */
const probeUntil = (days: number, subjectOf: (attempt: number) => string): { endpoint: Endpoint; probes: number[] } => {
  let endpoint = befall(fresh, failure(subjectOf(0), false), start);
  const probes: number[] = [];
  while (endpoint.wait && endpoint.wait.until <= start + days * day) {
    probes.push(endpoint.wait.until);
    endpoint = befall(endpoint, failure(subjectOf(probes.length)), endpoint.wait.until);
  }
  return { endpoint, probes };
};

describe('the verdict on an answer of', () => {
  const heard = (status: number) => ({ status, retryAfter: null, excerpt: '', milliseconds: 1 });

  test.each([
    [200, 'taken'],
    [204, 'taken'],
    [299, 'taken'],
    [301, 'endpoint'],
    [308, 'endpoint'],
    [400, 'event'],
    [401, 'event'],
    [404, 'event'],
    [410, 'gone'],
    [422, 'event'],
    [429, 'endpoint'],
    [500, 'event'],
    [501, 'event'],
    [502, 'endpoint'],
    [503, 'endpoint'],
    [504, 'endpoint'],
  ])('%i: %s', (status, verdict) => expect(verdictOf(heard(status))).toBe(verdict));

  test.each(['no-connection', 'timed-out', 'forbidden-address'] as const)('%s: the endpoint’s', (silence) => {
    expect(verdictOf({ status: null, silence, detail: '', milliseconds: 1 })).toBe('endpoint');
  });
});

describe('how long a failed attempt pauses', () => {
  const steps = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, day];

  test('as the standard recommends, 75 hours 35 minutes and 5 seconds in all', () => {
    const pauses = steps.map((_, index) => pauseAfter({ attempts: index + 1, retryAfter: null }, 0));
    expect(pauses).toEqual(steps);
    expect(pauses.reduce((sum, pause) => sum + pause)).toBe(75 * hour + 35 * minute + 5 * second);
    expect([9, 10].map(isRunOut)).toEqual([false, true]);
  });

  test('a tenth longer at most, so that not all come at once', () => {
    expect(pauseAfter({ attempts: 2, retryAfter: null }, 1)).toBe(5.5 * minute);
  });

  test('as long as the receiver asks for, up to the next step and up to a day', () => {
    expect(pauseAfter({ attempts: 1, retryAfter: 2 * minute }, 0)).toBe(2 * minute);
    expect(pauseAfter({ attempts: 1, retryAfter: hour }, 0)).toBe(5 * minute);
    expect(pauseAfter({ attempts: 9, retryAfter: 30 * day }, 0)).toBe(day);
  });

  test('never shorter than planned', () => {
    expect(pauseAfter({ attempts: 3, retryAfter: 0 }, 0)).toBe(30 * minute);
  });

  test.each([
    ['120', 120 * second],
    [' 120 ', 120 * second],
    ['0', 0],
    ['Mon, 23 Nov 2026 09:01:00 GMT', minute],
    ['Mon, 23 Nov 2026 08:00:00 GMT', 0],
    ['soon', null],
    ['on Mon, 23 Nov 2026 09:01:00 GMT', null],
    ['-1', null],
    ['1.5', null],
    ['2026-11-23', null],
    [null, null],
  ])('Retry-After: %s', (header, milliseconds) => expect(retryAfterOf(header, start)).toBe(milliseconds));
});

describe('an endpoint', () => {
  test('waits once a failure is its own, and is probed after 5 seconds', () => {
    expect(befall(fresh, failure('room/1', false), start).wait).toEqual({
      since: start,
      until: start + 5 * second,
      attempts: 1,
      subjects: ['room/1'],
    });
  });

  test('is open again after one success', () => {
    expect(befall(befall(fresh, failure('room/1'), start), { type: 'taken' }, start)).toEqual(fresh);
  });

  test('is not paused longer for what was under way when it failed', () => {
    const waiting = befall(fresh, failure('room/1', false), start);
    const later = befall(waiting, failure('room/2', false), start + second);
    expect(later.wait).toEqual({ ...waiting.wait, subjects: ['room/1', 'room/2'] });
  });

  test('that is dead costs six requests on its first day', () => {
    expect(probeUntil(1, () => 'room/1').probes).toHaveLength(6);
  });

  test('is disabled after five days in which every attempt failed, of three subjects', () => {
    const { endpoint, probes } = probeUntil(30, (attempt) => `room/${attempt}`);
    expect(endpoint).toEqual({ status: 'disabled', disabledBecause: 'unreachable', wait: null });
    expect(probes.at(-1)! - start).toBeGreaterThanOrEqual(5 * day);
    expect(probes.at(-2)! - start).toBeLessThan(5 * day);
  });

  test('is disabled on the stroke of five days, and not before; more than three subjects are not kept', () => {
    const wait = { since: start, until: start, attempts: 9, subjects: ['room/1', 'room/2', 'room/3'] };
    const at = (now: number) => befall({ ...fresh, wait }, failure('room/4'), now);
    expect(at(start + 5 * day).status).toBe('disabled');
    expect(at(start + 5 * day - 1)).toMatchObject({ status: 'active', wait: { subjects: wait.subjects } });
  });

  test('is not disabled for two subjects, however long they fail: it is probed once a day', () => {
    const { endpoint, probes } = probeUntil(30, (attempt) => `room/${attempt % 2}`);
    expect(endpoint.status).toBe('active');
    expect(probes.at(-1)! - probes.at(-2)!).toBe(day);
  });

  test('is disabled at once where it wants nothing more', () => {
    expect(befall(fresh, { type: 'gone' }, start).disabledBecause).toBe('gone');
  });

  test('is probed at once when it was changed, and has five days anew', () => {
    const waiting = befall(befall(fresh, failure('room/1'), start), failure('room/2'), start + 5 * second);
    const renewed = befall(waiting, { type: 'renewed' }, start + day);
    expect(renewed.wait).toEqual({ since: start + day, until: start + day, attempts: 0, subjects: [] });
  });

  test('goes on as if nothing had been when it is enabled again', () => {
    expect(befall(befall(fresh, { type: 'gone' }, start), { type: 'renewed' }, start + day)).toEqual(fresh);
  });

  test('that was disabled is not woken by a failure that comes late', () => {
    const disabled = befall(fresh, { type: 'gone' }, start);
    expect(befall(disabled, failure('room/1', false), start)).toEqual(disabled);
  });
});

describe('a probe is', () => {
  const items = ['room/1', 'room/1', 'room/2', 'room/3'].map((subject, index) => ({ subject, index }));
  const wait = (attempts: number, subjects: readonly string[]) => ({ since: start, until: start, attempts, subjects });

  test('the oldest and the oldest of another subject in turns', () => {
    const probes = [1, 2, 3, 4].map((attempts) => probeOf(wait(attempts, ['room/1']), items)?.index);
    expect(probes).toEqual([0, 2, 0, 2]);
  });

  test('of a subject that has not failed yet, if there is one', () => {
    expect(probeOf(wait(2, ['room/1', 'room/2']), items)?.index).toBe(3);
    expect(probeOf(wait(2, ['room/1', 'room/2', 'room/3']), items)?.index).toBe(2);
  });

  test('the oldest where there is no other', () => {
    expect(probeOf(wait(2, []), items.slice(0, 2))?.index).toBe(0);
    expect(probeOf(wait(2, []), [])).toBeUndefined();
  });
});
