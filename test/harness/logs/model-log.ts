/** A command of the model: takes one seat in each of its rooms, or frees one; refused where a room is full or empty. */
export interface ModelCommand {
  readonly action: 'take' | 'free';
  readonly rooms: readonly string[];
  readonly who: string;
  readonly seats: number;
}

export interface ModelEvent {
  readonly room: string;
  readonly version: number;
  readonly position: number;
  readonly type: string;
  readonly who: string;
}

/** What the log must be like, in as few lines as it can be said: one list, and every command on top of all before it. */
export class ModelLog {
  readonly events: ModelEvent[] = [];
  readonly #rooms = new Map<string, string[][]>();

  /** The room after so many events of its own. */
  at(room: string, version: number): readonly string[] {
    return this.#states(room)[version] ?? [];
  }

  version(room: string): number {
    return this.#states(room).length - 1;
  }

  /** Whether the command must be refused with the rooms as they stand at these versions. */
  isRefused({ action, rooms, seats }: ModelCommand, versionOf: (room: string) => number): boolean {
    return rooms.some((room) => {
      const taken = this.at(room, versionOf(room)).length;
      return action === 'take' ? taken >= seats : taken === 0;
    });
  }

  /** Appends what the command must have appended, and returns its last position. */
  apply({ action, rooms, who }: ModelCommand): number {
    for (const room of rooms) {
      const states = this.#states(room);
      const taken = states.at(-1)!;
      states.push(action === 'take' ? [...taken, who] : taken.slice(1));
      const type = action === 'take' ? 'SeatTaken' : 'SeatFreed';
      this.events.push({ room, version: states.length - 1, position: this.events.length + 1, type, who });
    }
    return this.events.length;
  }

  #states(room: string): string[][] {
    const states = this.#rooms.get(room) ?? [[]];
    this.#rooms.set(room, states);
    return states;
  }
}
