import type { z } from 'zod';
import type { ManageTokens } from '#libs/access';
import { JoinWaitlist, newId, type WaitlistEntry } from '#libs/booking';
import type { Settled } from '#libs/event-store';
import type { Caller } from '../http/callers/caller.js';
import { manageTokenFor } from '../http/callers/manage-token.js';
import { customerOf } from '../http/callers/own-customer.js';
import type { Commands } from '../http/requests/commands.js';
import type { JoinWaitlistRequest } from './waitlist.schemas.js';

interface Means {
  readonly commands: Commands;
  readonly tokens: ManageTokens;
}

interface Joined {
  readonly settled: Settled<WaitlistEntry>;
  readonly token: { readonly manageToken?: string };
}

/** Lets somebody wait, by whichever route they ask. */
export const join = async (
  { commands, tokens }: Means,
  caller: Caller,
  body: z.output<typeof JoinWaitlistRequest>,
): Promise<Joined> => {
  const { id = newId('wls'), ...content } = body;
  const request = { ...content, customer: customerOf(caller, body.customer)! };
  const settled = await commands.send(caller, body, (envelope) => new JoinWaitlist(envelope, id, request));
  return { settled, token: manageTokenFor(tokens, caller, settled) };
};
