import { z } from 'zod';

const seat = z.object({ who: z.string() });

/** What may happen in a room of which only the seats count. */
export const seatTypes = {
  SeatTaken: [{ schema: seat }],
  SeatFreed: [{ schema: seat.partial() }],
  DoorLocked: [{ schema: z.object({}) }],
};
