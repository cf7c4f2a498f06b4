import { parsePostmasterPid, runsOn } from './postmaster-pid.js';

const file = (status: string) =>
  ['4700', '/proc/self/cwd', '1795348248', '54999', '', '127.0.0.1', ' 16039946         4', status, ''].join('\n');

it('a server that takes connections says so, and where', () => {
  expect(parsePostmasterPid(file('ready   '))).toEqual({ pid: 4700, port: 54999, ready: true });
});

it('a server that recovers or stops is there and not ready', () => {
  expect(parsePostmasterPid(file('starting'))).toEqual({ pid: 4700, port: 54999, ready: false });
  expect(parsePostmasterPid(file('stopping'))).toMatchObject({ ready: false });
});

it('a file half written has no port yet', () => {
  expect(parsePostmasterPid('4700\n/data\n')).toEqual({ pid: 4700, port: undefined, ready: false });
});

it('an empty file names no server', () => {
  expect(parsePostmasterPid('')).toBe(undefined);
});

it('a living process that is no Postgres does not run on the data, even if it stands there', async () => {
  expect(await runsOn(process.pid, process.cwd())).toBe(false);
});
