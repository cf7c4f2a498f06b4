import { type Ears, Words } from './words.js';

const words = new Words(7);
const name = words.new('one', 'person', "Ada's name", 'ada');
const room = words.new('one', 'house', 'a room');
const reason = words.new('one', 'desk', 'why it is closed');
const staff = words.new('one', 'all-seeing', 'who cancelled');

const ears = (more: Partial<Ears>): Ears => ({
  name: 'somebody',
  house: 'one',
  hears: ['house'],
  persons: [],
  ...more,
});
const overheard = (answer: string, by: Partial<Ears>, asked = '') =>
  words.overheard(answer, asked, ears(by)).map(({ place }) => place);

it.each<[string, string, Partial<Ears>]>([
  ['a name in a body', `{"name":"${name}"}`, {}],
  ['in capitals', name.toUpperCase(), {}],
  ['percent-encoded in a link', `</x?q=%${name.charCodeAt(0).toString(16)}${name.slice(1)}>; rel="next"`, {}],
  ['in a cursor', Buffer.from(`0123456789012345{"id":"${name}"}`).toString('base64url'), {}],
  ['within an address', `${name}@example.com`, { persons: ['grace'] }],
  ['to who is of no house', name, { house: null, hears: [] }],
  ['to who reads all of another house', name, { house: 'two', hears: ['all-seeing'] }],
  ['to the same person in another house', name, { house: 'two', persons: ['ada'] }],
])('%s is overheard', (_, answer, by) => expect(overheard(answer, by)).toEqual(["Ada's name"]));

it.each<[string, string, Partial<Ears>, string]>([
  ['what is one’s own', name, { persons: ['ada'] }, ''],
  ['what all of the house may hear', room, {}, ''],
  ['what the desk may hear', reason, { hears: ['house', 'desk'] }, ''],
  ['anything, to who may read all', `${name} ${staff}`, { hears: ['all-seeing'] }, ''],
  ['what one has said oneself', name, {}, `/v1/bookings/${name}`],
  ['a word that nobody made', 'zq000000000000', {}, ''],
])('%s is not', (_, answer, by, asked) => expect(overheard(answer, by, asked)).toEqual([]));

it('somebody who sees calendars only hears neither persons nor staff, and strangers no reasons', () => {
  expect(overheard(`${name} ${staff} ${reason}`, { hears: ['house', 'desk'] })).toEqual([
    "Ada's name",
    'who cancelled',
  ]);
  expect(overheard(reason, {})).toEqual(['why it is closed']);
});

it('an id that another house has chosen too is theirs, and in the first house still a secret', () => {
  const id = words.new('one', 'person', 'a booking', 'ada');
  const other = ears({ house: 'two', hears: ['all-seeing'] });
  words.sent(`{"id":"bkg_${id}"}`, other);
  expect(words.overheard(`bkg_${id}`, '', other)).toEqual([]);
  expect(overheard(`bkg_${id}`, {})).toEqual(['a booking']);
});

it('a word that was erased is heard by nobody', () => {
  const gone = words.new('one', 'person', "Eve's name", 'eve');
  const id = words.new('one', 'person', "Eve's booking", 'eve', true);
  words.forget('one', 'eve');
  expect(overheard(id, { hears: ['all-seeing'] })).toEqual([]);
  expect(overheard(gone, { hears: ['all-seeing'], persons: ['eve'] })).toEqual(["Eve's name"]);
});

it('the same seed makes the same words, another one others', () => {
  expect(new Words(7).new('one', 'house', 'a room')).toBe(room);
  expect(new Words(8).new('one', 'house', 'a room')).not.toBe(room);
});
