import { type Booking, type GetLatest, GetLatestHandler, GetService } from '#libs/booking';
import type { EventLog } from '#libs/event-store';
import type { Caller } from '../http/callers/caller.js';
import { getBooking } from './get-booking.js';
import type { Means } from './tool.js';

const booking = {
  id: 'bkg_ada',
  version: 3,
  status: 'confirmed',
  serviceId: 'svc_any',
  calendarIds: [],
  core: { start: 0, end: 1_800_000 },
  units: 1,
  expiresAt: null,
  notes: null,
  customer: null,
} as unknown as Booking;

it('asks the log for the last state alone, and looks for no position', async () => {
  const asked: string[] = [];
  const note = (name: string, answer: unknown) => async () => {
    asked.push(name);
    return answer;
  };
  const log = { latest: note('latest', booking), reveal: note('reveal', booking) } as unknown as EventLog;
  const latest = new GetLatestHandler(log);
  const execute = async (query: unknown) =>
    query instanceof GetService ? { timeZone: 'Europe/Berlin' } : latest.execute(query as GetLatest<unknown>);
  const means = { queries: { execute } } as unknown as Means;
  const { body } = await getBooking.run(means, { onlyCustomer: null, bearer: null } as Caller, {
    bookingId: 'bkg_ada',
  });
  expect(body).toMatchObject({ bookingId: 'bkg_ada', version: 3 });
  expect(asked).toEqual(['latest', 'reveal']);
});
