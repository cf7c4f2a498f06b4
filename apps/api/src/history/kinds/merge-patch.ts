import { z } from 'zod';

/** What became of metadata, in an event that tells differences only. */
export const mergePatch = z
  .record(z.string(), z.unknown())
  .optional()
  .describe('The changes, as a merge patch (RFC 7396): null removes a field, objects are merged');
