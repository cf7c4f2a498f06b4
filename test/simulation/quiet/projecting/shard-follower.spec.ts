import { type QuietProcess, QuietStore, refused } from '../quiet-store.js';
import { begunIn, checkpoint, type Rows, seatRows, seatsIn, take } from './seat-rows.js';

let quiet: QuietStore;
let here: QuietProcess;

beforeEach(async () => {
  quiet = new QuietStore();
  here = await quiet.open();
});

const begun = (...projections: readonly Rows[]) => begunIn(quiet, here, ...projections);

const often = (times: number) => Array.from({ length: times }, () => refused('53200'));

it('a projection that lags goes as far as the next one stands, and no further in one move', async () => {
  const [seats, late] = [seatRows('seats'), seatRows('late')];
  const first = await begun(seats);
  await take(quiet, here, 'a', 'ada', 'bob');
  await quiet.pass(100);
  await quiet.outcome(first.stop());
  await take(quiet, here, 'a', 'cyd');
  here.next('upsert-seats_v1-1', ...often(9));
  await begun(seats, late);
  expect([late.calls, checkpoint(quiet, seats)]).toEqual([[2, 1], 2]);
});

it('a failure that is not of the data is no reason to try each stream alone', async () => {
  const seats = seatRows();
  await begun(seats);
  here.next('upsert-seats_v1-1', refused('53200'));
  await take(quiet, here, 'a', 'ada');
  await quiet.pass(5);
  expect(seats.calls).toEqual([1]);
  await quiet.pass(3_000);
  expect(seatsIn(quiet, 'a', seats)).toEqual(['ada']);
});

it.each([
  [125, [125, 18]],
  [126, [126, 14]],
])('a move of %d events with one that cannot be taken is followed by tries of %p', async (many, tries) => {
  const seats = seatRows('seats', new Set(['eve']));
  const guests = Array.from({ length: many - 1 }, (_, nth) => `guest ${nth}`);
  for (const [nth, guest] of guests.entries()) await take(quiet, here, `${nth % 7}`, guest);
  await take(quiet, here, 'a', 'eve');
  await begun(seats);
  expect(seats.calls.slice(0, 2)).toEqual(tries);
});
