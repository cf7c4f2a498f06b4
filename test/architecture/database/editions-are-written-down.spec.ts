import { editionOf, knownEditions, type MigrationSource } from '#libs/database';
import { allMigrations } from '../../../apps/api/src/starting/migrations.js';

/** Libraries whose functions and grants are not the last ones that they say they ever had. */
const unwritten = async (sources: readonly MigrationSource[]): Promise<string[]> => {
  const found: string[] = [];
  for (const source of sources) {
    if (!source.functions && !source.grants) continue;
    const known = source.editions ? await knownEditions(source.editions) : [];
    const { checksum } = await editionOf(source);
    if (known.at(-1) !== checksum) found.push(`${source.library}: run \`npm run schema\``);
  }
  return found;
};

it('each library knows all editions of its functions and grants, so that no older process replaces newer ones', async () => {
  expect(await unwritten(allMigrations)).toEqual([]);
});

it('a change that is not written down is noticed', async () => {
  const [first, second] = allMigrations as [MigrationSource, MigrationSource];
  const changed = { ...first, grants: second.grants! };
  expect(await unwritten([changed])).toEqual([`${first.library}: run \`npm run schema\``]);
});
