import { hash } from 'node:crypto';
import { unlessKnown } from '../http/answers/answer.js';
import type { Reply } from '../http/answers/reply.js';

/** A calendar file, or 304 where the caller has this very one already. */
export const calendarFile = (reply: Reply, text: string, name: string): string | undefined => {
  reply
    .header('Content-Type', 'text/calendar; charset=utf-8')
    .header('Content-Disposition', `attachment; filename="${name}"`);
  return unlessKnown(reply, `"${hash('sha256', text).slice(0, 32)}"`, text);
};
