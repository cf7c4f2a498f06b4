import pg from 'pg';
import { ConnectionFailed } from './connection-failed.js';
import { databaseFailure, isSpent } from './database-failure.js';

const server = (code: string, message = 'said the server') =>
  Object.assign(new pg.DatabaseError(message, 1, 'error'), { code, severity: 'ERROR' });

const systemError = (code: string) => Object.assign(new Error(`write ${code}`), { code, syscall: 'write', errno: -32 });

it.each([
  ['23505', 'again'],
  ['40001', 'again'],
  ['40P01', 'again'],
  ['55P03', 'again'],
  ['25P03', 'again'],
  ['57014', 'busy'],
  ['53200', 'busy'],
  ['53100', 'storage-full'],
  ['25006', 'elsewhere'],
  ['53300', 'elsewhere'],
  ['57P03', 'elsewhere'],
  ['57P01', 'connection-lost'],
  ['57P02', 'connection-lost'],
  ['57P05', 'connection-lost'],
  ['08006', 'connection-lost'],
  ['22012', 'rejected'],
  ['42P01', 'rejected'],
])('an error that the server calls %s is %s', (code, failure) => {
  expect(databaseFailure(server(code))).toBe(failure);
});

it.each(['EPIPE', 'ECONNRESET', 'ETIMEDOUT', 'ECONNREFUSED'])('%s of a connection is its loss', (code) => {
  expect(databaseFailure(new ConnectionFailed(systemError(code)))).toBe('connection-lost');
});

it.each([
  new Error('room/1: event 5 where 4 was due'),
  new TypeError('x is not a function'),
  new SyntaxError('Unexpected token'),
  Object.assign(new Error('Unsupported state or unable to authenticate data'), { code: 'ERR_CRYPTO' }),
  Object.assign(new Error('no such file'), { code: 'EPIPE' }),
  Object.assign(new Error('looks like one'), { code: '40001' }),
  'a string',
  undefined,
])('%p is ours, whatever it looks like', (error) => {
  expect(databaseFailure(error)).toBe('ours');
});

it.each(['25006', '57P01', '57P02', '57P03', '57P05', '08006', '25P03'])('a connection is of no use after %s', (code) =>
  expect(isSpent(server(code))).toBe(true),
);

it.each(['23505', '57014', '40001', '53100'])('a connection goes on after %s', (code) =>
  expect(isSpent(server(code))).toBe(false),
);
