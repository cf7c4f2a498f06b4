import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { Pool } from 'pg';
import { exportHeads, type KeptHeads, signHeads } from '#libs/event-store';
import { Failed } from '../output/failed.js';
import { withOwnerDatabase } from '../owner-database.js';
import { signingKey } from './kept-heads.js';

/** As a line of JSON, on stdout or into a file that is not there yet. */
const keep = async (heads: KeptHeads, output: string | undefined): Promise<void> => {
  const line = `${JSON.stringify(heads)}\n`;
  if (output === undefined) return void process.stdout.write(line);
  await writeFile(output, line, { flag: 'wx' }).catch((error) => {
    throw error.code === 'EEXIST' ? new Failed(`${output} exists already and is not overwritten.`) : error;
  });
  process.stderr.write(`${output}: log ${heads.log} as it was at ${heads.at}\n`);
};

const exporting = new Command('export')
  .description('write the latest digest of each shard, which vouches for all events up to its position')
  .option('-o, --output <file>', 'a new file, in place of stdout')
  .addHelpText('after', '\nExample:\n  npm run --silent replay -- digest export -o heads-2026-11-23.json')
  .action(({ output }: { output?: string }) =>
    withOwnerDatabase(async (owner) => keep(await exportHeads(owner), output)),
  );

const sign = new Command('sign')
  .description('the same, signed (HMAC-SHA256), so that it can be kept anywhere')
  .option('-o, --output <file>', 'a new file, in place of stdout')
  .option('--key-file <file>', 'the key, at least 32 characters; defaults to DIGEST_KEY')
  .addHelpText(
    'after',
    `
Keep the key out of reach of those who can change the database: with both, anybody could sign anything.

Example:
  npm run --silent replay -- digest sign --key-file signing-key -o heads-2026-11-23.json`,
  )
  .action(({ output, keyFile }: { output?: string; keyFile?: string }) =>
    withOwnerDatabase(async (owner: Pool) => {
      const key = await signingKey(keyFile);
      if (!key) throw new Failed('There is no key to sign with: pass --key-file, or set DIGEST_KEY.');
      await keep(await signHeads(owner, key), output);
    }),
  );

export const digest = new Command('digest')
  .description('export digests that prove later that nothing in the log was changed')
  .addCommand(exporting)
  .addCommand(sign)
  .addHelpText(
    'after',
    `
Each append has a digest of its events, chained to the digest before. The owner of the database can change an event and compute
all digests again, or remove the latest events with their digests: the log then looks complete, but no longer matches heads that
were kept elsewhere. Compare with: verify --heads <files...>. With several files, the change lies between the positions of the
last one that matches and the first one that does not.`,
  );
