import type { FastifyContextConfig } from 'fastify';
import { allows } from '#libs/access';
import { Problem } from '../problems/problem.js';
import { lacksScope } from '../problems/unauthenticated.js';
import type { Identity } from './identity.js';

/** What a route is open to somebody for. */
export interface Entitlement {
  readonly isAllowed: boolean;
  /** The one customer whose things alone it is open for; null: for none, or for all. */
  readonly onlyCustomer: string | null;
}

export const entitlementOf = (
  { scope, orScope, orOwn = false, orPublic, orManager }: FastifyContextConfig,
  { kind, scopes, subject }: Identity,
): Entitlement => {
  const mayAnyway = (kind === 'public' && orPublic) || (kind === 'manager' && orManager);
  const isAllowed =
    mayAnyway || [scope, orScope].some((each) => each !== undefined && each !== 'none' && allows(scopes, each));
  return { isAllowed, onlyCustomer: !isAllowed && orOwn && scopes.includes('bookings:own') ? subject : null };
};

/** Throws where the route is open to the caller for nothing. */
export const refuseUnentitled = ({ scope }: FastifyContextConfig, { isAllowed, onlyCustomer }: Entitlement): void => {
  if (isAllowed || onlyCustomer !== null) return;
  if (scope === undefined) throw new Problem('forbidden', 'This route is closed.');
  throw lacksScope(`The caller lacks the scope ${scope}.`, scope);
};
