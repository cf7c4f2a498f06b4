import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { changeMasterKey, signAnew } from '#libs/access';
import { Failed } from '../output/failed.js';
import { print } from '../output/print.js';
import { withOwnerDatabase } from '../owner-database.js';
import { changeKeptKey } from './change-kept-key.js';
import { givenMasterKey, masterKeyFile, toldOf } from './roots-of.js';

interface Options {
  readonly json?: boolean;
}

const shortest = 32;

/** Where the embedded server keeps its key in a file, one is drawn unless it is given. */
const newKey = (): string => {
  const given = process.env.NEW_MASTER_KEY;
  if (!given && masterKeyFile()) return randomBytes(32).toString('base64');
  if (!given) throw new Failed('NEW_MASTER_KEY is not set: it becomes the next MASTER_KEY.');
  if (given.length < shortest) throw new Failed(`NEW_MASTER_KEY must have at least ${shortest} characters.`);
  return given;
};

const change = new Command('change')
  .description('wrap all roots with another master key; what they seal and sign does not change')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
Reads MASTER_KEY and NEW_MASTER_KEY. With the data in DATA_DIR, both are in the file master-key there: a new one is drawn and
written to it. Running servers continue; servers that start need the new key. Backups made before need the old one.

Example:
  NEW_MASTER_KEY=$(openssl rand -base64 32) npm run replay -- master-key change`,
  )
  .action(({ json }: Options) =>
    withOwnerDatabase(async (owner) => {
      const [before, after, file] = [await givenMasterKey(), newKey(), masterKeyFile()];
      const changed = file ? changeKeptKey(owner, file, before, after) : changeMasterKey(owner, before, after);
      await changed.catch((error) => {
        throw toldOf(error);
      });
      const where = file ? `It is in ${file}.` : 'Start servers with the new MASTER_KEY from now on.';
      print(json, { changed: true }, [`The master key was changed. ${where}`]);
    }),
  );

const anew = new Command('sign-anew')
  .description('draw new roots for signatures: manage links and cursors')
  .option('--revoke', 'refuse earlier signatures once the servers have been restarted')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
When: somebody may have seen the roots. Without --revoke, earlier links and cursors stay valid. Restart the servers: each signs
with the root that it knew when it started.

Example:
  npm run replay -- master-key sign-anew --revoke`,
  )
  .action(({ json, revoke = false }: Options & { revoke?: boolean }) =>
    withOwnerDatabase(async (owner) => {
      await signAnew(owner, await givenMasterKey(), { forgetsOld: revoke }).catch((error) => {
        throw toldOf(error);
      });
      const old = revoke ? 'Earlier ones are refused' : 'Earlier ones stay valid';
      print(json, { signedAnew: true, revoked: revoke }, [
        `Links and cursors are signed with new roots once the servers have been restarted. ${old}.`,
      ]);
    }),
  );

export const masterKey = new Command('master-key')
  .description('change the key that wraps the roots, or draw new roots for signatures')
  .addCommand(change)
  .addCommand(anew);
