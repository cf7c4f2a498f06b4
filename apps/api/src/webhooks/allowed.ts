import { allows } from '#libs/access';
import type { TargetFault } from '#libs/delivery';
import type { Caller } from '../http/callers/caller.js';
import { violation } from '../http/problems/problem.js';
import { lacksScope } from '../http/problems/unauthenticated.js';
import type { Webhooks } from './webhooks.js';

/** Whoever has events sent somewhere reads them. */
export const assertReadsEvents = ({ scopes }: Caller): void => {
  if (!allows(scopes, 'events:read')) throw lacksScope('A webhook also needs the scope events:read.', 'events:read');
};

const sentences: Record<TargetFault, string> = {
  'no-url': 'url must be an http or https URL without a fragment, of at most 2,000 characters.',
  'not-encrypted': 'url must be https.',
  credentials: 'url must not contain a user or a password; deliveries are authenticated by their signature.',
  port: 'The port of url must be 443, 80, or 1024 or above.',
  'forbidden-address': 'url leads to an address outside the public internet.',
  'own-address': 'url leads back to this service.',
};

export const assertTarget = (webhooks: Webhooks, url: string | undefined): void => {
  const fault = url === undefined ? null : webhooks.faultOf(url);
  if (fault) throw violation({ pointer: '/url', rule: 'unknown-value', detail: sentences[fault] });
};
