#!/usr/bin/env node
import { Command } from 'commander';
import { clock } from './clock.js';
import { deliveries } from './deliveries.js';
import { doctor } from './doctor.js';
import { erase } from './erasure/erase.js';
import { log } from './log.js';
import { mails } from './mails.js';
import { Failed } from './output/failed.js';
import { digest } from './proofs/digest.js';
import { verify } from './proofs/verify.js';
import { masterKey } from './secrets/master-key.js';
import { show } from './show.js';
import { status } from './status.js';
import { tail } from './tail.js';
import { tenant } from './tenant.js';
import { exporting } from './transfer/export.js';
import { importing } from './transfer/import.js';
import { drop } from './views/drop.js';
import { rebuilding } from './views/rebuild.js';

const program = new Command('slotlog-replay')
  .description("the operator's tool of Slotlog; works on DATABASE_OWNER_URL, DATABASE_URL or the data in DATA_DIR")
  .showHelpAfterError()
  .addCommand(status)
  .addCommand(doctor)
  .addCommand(verify)
  .addCommand(rebuilding)
  .addCommand(drop)
  .addCommand(deliveries)
  .addCommand(mails)
  .addCommand(tail)
  .addCommand(show)
  .addCommand(exporting)
  .addCommand(importing)
  .addCommand(erase)
  .addCommand(digest)
  .addCommand(log)
  .addCommand(clock)
  .addCommand(masterKey)
  .addCommand(tenant)
  .addHelpText(
    'after',
    `
Where to begin:
  status    is everything up to date?
  doctor    something is odd: what is it, and what can be done?
  show      what has happened to this booking?
  verify    is the history complete, and was no slot ever given away twice?

Exits with 0 if all is well, with 1 if the command failed, with 2 if it found something wrong.`,
  );

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Failed ? error.message : error);
  process.exitCode = 1;
}
