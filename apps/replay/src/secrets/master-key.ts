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
  if (!given) throw new Failed('NEW_MASTER_KEY is not set: it is what MASTER_KEY is to be from now on.');
  if (given.length < shortest) throw new Failed(`NEW_MASTER_KEY must have at least ${shortest} characters.`);
  return given;
};

const change = new Command('change')
  .description('wrap all roots with another master key; what they seal and sign stays as it is')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
Reads MASTER_KEY and NEW_MASTER_KEY. With the data in DATA_DIR both are in the file master-key there: a new one is drawn and
written to it. Servers that run go on; those that start need the new key. Backups made before need the old one.

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
      print(json, { changed: true }, [`The master key is another one now. ${where}`]);
    }),
  );

const anew = new Command('sign-anew')
  .description('draw new roots for what is signed: manage links and cursors')
  .option('--revoke', 'refuse what was signed before, once the servers have been restarted')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
When: somebody may have had the roots in hand. Without --revoke, links and cursors of before stay good. Restart the servers:
each signs with the root that it knew when it started.

Example:
  npm run replay -- master-key sign-anew --revoke`,
  )
  .action(({ json, revoke = false }: Options & { revoke?: boolean }) =>
    withOwnerDatabase(async (owner) => {
      await signAnew(owner, await givenMasterKey(), { forgetsOld: revoke }).catch((error) => {
        throw toldOf(error);
      });
      const old = revoke ? 'Those of before are refused' : 'Those of before stay good';
      print(json, { signedAnew: true, revoked: revoke }, [
        `Links and cursors are signed with new roots from the next start of the servers on. ${old}.`,
      ]);
    }),
  );

export const masterKey = new Command('master-key')
  .description('change what wraps the roots, or draw new ones for what is signed')
  .addCommand(change)
  .addCommand(anew);
