import type { Point, StoredEvent } from '#libs/event-store';
import { befall, type Endpoint, fresh, type Happening, type Wait } from '../endpoint/endpoint.js';
import { isRunOut, pauseAfter } from '../endpoint/schedule.js';
import type { Subscriber } from '../subscriber.js';
import { nextAmong, probeAmong } from './next-task.js';
import { mostParked, type Parked } from './parked.js';
import { Parking } from './parking.js';
import type { Item, Task } from './task.js';

/** What is read ahead of a subscriber at most. */
const room = 100;
/** Requests under way to one endpoint. */
const abreast = 4;

/** What one subscriber has been told, is told and is to be told, in memory: no clock, no database, no network. */
export class Lane {
  endpoint: Endpoint = fresh;
  /** How far the log has been read for it: what comes up to here and is wanted has been taken, is pending, or is parked. */
  #readTo: Point;
  #pending: Item[] = [];
  readonly #parking: Parking;
  /** Subjects of which a request is under way: of one subject there is one at a time. */
  readonly #flying = new Set<string>();

  constructor(
    public subscriber: Subscriber,
    at: Point,
    parked: readonly Parked[] = [],
    wait: Wait | null = null,
  ) {
    this.#readTo = at;
    this.endpoint = { status: subscriber.status, disabledBecause: subscriber.disabledBecause, wait };
    this.#parking = new Parking(parked);
  }

  get readTo(): Point {
    return this.#readTo;
  }

  /** Where it stands: all that is wanted up to here has been taken, or is parked. */
  get doneTo(): Point {
    return this.#pending[0]?.before ?? this.#readTo;
  }

  get parked(): readonly Parked[] {
    return this.#parking.all;
  }

  get isFlying(): boolean {
    return this.#flying.size > 0;
  }

  get hasRoom(): boolean {
    return this.endpoint.status === 'active' && this.#pending.length < room;
  }

  get hasPending(): boolean {
    return this.#pending.length > 0;
  }

  wants({ type, stream }: StoredEvent): boolean {
    const { types, kinds } = this.subscriber;
    return (types === null || types.includes(type)) && (kinds === null || kinds.includes(stream.split('/', 1)[0]!));
  }

  /** The log has been read on for it from where it stood, up to `to`. */
  feed(items: readonly Item[], to: Point): void {
    this.#pending.push(...items.filter(({ subject }) => !this.#parking.leavesOut(subject)));
    this.#readTo = to;
  }

  /** Milliseconds since the epoch at which there may be something to send though nothing happens until then. */
  get dueAt(): number {
    if (this.endpoint.status !== 'active') return Number.POSITIVE_INFINITY;
    if (this.endpoint.wait)
      return this.isFlying || !this.#hasWork ? Number.POSITIVE_INFINITY : this.endpoint.wait.until;
    return this.#parking.dueAt;
  }

  get #hasWork(): boolean {
    return this.#pending.length > 0 || this.#parking.size > 0;
  }

  /** What is to be sent now, and is under way from then on; null: nothing. */
  next(now: number): Task | null {
    const { status, wait } = this.endpoint;
    if (status !== 'active') return null;
    const isFree = wait ? !this.isFlying && now >= wait.until : this.#flying.size < abreast;
    if (!isFree) return null;
    const work = { pending: this.#pending, parking: this.#parking, flying: this.#flying };
    const task = wait ? probeAmong(work, wait) : nextAmong(work, now);
    if (task) this.#flying.add(task.subject);
    return task;
  }

  /** A place beside the order for one of those that are replayed; null: not now. Where nothing else is there it is a probe. */
  nextBeside(id: string, now: number): Task | null {
    const { status, wait } = this.endpoint;
    if (status !== 'active') return null;
    const isProbe = wait !== null;
    const isFree = isProbe
      ? !this.isFlying && !this.#hasWork && now >= wait.until
      : this.#flying.size < abreast && !this.#flying.has(id);
    if (!isFree) return null;
    this.#flying.add(id);
    return { kind: 'replay', subject: id, isProbe };
  }

  /** It was not sent, for no reason of its own. */
  putBack({ subject }: Task): void {
    this.#flying.delete(subject);
  }

  taken(task: Task, event: StoredEvent, now: number): void {
    this.#flying.delete(task.subject);
    this.#happened({ type: 'taken' }, now);
    this.#leaveBehind(task, event, now);
  }

  gone(task: Task, now: number): void {
    this.#flying.delete(task.subject);
    this.#happened({ type: 'gone' }, now);
  }

  /** `subject`: of what was sent. */
  endpointFailed(task: Task, subject: string, retryAfter: number | null, now: number, chance: number): void {
    this.#flying.delete(task.subject);
    this.#happened({ type: 'failed', subject, retryAfter, isProbe: task.isProbe }, now, chance);
  }

  /**
   * The event was not taken, which says nothing of others: the endpoint is there. When it is tried next; null: no more, and
   * its subject goes on without it. `crowded`: too many are parked, so it is the endpoint's failure after all.
   */
  eventFailed(
    task: Task,
    event: StoredEvent,
    how: { readonly retryAfter: number | null; readonly reason: string },
    now: number,
    chance: number,
  ): { readonly attempt: number; readonly nextAt: number | null } | 'crowded' {
    const known = this.#parking.find(task.subject);
    if (!known && this.#parking.size >= mostParked) {
      this.endpointFailed(task, event.stream, how.retryAfter, now, chance);
      return 'crowded';
    }
    this.#flying.delete(task.subject);
    this.#happened({ type: 'taken' }, now);
    const attempt = (known?.attempts ?? 0) + 1;
    if (isRunOut(attempt)) {
      this.#leaveBehind(task, event, now);
      return { attempt, nextAt: null };
    }
    const dueAt = now + pauseAfter({ attempts: attempt, retryAfter: how.retryAfter }, chance);
    if (known || this.#isPending(task))
      this.#park(task.subject, event, { attempts: attempt, dueAt, reason: how.reason });
    return { attempt, nextAt: dueAt };
  }

  /** How a subject is parked, if it is. */
  parkedOf(subject: string): Parked | undefined {
    return this.#parking.find(subject);
  }

  #isPending(task: Task): boolean {
    return task.kind === 'live' && this.#pending.includes(task.item);
  }

  #park(subject: string, event: StoredEvent, how: Pick<Parked, 'attempts' | 'dueAt' | 'reason'>): void {
    this.#pending = this.#pending.filter((item) => item.subject !== subject);
    this.#parking.park(subject, event, how);
  }

  /** An event is done with, so or so. */
  #leaveBehind(task: Task, event: StoredEvent, now: number): void {
    if (task.kind === 'live') this.#pending = this.#pending.filter((item) => item !== task.item);
    if (task.kind === 'parked') this.#parking.passed(task.subject, event, now);
  }

  /** From where on a parked subject is to be read. What comes meanwhile is noticed: see `unpark`. */
  lookAt(subject: string): Parked | null {
    return this.#parking.lookAt(subject);
  }

  /** Nothing of it was found up to where the log has been read. Whether that is still so; then it is parked no more. */
  unpark({ subject }: Task): boolean {
    const isOver = this.#parking.unpark(subject);
    if (isOver) this.#flying.delete(subject);
    return isOver;
  }

  /** Everything behind a point is to be told again, in its order. What waits in front of it goes on waiting. */
  goBack(to: Point): void {
    this.#readTo = to;
    this.#pending = [];
    this.#parking.forgetBehind(to.position);
  }

  /** Somebody has changed it: what it wants from now on, and where. */
  changed(subscriber: Subscriber, now: number): void {
    const before = this.subscriber;
    this.subscriber = subscriber;
    if (subscriber.status === 'active') {
      const isRenewed = before.url !== subscriber.url || this.endpoint.status !== 'active';
      if (isRenewed) this.#happened({ type: 'renewed' }, now);
    } else if (subscriber.status === 'paused') this.#happened({ type: 'paused' }, now);
    else this.endpoint = { status: 'disabled', disabledBecause: subscriber.disabledBecause, wait: null };
  }

  #happened(happening: Happening, now: number, chance = 0): void {
    this.endpoint = befall(this.endpoint, happening, now, chance);
  }
}
