import { jest } from '@jest/globals';
import fc from 'fast-check';
import { passTime, stopTime } from '../../../test/harness/clients/pass-time.js';
import { BookingServer, decisive, type Fate, fates } from '../../../test/models/booking-server.js';
import { isRefusal, SlotlogError } from './answers/failure.js';
import { createClient } from './client.js';

const deadlineMs = 20_000;
const wish = { serviceId: 'svc_1', start: '2026-11-23T09:00:00Z' };

beforeEach(stopTime);
afterEach(() => void jest.useRealTimers());

/** What comes of something while time is made to pass, and after how many milliseconds. */
const told = async <T>(work: () => PromiseLike<T>) => {
  const began = performance.now();
  const ended = await passTime(
    Promise.resolve(work()).then(
      (value) => ({ value, took: performance.now() - began }),
      (error: unknown) => ({ error, took: performance.now() - began }),
    ),
  );
  return ended as { readonly value?: T; readonly error?: SlotlogError; readonly took: number };
};

const book = async (server: BookingServer, planned: readonly Fate[]) => {
  server.fates = [...planned];
  const slotlog = createClient({ url: 'https://book.example.com', key: 'slp_default.8.x', fetch: server.fetch });
  return told(() => slotlog.bookings.create(wish));
};

const check = async (planned: readonly Fate[]) => {
  const server = new BookingServer(() => performance.now());
  const { value, error, took } = await book(server, planned);
  const { asked, bookings } = server;
  expect(bookings.size).toBeLessThanOrEqual(1);
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
  expect(asked[0]!.key!.length).toBeGreaterThanOrEqual(22);
  expect(took).toBeLessThanOrEqual(deadlineMs);
  expect(asked.slice(0, -1).filter(({ fate }) => decisive.includes(fate))).toEqual([]);
  if (value) return expect([...bookings.values()]).toEqual([value]);
  expect(error).toBeInstanceOf(SlotlogError);
  expect(error?.idempotencyKey).toBe(asked[0]!.key);
  if (bookings.size > 0) expect(error?.unsettled).toBe(true);
};

it('whatever the network does: never a second booking, never again what was decided, never later than the deadline', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...fates), { maxLength: 8 }), check), { numRuns: 300 });
});

const lost = fates.filter((fate) => fate.endsWith(' after'));

it.each(lost)('a booking that was made and not told of (%s) is told of by the same key', async (fate) => {
  const server = new BookingServer(() => performance.now());
  const { value } = await book(server, [fate]);
  expect([value?.id, server.bookings.size, server.asked.length]).toEqual(['bkg_1', 1, 2]);
});

it('a slot that is taken is not asked for again, and says what else there is', async () => {
  const server = new BookingServer(() => performance.now());
  const { error } = await book(server, ['taken', 'answered']);
  expect(server.asked).toHaveLength(1);
  expect(isRefusal(error, 'slot-taken') && error.problem.alternatives).toEqual([{ start: 'later' }]);
  expect([isRefusal(error, 'slot-held'), isRefusal(error), error?.unsettled]).toEqual([false, true, false]);
});

it('somebody who is told to come in a second does not come sooner', async () => {
  const server = new BookingServer(() => performance.now());
  await book(server, ['busy']);
  const [first, second] = server.asked;
  expect(second!.at - first!.at).toBeGreaterThanOrEqual(1_000);
});

it('somebody who is told to come in an hour is told so at once, as the deadline is before that', async () => {
  const server = new BookingServer(() => performance.now());
  const { error, took } = await book(server, ['busy for an hour']);
  expect([error?.code, server.asked.length]).toEqual(['busy', 1]);
  expect(took).toBeLessThan(1_000);
});

it('a Retry-After that is neither a number nor a date is passed over', async () => {
  const server = new BookingServer(() => performance.now());
  const { value } = await book(server, ['busy for nonsense']);
  expect([value?.id, server.asked.length]).toEqual(['bkg_1', 2]);
});

it('a call that nobody ever answers ends at its deadline, and says that it may have happened', async () => {
  const server = new BookingServer(() => performance.now());
  const { error, took } = await book(server, Array(30).fill('deaf after'));
  expect([error?.code, error?.unsettled, server.bookings.size]).toEqual(['too-late', true, 1]);
  expect(took).toBe(deadlineMs);
  const slotlog = createClient({ url: '', fetch: server.fetch });
  server.fates = [];
  const { value } = await told(() => slotlog.bookings.create(wish, { idempotencyKey: error!.idempotencyKey! }));
  expect([value?.id, server.bookings.size]).toEqual(['bkg_1', 1]);
});

it('a call that is ended by its signal ends at once with its reason, also while it waits', async () => {
  for (const fate of ['deaf after', 'busy'] as const) {
    const server = new BookingServer(() => performance.now());
    server.fates = [fate];
    const slotlog = createClient({ url: '', fetch: server.fetch });
    const leaving = new AbortController();
    setTimeout(() => leaving.abort('left'), 700);
    const { error, took } = await told(() => slotlog.bookings.create(wish, { signal: leaving.signal }));
    expect([error, took, server.asked.length]).toEqual(['left', 700, 1]);
  }
});
