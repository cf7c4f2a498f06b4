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
  ['contention', WriteContention],
  ['busy', Busy],
  ['storage-full', StorageFull],
  ['unknown', OutcomeUnknown],
  ['impossible', OutcomeUnknown],
] as const)('%s is told as %p', (told, kind) => {
  expect(failureTold(told, mistake)).toBeInstanceOf(kind);
});

it('the cause is told as it is, and so is Busy', () => {
  expect(failureTold('cause', mistake)).toBe(mistake);
  expect(failureTold('busy', unconnected)).toBe(unconnected);
});
