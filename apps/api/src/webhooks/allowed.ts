import { allows } from '#libs/access';
import type { TargetFault } from '#libs/delivery';
import type { Caller } from '../http/callers/caller.js';
import { violation } from '../http/problems/problem.js';
import { lacksScope } from '../http/problems/unauthenticated.js';
import type { Webhooks } from './webhooks.js';

/** Whoever has events sent somewhere reads them. */
export const assertReadsEvents = ({ scopes }: Caller): void => {
  if (!allows(scopes, 'events:read'))
    throw lacksScope('Having events sent needs the scope events:read too.', 'events:read');
};

const sentences: Record<TargetFault, string> = {
  'no-url': 'It is no http or https URL without a fragment, of 2,000 characters at most.',
  'not-encrypted': 'It is not https.',
  credentials: 'It has a user or a password in it; what arrives is known by its signature.',
  port: 'Its port is neither 443 nor 80, nor 1024 or above.',
  'forbidden-address': 'It leads to an address that is not of the public internet.',
  'own-address': 'It leads back here.',
};

export const assertTarget = (webhooks: Webhooks, url: string | undefined): void => {
  const fault = url === undefined ? null : webhooks.faultOf(url);
  if (fault) throw violation({ pointer: '/url', rule: 'unknown-value', detail: sentences[fault] });
};
