import { readFileSync } from 'node:fs';
import { inPackage } from '#libs/database';

/** What the append was called with, by the names that its parameters have in append.sql. */
export type AppendValues = Readonly<Record<string, readonly never[] | null>>;

const definition = readFileSync(inPackage('libs/event-store/src/sql/functions/append.sql'), 'utf8');
const parameters = /function slotlog\.append\(([^)]+)\)/.exec(definition.replaceAll(/--.*$/gm, ''))![1]!;
const names = [...parameters.matchAll(/\b([a-z]_[a-z_]+) [a-z]/g)].map(([, name]) => name!);

export const appendValues = (values: readonly unknown[]): AppendValues =>
  Object.fromEntries(names.map((name, index) => [name, decoded(values[index]) as never]));

const decoded = (value: unknown) => (Buffer.isBuffer(value) ? elementsOf(value) : value);

/** An array in the binary format of Postgres; see binary-array.ts. */
const elementsOf = (array: Buffer): unknown[] => {
  const read = readers[array.readInt32BE(8)]!;
  const elements: unknown[] = [];
  let at = 20;
  for (let left = array.readInt32BE(12); left > 0; left -= 1) {
    const length = array.readInt32BE(at);
    at += 4;
    elements.push(length === -1 ? null : read(array.subarray(at, at + length)));
    at += Math.max(0, length);
  }
  return elements;
};

const readers: Readonly<Record<number, (element: Buffer) => unknown>> = {
  17: (element) => element,
  21: (element) => element.readInt16BE(),
  23: (element) => element.readInt32BE(),
  25: (element) => element.toString(),
  114: (element) => JSON.parse(element.toString()),
  701: (element) => element.readDoubleBE(),
  2950: (element) => element.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
};
