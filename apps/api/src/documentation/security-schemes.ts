import type { OperationOptions } from '../http/requests/operation.js';
import type { Edition } from './edition.js';

const bearer = (description: string, bearerFormat: string) => ({
  type: 'http' as const,
  scheme: 'bearer',
  bearerFormat,
  description,
});

/** All that a caller may show. Each is a bearer token of its own form, but for tickets. */
export const securitySchemes = {
  apiKey: bearer('A secret key of `POST /v1/api-keys`, for programs and desks; it has scopes.', 'slk_…'),
  jwt: bearer(
    'A token of the issuer that the operator named, with `sub`, `tenant` and `scope`, verified by RFC8725.',
    'JWT',
  ),
  publicKey: bearer(
    'A key that may stand in a page: it reads what is offered, and books for whoever looks at that page.',
    'slp_…',
  ),
  manageToken: bearer('What whoever booked with a public key has of that booking, and of nothing else.', 'slm_…'),
  ticket: {
    type: 'apiKey',
    in: 'query',
    name: 'ticket',
    description: 'One of `POST /v1/tickets`, for an EventSource, which can send no header.',
  },
  fileToken: {
    type: 'apiKey',
    in: 'query',
    name: 't',
    description: 'Of an `inviteUrl`: it opens the calendar file of one booking, and nothing else.',
  },
} as const;

/** Which of them an operation takes, any one of them; the scopes that it asks for where there are some. */
export const securityOf = (options: OperationOptions, edition: Edition) => {
  const { scope, orScope, orOwn, orPublic, orManager, managed, orTicket, orFileToken } = options;
  if (scope === 'none') return [];
  const scopes = [scope, ...(orScope ? [orScope] : []), ...(orOwn ? ['bookings:own'] : [])];
  // Only 3.1 knows scopes of what is no OAuth.
  const asked = edition === '3.1' ? scopes.map((each) => [each]) : [[]];
  return [
    ...asked.flatMap((each) => [{ apiKey: each }, { jwt: each }]),
    ...(orPublic || managed !== undefined ? [{ publicKey: [] }] : []),
    ...(orManager ? [{ manageToken: [] }] : []),
    ...(orTicket ? [{ ticket: [] }] : []),
    ...(orFileToken ? [{ fileToken: [] }] : []),
  ];
};
