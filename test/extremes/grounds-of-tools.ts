import type { Ground, Makings } from './asked.js';

const serviceId = 'svc_the-plain';
const customer = { customerName: 'Ada', customerEmail: 'ada@example.com' };
const day = 86_400_000;
const dayAfter = (start: string) => new Date(Date.parse(start) + day).toISOString();

/** Of tools. */
export const groundsOfTools = ({ start, name, book }: Makings): Readonly<Record<string, readonly Ground[]>> => {
  const period = () => {
    const from = start();
    return { from, to: dayAfter(from) };
  };
  const known = async (more: object = {}) => {
    const { id, version } = await book(more);
    return { bookingId: id, expectedVersion: version };
  };
  return {
    toolFindServices: [() => ({ body: {} })],
    toolFindSlots: [() => ({ body: { serviceId, ...period() } })],
    toolExplainSlot: [() => ({ body: { serviceId, start: start() } })],
    toolHoldSlot: [() => ({ body: { bookingId: name('bkg_held-by-tool'), serviceId, start: start(), ...customer } })],
    toolBookSlot: [() => ({ body: { bookingId: name('bkg_by-tool'), serviceId, start: start(), ...customer } })],
    toolConfirmBooking: [async () => ({ body: await known({ hold: {} }) })],
    toolGetBooking: [async () => ({ body: { bookingId: (await book()).id } })],
    toolRescheduleBooking: [async () => ({ body: { ...(await known()), start: start() } })],
    toolCancelBooking: [async () => ({ body: await known() })],
    toolJoinWaitlist: [() => ({ body: { waitlistEntryId: name('wls_by-tool'), serviceId, ...period(), ...customer } })],
  };
};
