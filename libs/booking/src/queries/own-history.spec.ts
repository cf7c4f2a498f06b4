import type { EventLog } from '#libs/event-store';
import { GetHistory, GetHistoryHandler } from './get-history.js';

const event = (version: number, type: string, data: object) => ({
  ...{ id: `${version}`.padStart(36, '0'), stream: 'booking/bkg_1', version, type, data },
  ...{ position: version, recordedAt: 0, actor: 'test/1' },
});

const confirmed = { id: 'bkg_1', customer: { id: 'cus_ada' }, calendarIds: ['cal_1'], core: { start: 1, end: 2 } };

/** A booking of Ada's with so many events, more than are read at once. */
const historyOf = (count: number) => {
  const notes = Array.from({ length: count - 1 }, (_, at) =>
    event(at + 2, 'BookingDetailsChanged', { notes: `${at}` }),
  );
  const events = [event(1, 'BookingConfirmed', confirmed), ...notes];
  const scanStream = async (
    ...[, , , { after = 0, limit }]: [number, string, string, { after?: number; limit: number }]
  ) => events.slice(after, after + limit);
  const reveal = async (_: number, __: string, items: unknown) => items;
  const handler = new GetHistoryHandler({ scanStream, reveal } as unknown as EventLog);
  return async (onlyCustomer: string, after: number, limit: number) => {
    const scope = { tenant: 'acme', shard: 1, onlyCustomer };
    const page = await handler.execute(new GetHistory(scope, 'booking/bkg_1', { after, limit }));
    return page && [page.items[0]?.version, page.items.at(-1)?.version, page.more];
  };
};

it.each([
  [0, 499, [1, 499, true]],
  [0, 500, [1, 500, true]],
  [0, 501, [1, 501, true]],
  [400, 100, [401, 500, true]],
  [0, 1_200, [1, 1_200, false]],
  [1_199, 10, [1_200, 1_200, false]],
])('behind version %d a page of %d of one’s own history says whether more follows', async (after, limit, page) => {
  expect(await historyOf(1_200)('cus_ada', after, limit)).toEqual(page);
});

it('the history of a booking that was never theirs is there for nobody', async () => {
  expect(await historyOf(3)('cus_bob', 0, 10)).toBeNull();
});
