import { writeFile } from 'node:fs/promises';
import { inPackage } from '#libs/database';
import { administer } from '#test/harness/databases/administer';
import { describeSchema } from '#test/harness/databases/catalogue';
import { cloneDatabase } from '#test/harness/databases/clone-database';
import { dropTemplate, makeTemplate } from '#test/harness/databases/template-database';

/** Writes today's tables, functions and grants to `libs/database/schema.sql`, to be read and reviewed; never run. */
await makeTemplate();
try {
  const database = await cloneDatabase();
  await writeFile(inPackage('libs/database/schema.sql'), await administer(database.url, describeSchema));
} finally {
  await dropTemplate();
}
