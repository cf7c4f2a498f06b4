import { z } from 'zod';
import { Catalogue } from './catalogue.js';
import type { EventTypes } from './event-version.js';
import { MisshapenEvent } from './misshapen-event.js';
import { UnreadableEvent } from './unreadable-event.js';

interface Third {
  readonly row: string;
  readonly seat: { readonly number: number };
}

/** A seat had a row, then a number too, then the number became part of it. */
const first = { schema: z.strictObject({ row: z.string() }) };
const second = {
  schema: z.strictObject({ row: z.string(), number: z.int() }),
  upcast: ({ row }: { row: string }) => ({ row, number: 0 }),
};
const third = {
  schema: z.strictObject({ row: z.string(), seat: z.strictObject({ number: z.int() }) }),
  upcast: ({ row, number }: { row: string; number: number }) => ({ row, seat: { number } }),
};
const notYet = { ...third, downcast: ({ row, seat }: Third) => ({ row, number: seat.number }) };

const catalogue = new Catalogue({ SeatTaken: [first, second, third] });
const logged = (schemaVersion: number, data: unknown, type = 'SeatTaken') => {
  return { stream: 'room/4', version: 7, position: 12, type, schemaVersion, data };
};

describe('an event that is read', () => {
  it('is brought up to date step by step, whatever version it has in the log', () => {
    const events = [logged(1, { row: 'C' }), logged(2, { row: 'D', number: 3 })];
    expect(catalogue.read([...events, logged(3, { row: 'E', seat: { number: 5 } })])).toEqual([
      logged(3, { row: 'C', seat: { number: 0 } }),
      logged(3, { row: 'D', seat: { number: 3 } }),
      logged(3, { row: 'E', seat: { number: 5 } }),
    ]);
    expect(events[0]).toEqual(logged(1, { row: 'C' }));
  });

  it('is passed on as it is where nothing is older', () => {
    const events = [logged(3, { row: 'E', seat: { number: 5 } })];
    expect(catalogue.read(events)).toBe(events);
  });

  it.each([
    [logged(4, {}), 'version 3 at most, this is 4'],
    [logged(0, {}), 'this is 0'],
    [logged(1, {}, 'SeatPainted'), 'does not know what SeatPainted is'],
    [logged(1, {}, 'constructor'), 'does not know what constructor is'],
  ])('is told apart from what this process does not know: %j', (event, why) => {
    expect(() => catalogue.read([event])).toThrow(UnreadableEvent);
    expect(() => catalogue.readChecked([event])).toThrow(`event 7 of room/4, position 12: `);
    expect(() => catalogue.read([event])).toThrow(why);
  });

  it('is only marked where somebody else’s are to be read all the same', () => {
    const [known, unknown] = [logged(1, { row: 'C' }), logged(1, {}, 'SeatPainted')];
    const [read, marked] = catalogue.scan([known, unknown]);
    expect(read).toEqual(catalogue.read([known])[0]);
    expect(marked).toEqual({ ...unknown, unreadable: expect.any(UnreadableEvent) });
  });

  it('is looked into for a decision, in the shape that its own version had', () => {
    expect(() => catalogue.readChecked([logged(2, { row: 'D' })])).toThrow('no SeatTaken version 2, number: ');
    expect(catalogue.readChecked([logged(1, { row: 'C' })])).toEqual([logged(3, { row: 'C', seat: { number: 0 } })]);
  });

  it('may have anything where something personal was: it is sealed or gone', () => {
    const schema = z.strictObject({ guest: z.strictObject({ id: z.string(), name: z.string() }), notes: z.string() });
    const personal = { fields: ['guest.name', 'notes'], subject: 'guest.id' };
    const types: EventTypes = { GuestCame: [{ schema, personal }] };
    const read = (data: object) => new Catalogue(types).readChecked([logged(1, data, 'GuestCame')]);
    expect(read({ guest: { id: '1', name: { sealed: 'x' } }, notes: null })).toHaveLength(1);
    expect(() => read({ guest: { id: 1, name: 'Ada' }, notes: '' })).toThrow('guest.id');
    expect(() => read({ guest: { id: '1', names: 'Ada' }, notes: '' })).toThrow(UnreadableEvent);
  });
});

describe('an event that is written', () => {
  const seat = { row: 'C', seat: { number: 4 } };

  it('is the newest version', () => {
    expect(catalogue.write('SeatTaken', seat)).toEqual({ schemaVersion: 3, stored: seat, read: seat });
  });

  it('is the version before as long as not everybody reads the newest, and is seen as what will be read', () => {
    const oneStep = new Catalogue({ SeatTaken: [first, second, notYet] });
    const stored = { row: 'C', number: 4 };
    expect(oneStep.write('SeatTaken', seat)).toEqual({ schemaVersion: 2, stored, read: seat });
    const twoSteps = { ...second, downcast: ({ row }: { row: string }) => ({ row }) };
    expect(new Catalogue({ SeatTaken: [first, twoSteps, notYet] }).write('SeatTaken', seat)).toEqual({
      schemaVersion: 1,
      stored: { row: 'C' },
      read: { row: 'C', seat: { number: 0 } },
    });
  });

  it.each([
    ['SeatTaken', { row: 'C' }, 'SeatTaken version 3: seat: '],
    ['SeatTaken', { ...seat, colour: 'red' }, 'colour'],
    ['SeatPainted', {}, 'SeatPainted is not in the catalogue'],
  ])('is never something else: %s %j', (type, data, why) => {
    expect(() => catalogue.write(type, data)).toThrow(MisshapenEvent);
    expect(() => catalogue.write(type, data)).toThrow(why);
  });
});

it.each<[string, EventTypes]>([
  ['without a version', { SeatTaken: [] }],
  ['of which one version is not made from the one before', { SeatTaken: [first, { schema: second.schema }] }],
  ['whose first version is not written', { SeatTaken: [{ ...first, downcast: (data) => data }] }],
])('a type %s is a mistake', (_, types) => {
  expect(() => new Catalogue(types)).toThrow('SeatTaken');
});
