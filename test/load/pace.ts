import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inPackage } from '../../libs/database/src/in-package.js';

/** How many times as long as on the machine of CONTRIBUTING.md things take here: as CI says, or measured. */
export const paceHere = async (): Promise<number> => {
  if (process.env.PACE) return Number(process.env.PACE);
  const { stdout } = await promisify(execFile)(process.execPath, [inPackage('test/bench/pace.mjs')]);
  return Number(stdout);
};
