import '../../../scripts/from-source.mjs';

/** Jest's global teardown. */
export default async function stopDatabase(): Promise<void> {
  const { dropTemplate } = await import('./template-database.js');
  const { closeHosts } = await import('#test/harness/apps/hosts');
  await closeHosts().finally(dropTemplate);
}
