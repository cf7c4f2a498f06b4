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
  apiKey: bearer('A secret key of `POST /v1/api-keys`, for programs and front desks; it has scopes.', 'slk_…'),
  jwt: bearer(
    'A token of the issuer that the operator configured, with `sub`, `tenant` and `scope`, verified as RFC8725 says.',
    'JWT',
  ),
  publicKey: bearer(
    'A key that may be published in a page: it reads what is offered, and books for visitors of that page.',
    'slp_…',
  ),
  manageToken: bearer(
    'A token for one booking that was made with a public key; it gives access to that booking and nothing else.',
    'slm_…',
  ),
  ticket: {
    type: 'apiKey',
    in: 'query',
    name: 'ticket',
    description: 'A ticket of `POST /v1/tickets`, for an EventSource, which cannot send headers.',
  },
  fileToken: {
    type: 'apiKey',
    in: 'query',
    name: 't',
    description: 'The token of an `inviteUrl`: it opens the calendar file of one booking and nothing else.',
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
