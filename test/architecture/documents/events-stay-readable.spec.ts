import { z } from 'zod';
import type { EventTypes } from '#libs/event-store';
import { filesOf, textOf } from '#test/architecture/repository';
import { complaintsOf, jsonSchemaOf, type Sample, sampleName } from '#test/architecture/samples';
import { eventTypes } from '../../../libs/booking/src/events/event-catalogue.js';

const kept = filesOf('libs/booking/samples/*/*.json').map((path): Sample => {
  return { name: path.split('/').at(-1)!, ...JSON.parse(textOf(path)) };
});

it('every version of an event that was ever written is read, and is what it was', () => {
  expect(kept.length).toBeGreaterThan(20);
  expect(complaintsOf(eventTypes, kept)).toEqual([]);
});

const seat = { schema: z.strictObject({ row: z.string() }) };
const numbered = {
  schema: z.strictObject({ row: z.string(), number: z.int() }),
  upcast: ({ row }: { row: string }) => ({ row, number: 1 }),
};
const sampleOf = (types: EventTypes, version: number, ...samples: object[]): Sample => ({
  name: sampleName('SeatTaken', version),
  schema: jsonSchemaOf(types.SeatTaken![version - 1]!),
  samples,
});

const one: EventTypes = { SeatTaken: [seat] };
const two: EventTypes = { SeatTaken: [seat, numbered] };
const first = sampleOf(one, 1, { row: 'C' });
const second = sampleOf(two, 2, { row: 'C', number: 3 });

it('a version with its sample is', () => {
  expect(complaintsOf(one, [first])).toEqual([]);
  expect(complaintsOf(two, [first, second])).toEqual([]);
});

it.each<[string, EventTypes, readonly Sample[], string]>([
  ['a type without a sample', one, [], 'SeatTaken.v1.json is missing'],
  ['a new version without a sample', two, [first], 'SeatTaken.v2.json is missing'],
  ['a sample without data', one, [sampleOf(one, 1)], 'no data'],
  ['a changed schema without a new version', { SeatTaken: [{ ...numbered }] }, [first], 'add a version'],
  ['a sample that is not of its version', one, [sampleOf(one, 1, { row: 3 })], 'sample 0 is not read: row'],
  [
    'an upcast that makes something else',
    { SeatTaken: [seat, { ...numbered, upcast: (before: object) => before }] },
    [first, second],
    'sample 0 brought up to date: number',
  ],
  ['a type that was given up', {}, [first], 'read for ever'],
  ['a version that was given up', one, [first, second], 'read for ever'],
  [
    'a personal field under a name that it does not have',
    { SeatTaken: [{ ...seat, personal: { fields: ['rwo'], subject: 'row' } }] },
    [first],
    'declares rwo',
  ],
  [
    'a person whom no event names',
    { SeatTaken: [{ ...seat, personal: { fields: ['row'], subject: 'person.id' } }] },
    [first],
    'declares person.id',
  ],
])('%s is not', (_, types, samples, complaint) => {
  expect(complaintsOf(types, samples)).toEqual([expect.stringContaining(complaint)]);
});
