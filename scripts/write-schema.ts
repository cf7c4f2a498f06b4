import { writeFile } from 'node:fs/promises';
import { editionOf, inPackage, knownEditions } from '#libs/database';
import { administer } from '#test/harness/databases/administer';
import { describeSchema } from '#test/harness/databases/catalogue';
import { cloneDatabase } from '#test/harness/databases/clone-database';
import { dropTemplate, makeTemplate } from '#test/harness/databases/template-database';
import { allMigrations } from '../apps/api/src/starting/migrations.js';

/** Each library keeps the checksums of all that its functions and grants ever were: what is new goes to the end. */
for (const source of allMigrations) {
  if (!source.editions) continue;
  const { checksum } = await editionOf(source);
  const known = await knownEditions(source.editions).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (known.at(-1) === checksum) continue;
  const editions = [...known.filter((each) => each !== checksum), checksum];
  await writeFile(source.editions, `${JSON.stringify(editions, null, 2)}\n`);
}

/** Writes today's tables, functions and grants to `libs/database/schema.sql`, to be read and reviewed; never run. */
await makeTemplate();
try {
  const database = await cloneDatabase();
  await writeFile(inPackage('libs/database/schema.sql'), await administer(database.url, describeSchema));
} finally {
  await dropTemplate();
}
