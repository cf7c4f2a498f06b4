import { z } from 'zod';
import { scopes } from '#libs/access';
import { apiKeyId } from '../http/schemas/ids.js';
import { instant, instantText } from '../http/schemas/instant.js';
import { ListQuery, pageOf } from '../http/schemas/reading.js';
import { line } from '../http/schemas/text.js';

/** Without a person behind it a key has no bookings of its own. */
const hasNoSubject = {
  message: 'cannot hold bookings:own: it limits a caller to its own bookings, and a secret key stands for nobody',
  params: { rule: 'unknown-value' },
};

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
  .meta({
    id: 'CreateApiKeyRequest',
    examples: [{ name: 'Front desk', scopes: ['calendars:read', 'bookings:read', 'bookings:write'] }],
  });

export const ListApiKeysQuery = ListQuery.omit({ minPosition: true });

const fields = {
  id: apiKeyId,
  kind: z.enum(['secret', 'public']),
  name: z.string().nullable(),
  scopes: z.array(z.enum(scopes)),
  createdAt: instantText,
  expiresAt: instantText.nullable(),
  revokedAt: instantText.nullable(),
};

export const ApiKeyResponse = z.object(fields).meta({ id: 'ApiKey' });

export const CreatedApiKeyResponse = z
  .object({
    ...fields,
    key: z.string().nullable().meta({ description: 'Told once; null when the request is repeated.' }),
  })
  .meta({ id: 'CreatedApiKey' });

export const ApiKeysResponse = pageOf('ApiKeys', ApiKeyResponse);
