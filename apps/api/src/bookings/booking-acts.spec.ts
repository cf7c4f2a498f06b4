import type { Booking } from '#libs/booking';
import type { Settled } from '#libs/event-store';
import type { Caller } from '../http/callers/caller.js';
import type { Commands } from '../http/requests/commands.js';
import { cancel, confirm, reschedule } from './booking-acts.js';

const caller = { scopes: ['bookings:write'], ifMatch: undefined } as unknown as Caller;

/** What the same call would be known by. */
const contentOf = async (act: (means: { commands: Commands }) => Promise<Settled<Booking>>) => {
  const contents: unknown[] = [];
  const send = async (_: Caller, content: unknown) => contents.push(content);
  await act({ commands: { send } as unknown as Commands });
  return contents;
};

const confirmation = { customer: null, notes: null, expectedVersion: 1 };
const move = { start: 0, duration: null, units: null, expectedVersion: 1 };
const cancellation = { reason: null, override: [], expectedVersion: 1 };
const id = 'bkg_ada';

it('a call is known again by its body alone, also by the version of this server before', async () => {
  expect(await contentOf((means) => confirm(means, caller, id, confirmation))).toEqual([confirmation]);
  expect(await contentOf((means) => reschedule(means, caller, id, move))).toEqual([move]);
  expect(await contentOf((means) => cancel(means, caller, id, cancellation))).toEqual([cancellation]);
});

it('and by what else it says where no path names the booking', async () => {
  const more = { id };
  expect(await contentOf((means) => confirm(means, caller, id, confirmation, more))).toEqual([more]);
  expect(await contentOf((means) => reschedule(means, caller, id, move, more))).toEqual([more]);
  expect(await contentOf((means) => cancel(means, caller, id, cancellation, more))).toEqual([more]);
});
