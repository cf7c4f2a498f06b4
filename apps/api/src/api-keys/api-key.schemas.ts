import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { scopes } from '#libs/access';
import { apiKeyId } from '../http/schemas/ids.js';
import { instant, instantText } from '../http/schemas/instant.js';
import { ListQuery, pageOf } from '../http/schemas/reading.js';
import { line } from '../http/schemas/text.js';

const asBrowsersSay = 'must be an origin as browsers send it, like https://shop.example.com';

/** Without a person behind it a key has no bookings of its own. */
const hasNoSubject = {
  message:
    'cannot hold bookings:own: that scope limits a caller to its own bookings, and a secret key does not belong to one person',
  params: { rule: 'unknown-value' },
};

/** As browsers say it: without a path, a needless port or a capital. */
const pageOrigin = z
  .string()
  .max(300)
  // Not as two slashes in a row, which a generator of clients takes for a comment.
  .regex(/^https?:[/]{2}/, { error: asBrowsersSay, abort: true })
  .refine((text) => URL.canParse(text) && new URL(text).origin === text, asBrowsersSay)
  .meta({ examples: ['https://shop.example.com'] });

const own = (most: number) => z.int().min(1).max(most).nullable().default(null);

const ownLimits = z.strictObject({ attemptsPerMinute: own(1_000_000), liveHolds: own(1_000) }).meta({
  description:
    'For a public key: its limits per address, in place of the usual ones for public keys; null: the usual ones apply',
});

const noLimits = { attemptsPerMinute: null, liveHolds: null };

export const CreateApiKeyRequest = z
  .strictObject({
    id: apiKeyId.exactOptional(),
    kind: z
      .enum(['secret', 'public'])
      .default('secret')
      .meta({ description: 'A public key is safe to use in a browser: it can read services and slots, and book' }),
    name: line(1, 200)
      .nullable()
      .default(null)
      .meta({ examples: ['Back office'] }),
    scopes: z
      .array(z.enum(scopes))
      .max(scopes.length)
      .refine((granted) => !granted.includes('bookings:own'), hasNoSubject)
      .default([])
      .meta({ description: 'The rights of a secret key; public keys have none' }),
    origins: z
      .array(pageOrigin)
      .max(20)
      .default([])
      .meta({ description: 'The pages a public key may be used on, as browsers send their origin; empty: any page' }),
    limits: ownLimits.default(noLimits),
    expiresAt: instant.nullable().default(null),
  })
  .refine(({ kind, scopes: granted }) => kind === 'public' || granted.length > 0, {
    path: ['scopes'],
    message: 'is required for a secret key',
    params: { rule: 'required' },
  })
  .refine(({ kind, scopes: granted }) => kind === 'secret' || granted.length === 0, {
    path: ['scopes'],
    message: 'must be left out for a public key: its rights are fixed',
    params: { rule: 'unknown-value' },
  })
  .superRefine(({ kind, origins, limits }, { addIssue }) => {
    if (kind === 'public') return;
    const message = 'must be left out for a secret key: it is not used in browsers';
    const params = { rule: 'unknown-value' };
    if (origins.length > 0) addIssue({ code: 'custom', path: ['origins'], message, params });
    if (!isDeepStrictEqual(limits, noLimits)) addIssue({ code: 'custom', path: ['limits'], message, params });
  })
  .meta({
    id: 'CreateApiKeyRequest',
    examples: [{ name: 'Front desk', scopes: ['calendars:read', 'bookings:read', 'bookings:write'] }],
  });

export const RevokeApiKeyQuery = z.strictObject({
  webhooks: z
    .enum(['keep', 'disable'])
    .default('keep')
    .meta({ description: '`disable`: webhooks created with this key are sent nothing more.' }),
});

export const ListApiKeysQuery = ListQuery.omit({ minPosition: true });

const fields = {
  id: apiKeyId,
  kind: z.enum(['secret', 'public']),
  name: z.string().nullable(),
  scopes: z.array(z.enum(scopes)),
  origins: z.array(z.string()),
  limits: z.object({ attemptsPerMinute: z.int().nullable(), liveHolds: z.int().nullable() }),
  key: z
    .string()
    .nullable()
    .meta({ description: 'The text of a public key, which is not a secret; null for a secret key.' }),
  createdAt: instantText,
  expiresAt: instantText.nullable(),
  revokedAt: instantText.nullable(),
};

export const ApiKeyResponse = z.object(fields).meta({ id: 'ApiKey' });

export const CreatedApiKeyResponse = z
  .object({
    ...fields,
    key: z
      .string()
      .nullable()
      .meta({ description: 'The text of a secret key, shown once: null when the request is repeated.' }),
  })
  .meta({ id: 'CreatedApiKey' });

export const ApiKeysResponse = pageOf('ApiKeys', ApiKeyResponse);
