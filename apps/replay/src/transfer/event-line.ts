import type { StoredEvent } from '#libs/event-store';
import { bad, doubtful, faint, good, named } from '../output/paint.js';

const colours: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/(Cancelled|Declined|Archived|Displaced|NoShow|Removed|Erased|Begun)$/, bad],
  [/(Expired|Held|Requested|Extended|Freed|Released|Left)$/, doubtful],
  [/(Confirmed|Approved|Created|Claimed|Restored|Completed|Booked)$/, good],
];

const paintOf = (type: string) => colours.find(([pattern]) => pattern.test(type))?.[1] ?? named;

const instants = new Set(['start', 'end', 'expiresAt', 'createdAt', 'updatedAt']);

/** As JSON, with instants that people can read; `name` is what the value is called. */
export const say = (name: string, value: unknown): string =>
  JSON.stringify({ [name]: value }, (key, part) =>
    instants.has(key) && typeof part === 'number' ? new Date(part).toISOString().replace('.000Z', 'Z') : part,
  ).slice(JSON.stringify(name).length + 2, -1);

/** An event in one line: position, time, type, stream and version, who, and what it says unless that is left out. */
export const eventLine = (
  { position, recordedAt, type, tenant, stream, version, actor, data }: StoredEvent,
  { stream: isNamed = true, tenant: isTold = false, data: isSaid = true } = {},
): string =>
  [
    faint(String(position).padStart(6)),
    faint(new Date(recordedAt).toISOString()),
    paintOf(type)(type),
    ...(isTold ? [tenant] : []),
    `${isNamed ? `${stream} ` : ''}v${version}`,
    faint(`by ${actor}`),
    ...(isSaid ? [faint(say('', data))] : []),
  ].join('  ');
