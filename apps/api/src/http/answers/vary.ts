import type { FastifyReply } from 'fastify';

/** Says that the answer would be another one with other headers of the request, beside those that are named already. */
export const vary = (reply: FastifyReply, ...names: readonly string[]): void => {
  const said = String(reply.getHeader('Vary') ?? '');
  const known = said.split(',').map((name) => name.trim().toLowerCase());
  const added = names.filter((name) => !known.includes(name.toLowerCase()));
  if (added.length > 0) reply.header('Vary', [...(said ? [said] : []), ...added].join(', '));
};
