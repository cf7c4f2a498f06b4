// Small changes of the source, and who notices them: npm run mutants -- path … | room … [path …] | near … | again … | changed <commit> <minutes> | table
import { campaign } from './campaign.js';
import { ofAChange } from './changed.js';
import { dueIn, idleReasons, readReasons, table, writeTable } from './judged.js';
import { readResult } from './results.js';
import { type Room, rooms, sourcesOf } from './rooms.js';

const [, , ...words] = process.argv;

const below = (path: string) => {
  const folder = path.replace(/\/$/, '');
  return (file: string) => file === folder || file.startsWith(`${folder}/`);
};

/** Where rooms are named, of these alone: all files, or those below the paths. */
const filesIn = (room: Room, asked: readonly string[]): string[] => {
  const named = asked.filter((word) => rooms.some(({ name }) => name === word));
  if (named.length > 0 && !named.includes(room.name)) return [];
  const [all, paths] = [sourcesOf(room), asked.filter((word) => !named.includes(word))];
  return paths.length === 0 ? all : [...new Set(paths.flatMap((path) => all.filter(below(path))))];
};

/** What is idle or new has to be looked at by somebody, and fails. */
const judge = (room: Room, files: readonly string[]): string[] => {
  const results = readResult(room.name);
  const touched = Object.fromEntries(Object.entries(readReasons(room.name)).filter(([file]) => files.includes(file)));
  return idleReasons(touched, results).map((line) => `noticed, but there is a reason why nobody could: ${line}`);
};

let close: () => Promise<void> = async () => {};

/** All that a database is made of is loaded where one has to be made. */
const open = async (room: Room) => {
  if (!room.needsDatabase || process.env.SLOTLOG_TEST_SERVER !== undefined) return;
  const { dropTemplate, makeTemplate } = await import('#test/harness/databases/template-database');
  close = dropTemplate;
  await makeTemplate();
};

const tryKept = async (asked: readonly string[], how: { isAgain?: boolean; isNearOnly?: boolean }) => {
  const complaints: string[] = [];
  for (const room of rooms) {
    const files = filesIn(room, asked);
    if (files.length === 0) continue;
    await open(room);
    const msLeft = () => Number.POSITIVE_INFINITY;
    await campaign({ room, files, msLeft, isKept: true, ...how, say: console.log });
    complaints.push(...judge(room, files));
  }
  return complaints;
};

const sayTable = () => {
  writeTable();
  console.log(table());
  for (const room of rooms) {
    const due = dueIn(room);
    if (due.length > 0) console.log(`${room.name}: to be tried anew: ${due.length} files`);
  }
};

const run = async (): Promise<string[]> => {
  const [mode = '', commit = '', minutes] = words;
  if (mode === 'table') sayTable();
  else if (mode === 'changed') return ofAChange({ commit, minutes: Number(minutes), open, say: console.log });
  else if (mode === 'again') return tryKept(words.slice(1), { isAgain: true });
  else if (mode === 'near') return tryKept(words.slice(1), { isAgain: true, isNearOnly: true });
  else return tryKept(words, {});
  return [];
};

try {
  const complaints = await run();
  for (const complaint of complaints) console.error(`✗ ${complaint}`);
  process.exitCode = complaints.length > 0 ? 1 : 0;
} finally {
  await close();
}
