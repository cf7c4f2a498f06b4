import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository. */
export const root = join(import.meta.dirname, '../..');

const folder = join(root, 'test/faults/patches');

/**
 * A planted bug. Its first lines say what is planted and who has to notice: the tests of a project whose path has this in it,
 * of these the one whose title has `title` in it; or what an attack has to say.
 */
const readPatch = (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const [, what] = /^# (.+)$/m.exec(text);
  const [, project, tests, title] = /^# noticed by: (\S+) (\S+)(?: "(.+)")?$/m.exec(text);
  const files = [...text.matchAll(/^\+\+\+ b\/(\S+)$/gm)].map(([, file]) => file);
  return { name, text, what, project, tests, title, files };
};

/** What takes longest is tried first: at the end nobody waits for it alone. */
const projects = ['attack', 'stress', 'e2e', 'integration', 'unit'];

/** Those that are meant by one of `wanted`, a project whose tests have to notice or a part of the path; all of them without it. */
export const readPatches = (wanted = []) =>
  readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.patch'))
    .sort()
    .map(readPatch)
    .filter((patch) => wanted.length === 0 || wanted.some((each) => isMeant(patch, each)))
    .sort((a, b) => projects.indexOf(a.project) - projects.indexOf(b.project));

/** One in so many is tried in a turn. */
const parts = 4;

/**
 * Those whose turn it is: the commit decides, so that a run can be repeated. Here the stories come first: what a run that is
 * stopped has not tried is few.
 */
export const inTurn = (patches) => {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' });
  const turn = Number.parseInt(commit.slice(0, 8), 16) % parts;
  return patches.filter((_, index) => index % parts === turn).reverse();
};

const isMeant = ({ name, project }, wanted) => (projects.includes(wanted) ? project === wanted : name.includes(wanted));
