import { z } from 'zod';
import { codes } from '../http/problems/problem-kinds.js';
import { instantText } from '../http/schemas/instant.js';
import { Retry } from './problem.response.js';
import { Alternative, ContentErrorResponse } from './problem-members.js';

/** Any refusal, as whoever does not tell them apart by their code reads it. */
export const PlainRefusal = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes),
    detail: z.string().meta({ description: 'The reason, as a sentence that can be read out.' }),
    instance: z.string(),
    requestId: z.string(),
    retry: Retry,
    errors: z.array(ContentErrorResponse).optional().meta({ description: 'Which argument is wrong, and why.' }),
    alternatives: z.array(Alternative).optional().meta({ description: 'Slots that are available instead.' }),
    currentVersion: z.int().optional(),
    currentStatus: z.string().optional(),
    heldUntil: instantText.optional().meta({ description: 'When the slot may become free again.' }),
  })
  .meta({ id: 'Refusal', description: 'Why the call was refused, and what to do about it (RFC 9457).' });
