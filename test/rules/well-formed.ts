import type { EventTypes } from '#libs/event-store';
import { eventTypes } from '../../libs/booking/src/events/event-catalogue.js';

/** Throws where an event is not what the newest version of its type says, as the log would. */
export const assertWellFormed = ({ type, data }: { readonly type: string; readonly data: object }): void => {
  const newest = (eventTypes as EventTypes)[type]?.at(-1);
  if (!newest) throw new Error(`${type} is not in the catalogue: libs/booking/src/events`);
  const judged = newest.schema['~standard'].validate(data);
  if ('issues' in judged && judged.issues) throw new Error(`${type} is misshapen: ${JSON.stringify(judged.issues)}`);
};
