/**
 * A position of a shard, and which event stands there. A number alone says how many events there were, not which: after a
 * failover that lost the last ones other events get their numbers, and the log's id stays.
 */
export interface Point {
  readonly position: number;
  /** The last eight hexadecimal digits of the event's id. They are random; the first ones are the clock, and agree for a minute. */
  readonly mark: string;
}

/** Before the first event. */
export const beginning: Point = { position: 0, mark: '00000000' };

export const markOf = (eventId: string): string => eventId.slice(-8);

/** The point of an event of the log. */
export const pointOf = ({ position, id }: { readonly position: number; readonly id: string }): Point => ({
  position,
  mark: markOf(id),
});

/** Whether it is the event with this id that stands there; null: none does. Nothing stands at the beginning. */
export const isAt = ({ position, mark }: Point, eventId: string | null): boolean =>
  position === 0 ? mark === beginning.mark : eventId !== null && mark === markOf(eventId);

/** The later one. */
export const later = (one: Point, other: Point): Point => (other.position > one.position ? other : one);
