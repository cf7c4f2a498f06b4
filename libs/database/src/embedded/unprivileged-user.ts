import { readFile, stat } from 'node:fs/promises';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The account of the first of these names that an `/etc/passwd` knows. */
export function findAccount(passwd: string, names: readonly string[]): Account | undefined {
  const lines = passwd.split('\n').map((line) => line.split(':'));
  const line = names.map((name) => lines.find(([stated]) => stated === name)).find((found) => found !== undefined);
  return line && { uid: Number(line[2]), gid: Number(line[3]) };
}

async function ownerOf(path: string): Promise<Account | undefined> {
  const { uid, gid } = await stat(path).catch(() => ({ uid: 0, gid: 0 }));
  return uid === 0 ? undefined : { uid, gid };
}

/**
 * The account that Postgres runs as when this process is root, which Postgres refuses: the owner of the data, or
 * `postgres`, or `nobody`. Undefined for any other process, whose own account will do.
 */
export async function unprivilegedUser(data: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const account = (await ownerOf(data)) ?? findAccount(await readFile('/etc/passwd', 'utf8'), ['postgres', 'nobody']);
  if (account) return account;
  throw new Error('Postgres does not run as root and there is no account "postgres" or "nobody" to run it as');
}
