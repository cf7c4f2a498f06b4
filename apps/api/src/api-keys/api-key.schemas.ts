import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { scopes } from '#libs/access';
import { apiKeyId } from '../http/schemas/ids.js';
import { instant, instantText } from '../http/schemas/instant.js';
import { ListQuery, pageOf } from '../http/schemas/reading.js';
import { line } from '../http/schemas/text.js';

const asBrowsersSay = 'must be an origin as browsers say it, like https://shop.example.com';

/** Without a person behind it a key has no bookings of its own. */
const hasNoSubject = {
  message: 'cannot hold bookings:own: it limits a caller to its own bookings, and a secret key stands for nobody',
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
  description: 'Of a public key at each address, instead of what all public keys may; null: the same as they',
});

const noLimits = { attemptsPerMinute: null, liveHolds: null };

export const CreateApiKeyRequest = z
  .strictObject({
    id: apiKeyId.exactOptional(),
    kind: z
      .enum(['secret', 'public'])
      .default('secret')
      .meta({ description: 'A public key is safe in a browser: it reads services and slots, and books' }),
    name: line(1, 200)
      .nullable()
      .default(null)
      .meta({ examples: ['Back office'] }),
    scopes: z
      .array(z.enum(scopes))
      .max(scopes.length)
      .refine((granted) => !granted.includes('bookings:own'), hasNoSubject)
      .default([])
      .meta({ description: 'What a secret key allows; a public one has none' }),
    origins: z
      .array(pageOrigin)
      .max(20)
      .default([])
      .meta({ description: 'The pages that a public key is for, as their browsers say; none: those of any' }),
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
    message: 'must be left out for a public key: what it may do is fixed',
    params: { rule: 'unknown-value' },
  })
  .superRefine(({ kind, origins, limits }, { addIssue }) => {
    if (kind === 'public') return;
    const message = 'must be left out for a secret key: it is in no browser';
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
    .meta({ description: '`disable`: the webhooks that it made are sent nothing any more.' }),
});

export const ListApiKeysQuery = ListQuery.omit({ minPosition: true });

const fields = {
  id: apiKeyId,
  kind: z.enum(['secret', 'public']),
  name: z.string().nullable(),
  scopes: z.array(z.enum(scopes)),
  origins: z.array(z.string()),
  limits: z.object({ attemptsPerMinute: z.int().nullable(), liveHolds: z.int().nullable() }),
  key: z.string().nullable().meta({ description: 'A public key, which is no secret; null of a secret one.' }),
  createdAt: instantText,
  expiresAt: instantText.nullable(),
  revokedAt: instantText.nullable(),
};

export const ApiKeyResponse = z.object(fields).meta({ id: 'ApiKey' });

export const CreatedApiKeyResponse = z
  .object({
    ...fields,
    key: z.string().nullable().meta({ description: 'A secret one is told once: null when the request is repeated.' }),
  })
  .meta({ id: 'CreatedApiKey' });

export const ApiKeysResponse = pageOf('ApiKeys', ApiKeyResponse);
