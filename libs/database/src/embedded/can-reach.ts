import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Account } from './unprivileged-user.js';

/**
 * Whether the account can read all these folders and programs, and walk or run them. Asked of the system itself, as that
 * account: modes alone say nothing of access lists, and one closed folder above is enough for a no.
 */
export async function canReach(account: Account | undefined, paths: readonly string[]): Promise<boolean> {
  if (account === undefined) return true;
  const test = 'for path; do test -r "$path" && test -x "$path" || exit 1; done';
  try {
    await promisify(execFile)('/bin/sh', ['-c', test, 'sh', ...paths], { ...account, cwd: '/', env: {} });
    return true;
  } catch {
    return false;
  }
}
