import { type EventLog, OtherHistory, type Point } from '#libs/event-store';
import { Problem, violation } from '../problems/problem.js';

const token = /^(0|[1-9]\d{0,14})@([0-9a-f]{1,64})\.([0-9a-f]{8})$/;

/**
 * Positions as the outside sees them, `<n>@<log>.<mark>`. A number alone would mean something else after a restore, which
 * gives the log another id, and after a failover that lost the last events, which does not.
 */
export class Positions {
  constructor(private readonly log: Pick<EventLog, 'id' | 'pointAt' | 'assertKnown'>) {}

  token({ position, mark }: Point): string {
    return `${position}@${this.log.id}.${mark}`;
  }

  /** Of a position that is known by its number alone; null where the log has none such. */
  async tokenAt(shard: number, position: number): Promise<string | null> {
    const point = await this.log.pointAt(shard, position);
    return point && this.token(point);
  }

  /** The point that a token of this log says; whoever goes on from it has it compared. `pointer` is the parameter that it came in. */
  read(text: string, pointer: string): Point {
    const [, position, logId, mark] = token.exec(text) ?? [];
    if (!position || !mark) {
      const detail = 'A position is a token like 815@7f3a90bc.9c01d2e3, as answers contain it.';
      throw violation({ pointer, rule: 'position-unknown', detail });
    }
    if (logId !== this.log.id) throw otherHistory();
    return { position: Number(position), mark };
  }

  /** As `read`, and compared with the log. */
  async known(shard: number, text: string, pointer: string): Promise<Point> {
    const point = this.read(text, pointer);
    await this.log.assertKnown(shard, point);
    return point;
  }

  /** Where the caller saw something, undefined where that was in another history: then it says nothing here. */
  async seenAt(shard: number, text: string | undefined, pointer: string): Promise<number | undefined> {
    if (text === undefined) return undefined;
    try {
      return (await this.known(shard, text, pointer)).position;
    } catch (error) {
      if (isOfOtherHistory(error)) return undefined;
      throw error;
    }
  }

  /** The point that a read is to wait for; whoever waits has it compared. */
  wanted({ minPosition }: { readonly minPosition?: string | undefined }): Point | undefined {
    return minPosition === undefined ? undefined : this.read(minPosition, '?minPosition');
  }
}

/** The end of the event's id in a token of ours. */
export const markIn = (token: string): string => token.slice(token.lastIndexOf('.') + 1);

/** What somebody is told who goes on from where this log has never been. */
export const otherHistory = () =>
  new Problem('other-history', 'This position belongs to another history; read again and continue from there.');

const isOfOtherHistory = (error: unknown) =>
  error instanceof OtherHistory || (error instanceof Problem && error.code === 'other-history');
