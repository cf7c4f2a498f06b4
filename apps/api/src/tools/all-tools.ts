import { bookSlot } from './book-slot.js';
import { cancelBooking } from './cancel-booking.js';
import { confirmBooking } from './confirm-booking.js';
import { explainSlot } from './explain-slot.js';
import { findServices } from './find-services.js';
import { findSlots } from './find-slots.js';
import { getBooking } from './get-booking.js';
import { holdSlot } from './hold-slot.js';
import { joinWaitlist } from './join-waitlist.js';
import { rescheduleBooking } from './reschedule-booking.js';
import type { Tool } from './tool.js';

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
