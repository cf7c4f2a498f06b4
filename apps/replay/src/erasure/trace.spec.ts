import { searchedFor, tracer } from './trace.js';

const person = '0123456789abcdef0123456789abcdef';
const wanted = {
  person,
  texts: [
    { text: 'Grace Hopper', field: 'customer.name' },
    { text: 'Ada', field: 'customer.name' },
    { text: 'says "moth"\nand goes', field: 'notes' },
  ],
  wrappedKey: 'ab'.repeat(30),
};
const fieldsIn = (column: string) => tracer(wanted)(column).fields;

it.each([
  ['a text by itself', 'grace hopper'],
  ['in JSON', '{"name":"GRACE HOPPER","age":3}'],
  ['in a sentence', 'Room 4: Ada, please'],
  ['behind a new line in JSON', '{"text":"for\\nAda"}'],
  ['in bytes', `\\x00${Buffer.from('Grace Hopper').toString('hex')}`],
  ['as JSON writes it', JSON.stringify({ text: 'she says "moth"\nand goes' })],
  ['as it is', 'she says "moth"\nand goes'],
])('finds %s', (_, column) => {
  expect(fieldsIn(column)).toHaveLength(1);
  expect(searchedFor(wanted).some((text) => column.toLowerCase().includes(text.toLowerCase()))).toBe(true);
});

it.each([
  ['a part of another word', 'Adams, Canada'],
  ['what is sealed', `{"sealed":"${person}.1.0123456789ab.x-Ada-y"}`],
])('takes no notice of %s', (_, column) => expect(fieldsIn(column)).toEqual([]));

it('tells sealed values of this person from those of others, and a copy of the key', () => {
  const others = `${'f'.repeat(32)}.1.0123456789ab.xyz`;
  const { boxes, hasKey } = tracer(wanted)(`["${person}.2.0123456789ab.xyz","${others}"]`);
  expect(boxes).toMatchObject([{ person, generation: 2 }]);
  expect(hasKey).toBe(false);
  expect(tracer(wanted)(`\\x${wanted.wrappedKey}`).hasKey).toBe(true);
});
