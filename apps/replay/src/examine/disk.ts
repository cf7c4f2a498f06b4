import { statfs } from 'node:fs/promises';
import { doubt, type Finding, ok, wrong } from './finding.js';

const gibibyte = 2 ** 30;

/** Only of the embedded server: where another one keeps its data, SQL does not tell. */
export const examineDisk = async (): Promise<Finding[]> => {
  const { DATABASE_OWNER_URL, DATABASE_URL, DATA_DIR = '.slotlog' } = process.env;
  if (DATABASE_OWNER_URL || DATABASE_URL) return [];
  const { bavail, bsize, blocks } = await statfs(DATA_DIR);
  const free = bavail * bsize;
  const says = `${(free / gibibyte).toFixed(1)} GiB free on the disk of the data`;
  if (free < gibibyte)
    return [wrong('disk', says, 'Free some space: on a full disk every booking is refused (503 storage-full).')];
  if (bavail / blocks < 0.1) return [doubt('disk', says, 'Less than a tenth is free: free some space soon.')];
  return [ok('disk', says)];
};
