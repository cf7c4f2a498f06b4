import { hash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Settled } from '#libs/event-store';
import { Problem } from '../problems/problem.js';
import { refuseOtherVersion } from '../requests/conditions.js';
import { originOf, pathOf } from '../requests/origin.js';
import { acceptedBy } from './content-coding.js';
import { entityTag, hasAlready } from './entity-tag.js';
import { markIn } from './position-token.js';

/** What every single thing says of itself; `position` is already a token. */
interface Representation {
  readonly version: number;
  readonly position: string;
  readonly customer?: { readonly erased?: true | undefined } | null;
  readonly occurrences?: readonly unknown[];
}

/** The bookings of a series move on without it. */
const tagOf = ({ version, position, customer, occurrences }: Representation) => ({
  version,
  mark: markIn(position),
  erased: customer?.erased ?? false,
  ...(occurrences && { beside: hash('sha256', JSON.stringify(occurrences)).slice(0, 8) }),
});

/** A thing as it is, or 304 where the caller has this version already. */
export const read = <Body extends Representation>(reply: FastifyReply, body: Body): Body | undefined => {
  const tagged = tagOf(body);
  refuseOtherVersion(reply.request, tagged);
  return unlessKnown(reply, entityTag(tagged), body);
};

/** A body under its tag, or 304 where the caller has that already. */
export const unlessKnown = <Body>(reply: FastifyReply, tag: string, body: Body): Body | undefined => {
  const { 'if-none-match': asked, 'accept-encoding': accepted } = reply.request.headers;
  const known = asked === undefined ? null : hasAlready(asked, tag, acceptedBy(accepted).coding);
  reply.header('ETag', known ?? tag);
  if (known === null) return body;
  reply.code(304);
  return undefined;
};

/** A thing after a command. */
export const changed = <Body extends Representation>(
  reply: FastifyReply,
  settled: Settled<unknown>,
  body: Body,
): Body => {
  reply.header('ETag', entityTag(tagOf(body))).header('Event-Position', body.position);
  if (settled.replayed) reply.header('Idempotency-Replayed', 'true');
  return body;
};

/** A thing just made, or made before by the same request: an idempotency key repeats the first status, an id does not. */
export const created = <Body extends Representation & { readonly id: string }>(
  reply: FastifyReply,
  settled: Settled<unknown>,
  body: Body,
): Body => {
  const href = `${originOf(reply.request)}${pathOf(reply.request)}/${body.id}`;
  reply.code(settled.appended || settled.replayed ? 201 : 200).header('Location', href);
  return changed(reply, settled, body);
};

/** What a query found; `what` names the kind of thing for the sentence. */
export const found = <T>(thing: T | null, what: string): T => {
  if (thing === null) throw new Problem('not-found', `This ${what} does not exist.`);
  return thing;
};
