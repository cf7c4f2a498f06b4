import pg, { type PoolClient } from 'pg';
import { type StoredEvent, UnreadableEvent } from '#libs/event-store';
import { watchQueries } from '../sql/watch-queries.js';
import { faultOf, isDataFault } from './fault-of.js';
import { thisBuild } from './this-build.js';

const said = (code?: string) => Object.assign(new pg.DatabaseError('too long', 1, 'error'), { code });

/** What a query of a watched connection threw. */
const ofQuery = async (error: unknown) => {
  const client = { query: () => Promise.reject(error) } as unknown as PoolClient;
  await watchQueries(client)
    .query('select')
    .catch(() => {});
  return faultOf(error);
};

describe('the data alone explain', () => {
  it.each(['22001', '22012', '23502', '23514'])('what the database says of a value: %s', async (code) => {
    expect(await ofQuery(said(code))).toEqual({ fault: code, reason: 'too long' });
  });

  it('what the code throws that takes them, in half a thousand characters without a zero byte', () => {
    expect(faultOf(new TypeError('x is\0 not a function'))).toEqual({ fault: 'fold', reason: 'x is not a function' });
    expect(faultOf('a word')).toEqual({ fault: 'fold', reason: 'a word' });
    expect(faultOf(new Error('long'.repeat(1_000)))?.reason).toHaveLength(500);
  });

  it('that this build does not know an event', () => {
    const place = { stream: 'room/a', version: 1, position: 1 } as StoredEvent;
    expect(faultOf(new UnreadableEvent(place, 'of a later build'))).toMatchObject({ fault: 'unknown' });
  });
});

describe('the data do not explain', () => {
  it.each(['40001', '53200', '55P03', '42P01', '12200', undefined])(
    'what the database says of itself: %s',
    async (code) => {
      expect(await ofQuery(said(code))).toBeNull();
    },
  );

  it('that there was no answer', async () => {
    expect(await ofQuery(new Error('read ECONNRESET'))).toBeNull();
    expect(isDataFault(new Error('22001'))).toBe(false);
  });
});

it('a build is a version and what tells one start of it from the next, and stays what it is', () => {
  expect(thisBuild()).toMatch(/^\d+\.\d+\.\d+\S*\+[0-9a-f]{8}$/);
  expect(thisBuild()).toBe(thisBuild());
});
