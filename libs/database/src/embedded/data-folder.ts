import { canReach } from './can-reach.js';
import type { Account } from './unprivileged-user.js';

/** How a program of Postgres is started on a data folder: the folder's name for it, and options for `spawn`. */
export interface DataFolder {
  readonly name: string;
  readonly options: {
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    readonly uid?: number;
    readonly gid?: number;
  };
}

/** The program gets none of this process's environment, which may hold secrets. */
const environment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/**
 * Programs are started inside the data folder. Where a closed folder above it keeps their account from walking there by
 * name, as below root's home, Linux still lets them open the folder that they stand in: `/proc/self/cwd`.
 */
export async function dataFolder(account: Account | undefined, data: string): Promise<DataFolder> {
  const options = { cwd: data, env: environment, ...account };
  if (await canReach(account, [data])) return { name: data, options };
  if (process.platform === 'linux') return { name: '/proc/self/cwd', options };
  throw new Error(
    `the account ${account?.uid}, as which Postgres would run, cannot reach ${data}: choose another DATA_DIR`,
  );
}
