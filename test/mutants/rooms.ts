import { globSync } from 'node:fs';
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
const ofBooking = [`${booking}/{queries,policies,read-models}/**/*.spec.ts`, 'test/integration/booking/*.int.spec.ts'];
const ofLog = [`${log}/**/*.spec.ts`, 'test/integration/event-store/**/*.int.spec.ts'];
const delivery = 'libs/delivery/src';
const ofDelivery = [`${delivery}/**/*.spec.ts`, 'test/integration/delivery/*.int.spec.ts'];
const ofViews = ['libs/projection/src/**/*.spec.ts', 'test/integration/projection/*.int.spec.ts'];

/** A room of many is tried in part: a mutant that needs a database takes seconds. */
export const rooms: readonly Room[] = [
  room('domain', [`${booking}/domain/**/*.ts`], [`${booking}/**/*.spec.ts`], { needsDatabase: false, wanted: 90 }),
  room('queries', [`${booking}/{queries,policies}/**/*.ts`], ofBooking, { percent: 20 }),
  room('read-models', [`${booking}/read-models/*.ts`], ofBooking, { percent: 20 }),
  room('read-models-sql', [`${booking}/read-models/*.ts`], ofBooking.slice(1), { sql: true, percent: 30 }),
  room('writer', [`${log}/writing/**/*.ts`], ofLog, { percent: 20 }),
  room('followers', [`${log}/following/**/*.ts`], ofLog, { percent: 20 }),
  room('projections', ['libs/projection/src/{*,parking/*,rebuild/*}.ts'], ofViews, { percent: 20 }),
  room('log-sql', [`${log}/sql/**/*.{ts,sql}`], ofLog.slice(1), { sql: true, percent: 20 }),
  room('projection-sql', ['libs/projection/src/sql/**/*.ts'], ofViews.slice(1), { sql: true, percent: 30 }),
  room('delivery', [`${delivery}/{queue,endpoint}/*.ts`], ofDelivery.slice(0, 1), { needsDatabase: false }),
  room('deliverers', [`${delivery}/running/*.ts`], ofDelivery, { percent: 20 }),
  room('delivery-sql', [`${delivery}/sql/**/*.{ts,sql}`], ofDelivery.slice(1), { sql: true, percent: 30 }),
];

const files = (patterns: readonly string[]) =>
  [...new Set(patterns.flatMap((glob) => globSync(glob, { cwd: root })))].sort();

export const sourcesOf = ({ sources }: Room): string[] => files(sources).filter((path) => !path.endsWith('.spec.ts'));

export const specsOf = ({ specs }: Room): string[] => files(specs);
