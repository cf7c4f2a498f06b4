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
    throw error.code === 'EEXIST' ? new Failed(`${output} exists already, and what was kept is kept.`) : error;
  });
  process.stderr.write(`${output}: log ${heads.log} as it was at ${heads.at}\n`);
};

const exporting = new Command('export')
  .description('write the newest digest of each shard: it vouches for all events up to its position')
  .option('-o, --output <file>', 'a new file instead of stdout')
  .addHelpText('after', '\nExample:\n  npm run --silent replay -- digest export -o heads-2026-11-23.json')
  .action(({ output }: { output?: string }) =>
    withOwnerDatabase(async (owner) => keep(await exportHeads(owner), output)),
  );

const sign = new Command('sign')
  .description('the same, signed (HMAC-SHA256), so that it may be kept anywhere')
  .option('-o, --output <file>', 'a new file instead of stdout')
  .option('--key-file <file>', 'the key, at least 32 characters; else DIGEST_KEY')
  .addHelpText(
    'after',
    `
Keep the key where nobody comes who can change the database: who has both can sign anything.

Example:
  npm run --silent replay -- digest sign --key-file signing-key -o heads-2026-11-23.json`,
  )
  .action(({ output, keyFile }: { output?: string; keyFile?: string }) =>
    withOwnerDatabase(async (owner: Pool) => {
      const key = await signingKey(keyFile);
      if (!key) throw new Failed('There is no key to sign with: give --key-file, or DIGEST_KEY.');
      await keep(await signHeads(owner, key), output);
    }),
  );

export const digest = new Command('digest')
  .description('keep what proves later that nothing in the log was changed')
  .addCommand(exporting)
  .addCommand(sign)
  .addHelpText(
    'after',
    `
Each append has a digest of its events on top of the digest before. Who owns the database can change an event and compute
all digests anew, or take away the newest events with their digests: the log looks whole then. It does not fit to heads that
were kept elsewhere. Compare with: verify --heads <files...>. Of several, the last one that fits and the first one that does
not say between which positions the change lies.`,
  );
