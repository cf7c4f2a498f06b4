import { inPackage, type MigrationSource } from '#libs/database';

export type { ApiKey, KeyKind, KeyLimits, NewApiKey } from './api-key.js';
export { ApiKeys } from './api-keys.js';
export { type CreatedApiKey, createApiKey } from './create-api-key.js';
export { type Credential, CredentialWatch } from './credential-watch.js';
export { type Feed, Feeds } from './feeds.js';
export { newKey, whereabouts } from './key-text.js';
export type { Allowance, Standing } from './limits/allowance.js';
export { FailedAttempts } from './limits/failed-attempts.js';
export { Quota } from './limits/quota.js';
export {
  changeMasterKey,
  isMasterKey,
  type Root,
  Roots,
  type Signer,
  signAnew,
  WrongMasterKey,
} from './roots/roots.js';
export { allows, type AccessScope, scopes } from './scope.js';
export { hasApiKeys } from './sql/has-api-keys.js';
export { tenantName } from './tenant-name.js';
export { AccessTokens } from './tokens/access-tokens.js';
export { Issuer } from './tokens/issuer.js';
export { IssuerUnreachable } from './tokens/issuer-unreachable.js';
export { FileTokens, type ManagedIn, ManageTokens } from './tokens/manage-tokens.js';
export type { Person } from './tokens/person.js';
export { Tickets } from './tokens/tickets.js';
export { type ExportedAccess, exportAccess, importAccess, OtherRoots } from './transfer/transfer.js';

export const accessMigrations: MigrationSource = {
  library: 'access',
  directory: inPackage('libs/access/migrations'),
  grants: inPackage('libs/access/grants.sql'),
  editions: inPackage('libs/access/editions.json'),
};
