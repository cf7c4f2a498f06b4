import { bookSlot } from '../../../apps/api/src/tools/book-slot.js';
import { cancelBooking } from '../../../apps/api/src/tools/cancel-booking.js';
import { confirmBooking } from '../../../apps/api/src/tools/confirm-booking.js';
import { explainSlot } from '../../../apps/api/src/tools/explain-slot.js';
import { findServices } from '../../../apps/api/src/tools/find-services.js';
import { findSlots } from '../../../apps/api/src/tools/find-slots.js';
import { getBooking } from '../../../apps/api/src/tools/get-booking.js';
import { holdSlot } from '../../../apps/api/src/tools/hold-slot.js';
import { joinWaitlist } from '../../../apps/api/src/tools/join-waitlist.js';
import { rescheduleBooking } from '../../../apps/api/src/tools/reschedule-booking.js';
import type { Tool } from '../../../apps/api/src/tools/tool.js';

/** All that agents can do here, by name. */
export const allTools = [
  bookSlot,
  cancelBooking,
  confirmBooking,
  explainSlot,
  findServices,
  findSlots,
  getBooking,
  holdSlot,
  joinWaitlist,
  rescheduleBooking,
] as unknown as readonly Tool[];
