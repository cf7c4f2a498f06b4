import type { Read } from '../deciding/decision.js';
import { found } from '../deciding/refused.js';
import { type Service, serviceStream } from './service.js';

/** A service that must exist; `pointer`: where a request names it. */
export const readService = (read: Read, id: string, pointer?: string): Service =>
  found({ kind: 'service', id }, read(serviceStream(id)).state, pointer);
