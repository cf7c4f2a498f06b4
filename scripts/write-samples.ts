import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventTypes } from '#libs/booking';
import type { EventTypes } from '#libs/event-store';
import { jsonSchemaOf, sampleName } from '#test/architecture/samples';

/** Keeps the schema of each version that has no file yet, beside an empty list of samples; never changes a file. */
const folder = join(import.meta.dirname, '../libs/booking/samples');
mkdirSync(folder, { recursive: true });
for (const [type, versions] of Object.entries<EventTypes[string]>(eventTypes)) {
  for (const [at, version] of versions.entries()) {
    const path = join(folder, sampleName(type, at + 1));
    if (existsSync(path)) continue;
    writeFileSync(path, `${JSON.stringify({ samples: [], schema: jsonSchemaOf(version) }, null, 2)}\n`);
    console.log(`${path}: put data as they are written into its "samples"`);
  }
}
