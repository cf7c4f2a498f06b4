import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Sources whose mutants are judged together, by the same specs. */
export interface Room {
  readonly name: string;
  readonly sources: readonly string[];
  readonly specs: readonly string[];
  readonly needsDatabase: boolean;
  /** Whether it is its statements that have mutants. */
  readonly sql: boolean;
  /** Of a hundred mutants so many are tried; which ones, their names decide. */
  readonly percent: number;
  /** Of a hundred tried so many have to be noticed. */
  readonly wanted: number;
}

const room = (name: string, sources: string[], specs: string[], more: Partial<Room> = {}): Room => {
  const wanted = 85;
  return { name, sources, specs, needsDatabase: true, sql: false, percent: 100, wanted, ...more };
};

const booking = 'libs/booking/src';
const log = 'libs/event-store/src';
const views = 'libs/projection/src';
const delivery = 'libs/delivery/src';

/**
 * The rules by themselves. The properties that go round the earth, or through all orders, notice as well, but take nine tenths of
 * the time: what only they notice wants a rule of its own.
 */
const ofDomain = [`${booking}/*.spec.ts`, `${booking}/domain/**/*.spec.ts`];
const roundTheEarth = /\/(offered-is-bookable|offered-is-movable|any-order)\.spec\.ts$/;

/** On a log, on rows and on read models of some lines: what a statement finds is judged with the statements. */
const ofQueries = [`${booking}/{queries,policies}/**/*.spec.ts`];

const ofReadModels = [`${booking}/read-models/*.spec.ts`];
const ofDelivery = [`${delivery}/**/*.spec.ts`, 'test/simulation/quiet/delivering/*.spec.ts'];
const ofRebuilds = [
  ...[`${views}/rebuild/*.spec.ts`, `${views}/verifying/*.spec.ts`],
  'test/integration/projection/{rebuild,verify-views}.int.spec.ts',
];

/** What stands on a store that is a model, in a world that is handed to it, needs no database to be judged; nor three hundred random lives. */
const quickly = (sources: string, rules: string) => [
  `${sources}/**/!(strange-hours).spec.ts`,
  `test/simulation/quiet/${rules}/*.spec.ts`,
];

/** Statements by themselves: on planted rows, against what plain TypeScript makes of the same ones. */
const statements = (of: string) => [`test/integration/statements/${of}/*.int.spec.ts`];

const quick = { needsDatabase: false };

/** A room of many is tried in part: a mutant that needs a database takes seconds. */
export const rooms: readonly Room[] = [
  room('domain', [`${booking}/domain/**/*.ts`], ofDomain, { needsDatabase: false, wanted: 90 }),
  room('queries', [`${booking}/{queries,policies}/**/*.ts`], ofQueries, { needsDatabase: false }),
  room('read-models', [`${booking}/read-models/*.ts`], [...ofReadModels, ...statements('views')], { percent: 20 }),
  room('read-models-sql', [`${booking}/read-models/*.ts`], statements('views'), { sql: true, percent: 30 }),
  room('writer', [`${log}/writing/**/!(shard-writer).ts`], quickly(`${log}/writing`, 'writing'), quick),
  room('shard-writer', [`${log}/writing/shard-writer.ts`], quickly(`${log}/writing`, 'writing'), {
    ...quick,
    percent: 20,
  }),
  room('followers', [`${log}/following/**/*.ts`], quickly(`${log}/following`, 'following'), quick),
  room('projections', [`${views}/!(index).ts`, `${views}/parking/*.ts`], quickly(views, 'projecting'), quick),
  room('rebuilds', [`${views}/rebuild/*.ts`, `${views}/verifying/*.ts`], ofRebuilds, { percent: 20 }),
  room('log-sql', [`${log}/sql/**/*.ts`], statements('log'), { sql: true, percent: 20 }),
  room('log-functions', [`${log}/sql/functions/*.sql`], statements('functions'), { sql: true, percent: 20 }),
  room('projection-sql', [`${views}/sql/**/*.ts`], statements('projection'), { sql: true, percent: 30 }),
  room('delivery', [`${delivery}/{queue,endpoint}/*.ts`], ofDelivery.slice(0, 1), { needsDatabase: false }),
  room('deliverers', [`${delivery}/running/*.ts`], ofDelivery, quick),
  room('delivery-sql', [`${delivery}/sql/**/*.{ts,sql}`], statements('delivery'), { sql: true }),
];

const files = (patterns: readonly string[]) =>
  [...new Set(patterns.flatMap((glob) => globSync(glob, { cwd: root })))].sort();

export const sourcesOf = ({ sources }: Room): string[] => files(sources).filter((path) => !path.endsWith('.spec.ts'));

export const specsOf = ({ specs }: Room): string[] => files(specs).filter((path) => !roundTheEarth.test(path));

/** The files of ours that a spec imports by their place. */
const importedBy = (spec: string): ReadonlySet<string> => {
  const known = imported.get(spec);
  if (known) return known;
  const text = readFileSync(join(root, spec), 'utf8');
  const places = [...text.matchAll(/ from '(\.[^']+)\.js'/g)].map(([, place]) => join(dirname(spec), `${place}.ts`));
  imported.set(spec, new Set(places));
  return imported.get(spec)!;
};

const imported = new Map<string, ReadonlySet<string>>();

/**
 * Whether a spec is about a file: it lies beside it or in a folder `rules` there, bears its name (`locked-rounds` of `locked-round`,
 * `a-b` of `a_b.sql`) or imports it.
 */
export const isNear = (file: string, spec: string): boolean =>
  dirname(spec).replace(/\/rules$/, '') === dirname(file) ||
  basename(spec).startsWith(
    basename(file)
      .replace(/\.\w+$/, '')
      .replaceAll('_', '-'),
  ) ||
  importedBy(spec).has(file);
