import type { UnreadableEvent } from '../catalogue/unreadable-event.js';
import type { FoldedStream } from './folded-stream.js';
import type { Read, Seen, Stream } from './stream.js';

/** A range of streams, and how to fold the one of a name. */
export interface StreamRange {
  readonly from: string;
  readonly to: string;
  readonly stream: (name: string) => Stream<unknown>;
}

/** What a decision wanted to read and what is not in memory; it is loaded and the decision made again. */
export class NotLoaded extends Error {
  constructor(
    readonly streams: readonly Stream<unknown>[],
    readonly range?: StreamRange,
  ) {
    super('not loaded');
  }
}

/** Where the states of one run come from: undefined is what has to be loaded first. */
export interface States {
  folded(stream: Stream<unknown>): FoldedStream | undefined;
  names(range: StreamRange): readonly string[] | undefined;
}

/** A stream with the state that a run saw. */
export interface SeenStream {
  readonly stream: Stream<unknown>;
  readonly folded: FoldedStream;
}

/** The streams that one run of a decision reads, each as it was first seen in that run. */
export class Reading {
  readonly pinned = new Map<string, SeenStream>();
  /** Read as hints, whether or not they were pinned too. */
  readonly hinted = new Map<string, SeenStream>();
  readonly read: Read;

  /** `open`: how a decision sees a state that has something sealed in it. */
  constructor(
    private readonly states: States,
    private readonly open: <T>(state: T) => T = (state) => state,
  ) {
    this.read = Object.assign(<State>(stream: Stream<State>) => this.#seen([stream])[0] as Seen<State>, {
      all: <State>(streams: readonly Stream<State>[]) => this.#seen(streams) as Seen<State>[],
      hint: <State>(streams: readonly Stream<State>[]) => this.#seen(streams, this.hinted) as Seen<State>[],
      prefetch: (streams: readonly Stream<unknown>[]) => this.#held(streams, this.hinted),
      range: <State>(from: string, to: string, stream: (name: string) => Stream<State>) => {
        const range = { from, to, stream };
        const names = this.states.names(range);
        if (!names) throw new NotLoaded([], range);
        return this.#seen(names.map(stream)) as Seen<State>[];
      },
    });
  }

  /** What is written is expected as it stands, whether or not it was read. */
  pin(streams: readonly Stream<unknown>[]): void {
    this.#held(
      streams.filter(({ name }) => !this.pinned.has(name)),
      this.pinned,
    );
  }

  #held(streams: readonly Stream<unknown>[], held: Map<string, SeenStream>): FoldedStream[] {
    const absent: Stream<unknown>[] = [];
    const seen = streams.map((stream) => {
      const pinned = this.pinned.get(stream.name);
      const folded = pinned?.folded ?? this.states.folded(stream);
      if (!folded) absent.push(stream);
      else if (!pinned || held !== this.pinned) held.set(stream.name, { stream, folded });
      return folded as FoldedStream;
    });
    if (absent.length > 0) throw new NotLoaded(absent);
    return seen;
  }

  #seen(streams: readonly Stream<unknown>[], held = this.pinned): Seen<unknown>[] {
    return this.#held(streams, held).map((folded) => {
      if (folded.unreadable) return new Unseen(folded, folded.unreadable);
      return folded.sealed ? { ...folded, state: this.open(folded.state) } : folded;
    });
  }
}

/** A stream that cannot be read, as a decision has it: whoever does not ask whether it can fails on asking for its state. */
class Unseen implements Seen<never> {
  readonly version: number;
  readonly recent = [];
  readonly isUnreadable = true;
  readonly #why: UnreadableEvent;

  constructor({ version }: FoldedStream, why: UnreadableEvent) {
    this.version = version;
    this.#why = why;
  }

  get state(): never {
    throw this.#why;
  }
}
