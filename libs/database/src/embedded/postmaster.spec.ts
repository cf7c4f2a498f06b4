import { lastComplaint } from './postmaster.js';

it('the last complaint of a server that does not start is told, not what it says around it', () => {
  const log = `2026-11-22 12:08:15.421 UTC [11209] LOG:  starting PostgreSQL 18.4
2026-11-22 12:08:15.422 UTC [11209] FATAL:  lock file "postmaster.pid" already exists
2026-11-22 12:08:15.422 UTC [11209] HINT:  Is another postmaster running?
`;
  expect(lastComplaint(log)).toBe('lock file "postmaster.pid" already exists');
});

it('a program that cannot be run at all is quoted as it is', () => {
  const line = 'postgres: error while loading shared libraries: libicui18n.so.60: cannot open shared object file';
  expect(lastComplaint(`${line}\n`)).toBe(line);
});

it('a server that wrote nothing has no complaint', () => {
  expect(lastComplaint('')).toBe(undefined);
});
