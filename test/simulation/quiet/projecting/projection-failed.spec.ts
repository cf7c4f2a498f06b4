import pg from 'pg';
import { firstFailure, isAborted } from '../../../../libs/projection/src/projection-failed.js';

const said = (code: string) => Object.assign(new pg.DatabaseError('said', 1, 'error'), { code });

const fulfilled = { status: 'fulfilled', value: undefined } as const;
const rejected = (reason: Error) => ({ status: 'rejected', reason }) as const;

const aborted = said('25P02');
const [own, later] = [said('22012'), new Error('later')];

describe('among statements that failed together', () => {
  it('the first is why that failed by itself: the others failed because of it', () => {
    expect(firstFailure([fulfilled, rejected(aborted), rejected(own), rejected(later)])).toBe(own);
  });

  it('any will do where none failed by itself, and none where all went well', () => {
    expect(firstFailure([fulfilled, rejected(aborted)])).toBe(aborted);
    expect(firstFailure([fulfilled, fulfilled])).toBeUndefined();
  });
});

it('a statement is aborted by what Postgres says of one that comes after a failure', () => {
  expect([aborted, own, new Error('25P02'), null].map(isAborted)).toEqual([true, false, false, false]);
});
