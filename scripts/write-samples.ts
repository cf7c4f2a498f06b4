import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventGroups } from '#libs/booking';
import type { EventTypes } from '#libs/event-store';
import { jsonSchemaOf, sampleName } from '#test/architecture/samples';

/**
 * Keeps the schema of each version that has no file yet, beside an empty list of samples. With `rewrite` the schemas of
 * all files are those of the catalogue again, for versions that no log has yet; the samples stay.
 */
const folder = join(import.meta.dirname, '../libs/booking/samples');
const rewrites = process.argv.includes('rewrite');

const samplesIn = (path: string): object[] =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { samples: object[] }).samples : [];

for (const [group, types] of Object.entries<EventTypes>(eventGroups)) {
  for (const [type, versions] of Object.entries(types)) {
    for (const [index, version] of versions.entries()) {
      const path = join(folder, group, sampleName(type, index + 1));
      const samples = samplesIn(path);
      if (existsSync(path) && !rewrites) continue;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${JSON.stringify({ samples, schema: jsonSchemaOf(version) }, null, 2)}\n`);
      if (samples.length === 0) console.log(`${path}: put data as they are written into its "samples"`);
    }
  }
}
