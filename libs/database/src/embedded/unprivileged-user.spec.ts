import { findAccount } from './unprivileged-user.js';

const passwd = `root:x:0:0:root:/root:/bin/bash
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash
`;

it('root runs Postgres as the account made for it', () => {
  expect(findAccount(passwd, ['postgres', 'nobody'])).toEqual({ uid: 101, gid: 104 });
});

it('root runs Postgres as nobody where there is no such account', () => {
  expect(findAccount(passwd.replace(/^postgres.*\n/m, ''), ['postgres', 'nobody'])).toEqual({ uid: 65534, gid: 65534 });
});

it('without both there is nobody to run it as', () => {
  expect(findAccount('root:x:0:0:root:/root:/bin/bash\n', ['postgres', 'nobody'])).toBe(undefined);
});
