import { randomUUIDv7 } from 'node:crypto';
import type { Decision, Envelope, Read, Stream } from '#libs/event-store';

/** A smallest business for tests of the log: a room whose seats are taken one by one. */
export interface Room {
  readonly taken: readonly string[];
}

export type SeatTaken = { type: 'SeatTaken'; data: { who: string } };

export const room = (id: string): Stream<Room, SeatTaken> => ({
  name: `room/${id}`,
  initial: { taken: [] },
  evolve: ({ taken }, { event }) => ({ taken: [...taken, event.data.who] }),
});

export class Full extends Error {
  constructor(readonly version: number) {
    super(`full at version ${version}`);
  }
}

/** Takes a seat in each of the rooms or in none. */
export const takeSeats =
  (rooms: readonly Stream<Room, SeatTaken>[], who: string, seats: number, until = Number.POSITIVE_INFINITY) =>
  (read: Read): Decision => {
    const seen = read.all(rooms);
    const full = seen.find(({ state }) => state.taken.length >= seats);
    if (full) throw new Full(full.version);
    return { events: rooms.map((stream) => ({ stream, type: 'SeatTaken', data: { who } })), until };
  };

export const takeSeat = (stream: Stream<Room, SeatTaken>, who: string, seats = 1) => takeSeats([stream], who, seats);

export const envelope = (more: Partial<Envelope> = {}): Envelope => ({
  tenant: 'default',
  commandId: randomUUIDv7(),
  actor: 'test/1',
  correlationId: 'test',
  ...more,
});
