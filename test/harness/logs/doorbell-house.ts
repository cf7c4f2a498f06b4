import { EventEmitter } from 'node:events';
import type { Pool } from 'pg';
import { Clockwork } from '#test/simulation/clockwork';
import { Doorbell } from '../../../libs/event-store/src/following/doorbell.js';

/** What a look finds. */
export const realHeads = new Map([[3, 30]]);

/** A doorbell, the connections that it makes, and a clock that stands still unless a test says so. */
export class DoorbellHouse {
  readonly time = new Clockwork(20_000);
  readonly lines: Line[] = [];
  readonly complaints: string[] = [];
  readonly heard: unknown[] = [];
  /** When it looked where the shards are. */
  readonly looks: number[] = [];
  reconnections = 0;
  /** The connection that is made anew as the one of this number is lost at once. */
  losesAgain = 0;
  /** So many attempts to connect fail. */
  unreachable = 0;
  /** So many looks fail. */
  blind = 0;
  looking: Promise<unknown> = Promise.resolve();
  /** How long it takes to connect. */
  connecting: Promise<unknown> = Promise.resolve();
  readonly bell: Doorbell;

  constructor() {
    const complain = (line: string) => void this.complaints.push(line);
    const world = {
      after: (milliseconds: number, run: () => void) => this.time.after(milliseconds, run),
      newId: () => 'me',
      connectionBeside: (_: Pool, name: string) => new Line(this, name),
    };
    const readHeads = async () => {
      this.looks.push(this.time.now);
      await this.looking;
      this.blind -= 1;
      if (this.blind >= 0) throw new Error('no room');
      return realHeads;
    };
    const reconnected = () => {
      this.reconnections += 1;
      if (this.reconnections === this.losesAgain) void this.line.end();
    };
    const logger = { warn: complain, error: complain };
    this.bell = new Doorbell({} as Pool, logger, world as never, readHeads, reconnected);
    this.bell.on((...told) => this.heard.push(told));
  }

  get line(): Line {
    return this.lines.at(-1)!;
  }

  /** What was notified, and when. */
  get sent(): [number, unknown][] {
    return this.lines.flatMap(({ sent }) => sent);
  }

  pass = (milliseconds = 0) => this.time.until(() => false, this.time.now + milliseconds);
}

/** A connection that it makes. */
class Line extends EventEmitter {
  readonly sent: [number, unknown][] = [];
  readonly made: number;
  isEnded = false;
  /** So many notifications fail. */
  mute = 0;
  /** How long a notification takes. */
  notifying: Promise<unknown> = Promise.resolve();
  endsAtOnce = false;

  constructor(
    private readonly house: DoorbellHouse,
    readonly name: string,
  ) {
    super();
    this.made = house.time.now;
    house.lines.push(this);
  }

  connect = async () => {
    this.house.unreachable -= 1;
    await this.house.connecting;
    if (this.house.unreachable >= 0) throw new Error('nobody there');
  };

  query = async (asked: string | { readonly values: readonly [string, string] }) => {
    if (typeof asked === 'string') {
      if (this.endsAtOnce) this.emit('end');
      return;
    }
    this.sent.push([this.house.time.now, JSON.parse(asked.values[1]).heads]);
    await this.notifying;
    this.mute -= 1;
    if (this.mute >= 0) throw new Error('a standby notifies nobody');
  };

  end = async () => {
    if (this.isEnded) return;
    this.isEnded = true;
    this.emit('end');
  };

  hears = (payload: unknown) =>
    this.emit('notification', { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) });
}
