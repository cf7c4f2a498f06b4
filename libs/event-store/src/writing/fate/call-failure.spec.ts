import pg from 'pg';
import { ConnectionFailed } from '#libs/database';
import { Busy, OutcomeUnknown, StorageFull, WriteContention } from '../../failures.js';
import { UnsureCommit } from '../on-connection.js';
import { failureOf, failureTold } from './call-failure.js';

const server = (code: string) => Object.assign(new pg.DatabaseError('said the server', 1, 'error'), { code });
const unconnected = new Busy('no connection', { cause: new ConnectionFailed(new Error('connect ECONNREFUSED')) });
const mistake = new Error('event 5 where 4 was due');

it.each([
  [server('40001'), 'again'],
  [server('25006'), 'elsewhere'],
  [server('57014'), 'busy'],
  [server('53100'), 'storage-full'],
  [server('22012'), 'rejected'],
  [server('SL004'), 'wrong-time'],
  [server('SL005'), 'rejected'],
  [unconnected, 'unconnected'],
  [new Busy('no connection', { cause: server('57P03') }), 'turned-away'],
  [new ConnectionFailed(new Error('write EPIPE')), 'connection-lost'],
  [new UnsureCommit('canceling wait for synchronous replication'), 'unsure'],
  [mistake, 'ours'],
])('%p is %s', (cause, failure) => {
  expect(failureOf(cause)).toBe(failure);
});

it.each([
  ['busy', Busy, 'the database has no room for this call now'],
  ['storage-full', StorageFull, 'the disk of the database is full'],
  ['unknown', OutcomeUnknown, 'a call was sent, and what became of it could not be learnt'],
  ['impossible', OutcomeUnknown, 'the writer has lost count of this command'],
] as const)('%s is told as %p, in words, with its cause', (told, kind, message) => {
  expect(failureTold(told, mistake)).toBeInstanceOf(kind);
  expect(failureTold(told, mistake)).toMatchObject({ message: expect.stringContaining(message), cause: mistake });
});

it('contention is told with how often it was tried', () => {
  expect(failureTold('contention', mistake)).toEqual(new WriteContention(4));
});

it('the cause is told as it is, and so is Busy', () => {
  expect(failureTold('cause', mistake)).toBe(mistake);
  expect(failureTold('busy', unconnected)).toBe(unconnected);
});
