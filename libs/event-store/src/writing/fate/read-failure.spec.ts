import { DatabaseError } from 'pg';
import { Busy } from '../../failures.js';
import { isLasting, readFailure } from './read-failure.js';

/** As the server says it. */
const said = (code: string) =>
  Object.assign(new DatabaseError(code, code.length, 'error'), { code, severity: 'ERROR' });

it('a fault of our own, or in what we asked for, is so the next time too, and is told as it is', () => {
  const own = new TypeError('of its own');
  expect([isLasting(own), readFailure(own)]).toEqual([true, own]);
  const rejected = said('42703');
  expect([isLasting(rejected), readFailure(rejected)]).toEqual([true, rejected]);
});

it('a failure that another moment may mend is told as busy, once', () => {
  const passing = said('53200');
  expect(isLasting(passing)).toBe(false);
  expect(readFailure(passing)).toMatchObject({ message: 'could not be read now', cause: passing });
  expect(readFailure(passing)).toBeInstanceOf(Busy);
  const busy = new Busy('a thousand wait');
  expect(readFailure(busy)).toBe(busy);
});
