import './from-source.mjs';

/** Jest's global teardown. */
export default async function stopDatabase(): Promise<void> {
  const { dropTemplate } = await import('./template-database.js');
  const { closeApiHosts } = await import('./api-hosts.js');
  await closeApiHosts();
  await dropTemplate();
}
