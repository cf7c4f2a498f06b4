import { writeFile } from 'node:fs/promises';
import { inPackage } from '#libs/database';
import { administer } from './administer.js';
import { describeSchema } from './catalogue.js';
import { cloneDatabase } from './clone-database.js';
import { dropTemplate, makeTemplate } from './template-database.js';

/** Writes today's tables, functions and grants to `libs/database/schema.sql`, to be read and reviewed; never run. */
await makeTemplate();
try {
  const database = await cloneDatabase();
  await writeFile(inPackage('libs/database/schema.sql'), await administer(database.url, describeSchema));
} finally {
  await dropTemplate();
}
