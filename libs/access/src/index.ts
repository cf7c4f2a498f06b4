import { inPackage, type MigrationSource } from '#libs/database';

export type { ApiKey, NewApiKey } from './api-key.js';
export { ApiKeys } from './api-keys.js';
export { type CreatedApiKey, createApiKey } from './create-api-key.js';
export { newKey, whereabouts } from './key-text.js';
export { deriveKey, isMasterKey } from './master-key.js';
export { allows, type Scope, scopes } from './scope.js';
export { hasApiKeys } from './sql/has-api-keys.js';

export const accessMigrations: MigrationSource = {
  library: 'access',
  directory: inPackage('libs/access/migrations'),
  grants: inPackage('libs/access/grants.sql'),
};
