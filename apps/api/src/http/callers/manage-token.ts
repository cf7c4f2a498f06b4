import type { ManageTokens } from '#libs/access';
import type { Settled } from '#libs/event-store';
import type { Caller } from './caller.js';

interface Made {
  readonly id: string;
  readonly theirsSince: string;
  readonly createdAt: number;
}

/**
 * The token by which whoever has just made something with a public key can manage it. The same request sent again is given
 * it again; who only knows the id of something, and what is in it, is not.
 */
export const manageTokenFor = (
  tokens: ManageTokens,
  caller: Caller,
  { state, appended, replayed }: Pick<Settled<Made>, 'state' | 'appended' | 'replayed'>,
): { readonly manageToken?: string } =>
  caller.kind === 'public' && (appended || replayed)
    ? { manageToken: tokens.make(caller, { subject: state.id, since: state.theirsSince, madeAt: state.createdAt }) }
    : {};
