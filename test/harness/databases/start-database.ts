import '../../../scripts/from-source.mjs';

/** Jest's global setup. Jest runs it outside its own loader, hence the import above and the ones at run time. */
export default async function startDatabase(): Promise<void> {
  const { makeTemplate } = await import('./template-database.js');
  const { openHosts } = await import('#test/harness/apps/hosts');
  await makeTemplate();
  await openHosts();
}
