import type { FoldedStream } from '../streams/folded-stream.js';
import { NotLoaded } from '../streams/reading.js';
import { type Group, sizeOf } from './group.js';
import { type Pending, suffer } from './pending.js';
import { reach, type Verdict } from './verdict.js';

/** A command that needs streams that are not in memory. */
export interface Unready {
  readonly pending: Pending;
  readonly needs: NotLoaded;
}

export interface Sealing {
  readonly group: Group;
  /** Where the state of a stream comes from that the group has neither read nor written. */
  readonly find: (pending: Pending) => (key: string) => FoldedStream | undefined;
  /** The database's time in milliseconds. */
  readonly now: () => number;
  readonly commands: number;
  readonly bytes: number;
  /** Whether a decided command may join the group; one that may not is somebody else's from here on. */
  readonly admits: (pending: Pending, verdict: Verdict) => boolean;
  /** The monotonic time from which on no further decision is begun. */
  readonly deadline: number;
  readonly monotonic: () => number;
}

/**
 * Decides the commands of a queue one after the other, each on top of its predecessors, until the group is full. Takes
 * them out of the queue; those that need loading are returned. Whatever else one of them meets fails that one alone.
 */
export const seal = (queue: Pending[], sealing: Sealing): Unready[] => {
  const { group, find, now, commands, bytes, admits, deadline, monotonic } = sealing;
  const unready: Unready[] = [];
  let taken = 0;
  for (const pending of queue) {
    if (group.members.length >= commands || !mayJoin(group, pending)) break;
    if ((taken > 0 || group.members.length > 0) && monotonic() >= deadline) break;
    try {
      const verdict = reach(pending.command, group.states(pending, find(pending)), Math.max(now(), pending.notBefore));
      if (group.members.length > 0 && group.bytes + sizeOf(verdict) > bytes) break;
      if (admits(pending, verdict)) group.add(pending, verdict);
    } catch (error) {
      if (error instanceof NotLoaded) unready.push({ pending, needs: error });
      else suffer(pending, { what: 'failed', failure: 'ours', members: 1 }, error);
    }
    taken += 1;
  }
  queue.splice(0, taken);
  return unready;
};

const mayJoin = (group: Group, pending: Pending) =>
  group.members.length === 0 || !(pending.fate.alone || group.members[0]!.pending.fate.alone || group.clashes(pending));
