import { STATUS_CODES } from 'node:http';

type Json = Record<string, unknown>;

interface Answering {
  responses: Record<string, unknown>;
}

/**
 * Refusals that are the same for several operations are written down once, and referred to. They are called by their status,
 * `Conflict2` the second one of it. Returns them; `operations` refer to them from now on.
 */
export const shareResponses = (operations: readonly Answering[]): Json => {
  const met = new Map<string, { readonly status: string; readonly response: Json; places: Answering[] }>();
  for (const operation of operations) {
    for (const [status, response] of Object.entries(operation.responses)) {
      if (Number(status) < 400) continue;
      const text = `${status} ${JSON.stringify(response)}`;
      const known = met.get(text) ?? { status, response: response as Json, places: [] };
      known.places.push(operation);
      met.set(text, known);
    }
  }
  const shared: Json = {};
  for (const { status, response, places } of met.values()) {
    if (places.length === 1) continue;
    const name = nameOf(status, shared);
    shared[name] = response;
    for (const { responses } of places) responses[status] = { $ref: `#/components/responses/${name}` };
  }
  return shared;
};

const nameOf = (status: string, taken: Json): string => {
  const said = (STATUS_CODES[status] ?? status).replaceAll(/[^A-Za-z]/g, '');
  let [name, nth] = [said, 1];
  while (name in taken) {
    nth += 1;
    name = `${said}${nth}`;
  }
  return name;
};
