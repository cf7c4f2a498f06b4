import type { EventTypesOf } from '#libs/event-store';
import type { DisplacementEvent } from '../domain/claims/displacement.js';
import { nothing } from './nothing.js';

export const displacementEvents: EventTypesOf<DisplacementEvent> = {
  DisplacementBegun: nothing,
  DisplacementEnded: nothing,
};
