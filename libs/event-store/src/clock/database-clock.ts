import type { Machine } from '../world/world.js';

/** What the operator said of the database's time. Instants in milliseconds since the epoch. */
export interface ClockAccepted {
  /** What the database's clock showed then. */
  readonly at: number;
  /** How far the time of the log had come. */
  readonly logTime: number;
}

/** What the database said of its time, in a call that began and ended at these instants of the monotonic clock. */
export interface ClockReading {
  readonly time: number;
  readonly began: number;
  readonly ended: number;
  /** Asked for too, unless it is only what an append recorded: that is no clock's where the log is ahead of it. */
  readonly accepted?: ClockAccepted | null;
}

/** When an append may record; the database refuses it at any other time. Milliseconds since the epoch. */
export interface RecordingTime {
  readonly earliest: number;
  readonly latest: number;
}

/** Milliseconds by which the database's clock may be off before nothing is recorded any more. */
const tolerance = 60_000;
/** Two readings that differ by more tell of a clock that was set, or of a machine that slept. */
const unnoticed = 1_000;
/** For so long a clock that was set has to go on as it is now, before it is believed. */
const consistent = 10_000;
/** By so much it may be set without a word of the operator's, at once and within an hour. */
const largestStep = 600_000;
const hour = 3_600_000;
/** For so long after the operator's word the clock is believed as it was then. */
const acceptance = 600_000;

/** Where the estimate may be off by more milliseconds the time is asked for again: what ends at an instant would end too soon. */
const precise = 250;

/** Quartz clocks drift by up to 50 millionths; twice that lets a reading of 1 ms be replaced by one of 7 ms after a minute. */
const driftPerMillisecond = 1e-4;

interface Step {
  readonly offset: number;
  readonly since: number;
}

/**
 * The database's time without asking it: a monotonic local clock plus an offset. A reading is as good as its round
 * trip is short, and loses worth as clocks drift apart, so the shortest of the last minute counts. One that is far from what
 * is estimated is not believed at once: what the log has recorded ten hours ahead stands there for ever.
 */
export class DatabaseClock {
  #offset: number;
  #error = Number.POSITIVE_INFINITY;
  #observedAt = 0;
  /** This machine's wall clock, less its monotonic one, when the estimate was last found to be good. */
  #drift: number;
  /** Whether the estimate is the database's time, and not only this machine's own. */
  #isTrusted = false;
  #step: Step | null = null;
  /** What was believed within the last hour without anybody's word. */
  #steps: { readonly at: number; readonly by: number }[] = [];
  #accepted: ClockAccepted | null = null;
  #ahead = 0;

  constructor(private readonly here: Machine) {
    this.#drift = here.wall() - here.monotonic();
    this.#offset = this.#drift;
  }

  /** Whole milliseconds since the epoch. */
  now(): number {
    return Math.floor(this.here.monotonic() + this.#offset);
  }

  /** The time at which something may be recorded: about now, or as far as the log had come when the operator looked. */
  get recording(): RecordingTime {
    const now = this.now();
    return { earliest: now - tolerance, latest: Math.max(now + tolerance, this.#accepted?.logTime ?? 0) };
  }

  /**
   * Whether the database has to be asked: its time was never believed, or it has just been set, or the clocks of this
   * machine have drifted apart, as they do while it sleeps.
   */
  get isDoubtful(): boolean {
    return !this.#isTrusted || this.#step !== null || this.#hasDrifted;
  }

  /** Whether each answer took so long that the time may be another one by more than a quarter of a second. */
  get isVague(): boolean {
    return this.#error > precise;
  }

  /** By how many milliseconds the database was ahead of the estimate when it was last asked. */
  get ahead(): number {
    return this.#ahead;
  }

  /** Takes note of what the database says. */
  observe(reading: ClockReading): void {
    const { time, began, ended, accepted } = reading;
    if (accepted) this.#accepted = accepted;
    const offset = time - (began + ended) / 2;
    const error = (ended - began) / 2;
    this.#ahead = offset - this.#offset;
    if (this.#isTrusted && isClose(offset, this.#offset, error + this.#error)) this.#adjust(offset, error, ended);
    else if (this.#isBelievable(ended + offset, accepted) || this.#isConsistent(offset, error, ended))
      this.#take(offset, error, ended);
  }

  get #hasDrifted(): boolean {
    return Math.abs(this.here.wall() - this.here.monotonic() - this.#drift) > unnoticed;
  }

  #adjust(offset: number, error: number, at: number) {
    this.#step = null;
    this.#ahead = 0;
    this.#drift = this.here.wall() - this.here.monotonic();
    const aged = this.#error + (at - this.#observedAt) * driftPerMillisecond;
    if (error <= aged) this.#set(offset, error, at);
  }

  /** At once: what the operator has just vouched for, and where a process begins what its own machine shows too. */
  #isBelievable(time: number, accepted: ClockReading['accepted']): boolean {
    if (accepted && time >= accepted.at && time - accepted.at <= acceptance) return true;
    return !this.#isTrusted && this.#isLikeHere(time);
  }

  #isLikeHere(time: number): boolean {
    return Math.abs(time - this.here.wall()) <= tolerance;
  }

  /** Whether it has been set, has gone on since, and not by too much; by how much a machine slept nobody else can say. */
  #isConsistent(offset: number, error: number, at: number): boolean {
    if (!this.#step || !isClose(offset, this.#step.offset, error)) this.#step = { offset, since: at };
    if (!this.#isTrusted || at - this.#step.since < consistent) return false;
    if (this.#hasDrifted && this.#isLikeHere(at + offset)) return true;
    const by = Math.abs(offset - this.#offset);
    this.#steps = this.#steps.filter((step) => at - step.at < hour);
    if (this.#steps.reduce((sum, step) => sum + step.by, by) > largestStep) return false;
    this.#steps.push({ at, by });
    return true;
  }

  #take(offset: number, error: number, at: number) {
    this.#step = null;
    this.#isTrusted = true;
    this.#drift = this.here.wall() - this.here.monotonic();
    this.#set(offset, error, at);
  }

  #set(offset: number, error: number, at: number) {
    this.#offset = offset;
    this.#error = error;
    this.#observedAt = at;
    this.#ahead = 0;
  }
}

/** Whether the difference may come from how long the calls took. */
const isClose = (offset: number, other: number, errors: number): boolean =>
  Math.abs(offset - other) <= unnoticed + errors;
