import type { FastifyReply, FastifyRequest } from 'fastify';
import { ManageTokens } from '#libs/access';
import type { Limits } from '../limits/limits.js';
import { callerOf, identify, refuseOthers } from './authentication.js';
import type { Caller } from './caller.js';
import { entitlementOf, refuseUnentitled } from './entitlement.js';
import type { Identities } from './identity.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * The field of the body that names the thing which a `manageToken` beside it is for: whoever has that token is who is
     * asking, by whoever's key it comes.
     */
    managed?: string;
  }
}

/**
 * A gateway puts its own key in place of what its callers send, so that a manage token comes in the body. Only once that is
 * read it can be said whether the route is open to whoever asks.
 */
export const actForBearer =
  (identities: Identities, limits: Limits | undefined) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { config } = request.routeOptions;
    if (config.managed === undefined || !request.caller) return;
    const fields = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const { manageToken, [config.managed]: id } = fields;
    const caller =
      typeof manageToken === 'string' && ManageTokens.mayBe(manageToken)
        ? await bearerOf(manageToken, request.caller, request, identities, limits)
        : request.caller;
    const entitlement = entitlementOf(config, caller);
    refuseUnentitled(config, entitlement);
    if (caller !== request.caller) await limits?.spend(request, reply, caller);
    request.caller = { ...caller, onlyCustomer: entitlement.onlyCustomer };
    if (caller.kind === 'manager' && typeof id === 'string') await refuseOthers(identities, caller, id);
  };

const bearerOf = async (
  text: string,
  sender: Caller,
  request: FastifyRequest,
  identities: Identities,
  limits: Limits | undefined,
): Promise<Caller> => {
  const asked = { pointer: '/manageToken', isGood: ({ tenant }: { tenant: string }) => tenant === sender.tenant };
  const identity = await identify({ as: 'bearer', text }, request, identities, limits, asked);
  return callerOf(request, identity, null);
};
