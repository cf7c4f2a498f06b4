import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { type Campaign, campaign } from './campaign.js';
import { digestOf, readResult } from './results.js';
import { type Room, rooms, root, sourcesOf } from './rooms.js';

const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);

/** Whether a file is another one than in that commit. */
const changedSince = (commit: string): ((file: string) => boolean) => {
  const changed = new Set(git('diff', '--name-only', commit));
  return (file) => changed.has(file);
};

/** How many files that nobody changed are looked at where time is left. */
const sampled = 8;

/** The same of each commit, and others of the next. */
export const sampleOf = (files: readonly string[], commit: string, count = sampled): string[] => {
  const lots = files.map((file) => ({ file, lot: createHash('sha256').update(`${commit} ${file}`).digest('hex') }));
  return lots
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, count)
    .map(({ file }) => file);
};

/** What no time was left for, in words that stand out where CI prints them; null where all was judged. */
export const notJudged = (room: string, files: number, came: Campaign | null): string | null => {
  if (came === null) return `NOT JUDGED, no time: ${room}: ${files} files`;
  const { drawn, untried, undecided } = came;
  if (untried + undecided === 0) return null;
  const slow = `${undecided} that the tests about their file let pass and the others have not seen`;
  return `NOT JUDGED, no time: ${room}: ${untried} of ${drawn} mutants, and ${slow}`;
};

export interface Change {
  readonly commit: string;
  readonly minutes: number;
  readonly open: (room: Room) => Promise<void>;
  readonly say: (line: string) => void;
}

/**
 * Tries the changed files, and where time is left some of the others. Complains of what nobody notices in the changed ones;
 * that the time ran out is no fault of the change, and is said.
 */
export const ofAChange = async ({ commit, minutes, open, say }: Change): Promise<string[]> => {
  if (!(minutes > 0)) return ['changed <commit> <minutes>: say how many minutes it may take'];
  const until = performance.now() + minutes * 60_000;
  const msLeft = () => until - performance.now();
  const isChanged = changedSince(commit);
  const tryOut = async (room: Room, files: readonly string[]) => {
    if (msLeft() > 0) await open(room);
    const came = msLeft() > 0 ? await campaign({ room, files, percent: 100, msLeft, isKept: false, say }) : null;
    const line = notJudged(room.name, files.length, came);
    if (line !== null) say(line);
    return came?.survivors ?? [];
  };
  const complaints: string[] = [];
  for (const room of rooms) {
    const files = sourcesOf(room).filter(isChanged);
    if (files.length === 0) continue;
    const known = readResult(room.name);
    for (const { file, name } of await tryOut(room, files)) {
      if (!known[file]?.survivors.includes(name))
        complaints.push(`nobody notices, and nobody has said why: ${file}: ${name}`);
    }
  }
  for (const room of rooms.filter(({ needsDatabase }) => !needsDatabase)) {
    const files = sampleOf(
      sourcesOf(room).filter((file) => !isChanged(file)),
      git('rev-parse', 'HEAD')[0]!,
    );
    say(`A sample of the rest, which fails nothing: ${files.join(', ')}`);
    const known = readResult(room.name);
    for (const { file, name } of await tryOut(room, files)) {
      if (known[file]?.source === digestOf(file) && !known[file].survivors.includes(name))
        say(`noticed when it was tried last, and by nobody now: ${file}: ${name}`);
    }
  }
  return complaints;
};
