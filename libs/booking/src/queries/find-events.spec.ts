import type { EventLog, Point } from '#libs/event-store';
import { FindEvents, FindEventsHandler } from './find-events.js';

/** A shard of another tenant's events, each as large as a page. */
const largeEvents = () => {
  const read: number[] = [];
  const scanShard = async (_: number, { position }: Point) => {
    read.push(position + 1);
    const event = { tenant: 'other', stream: 'booking/bkg_1', type: 'BookingHeld', position: position + 1, id: 'x' };
    return { events: [event], isMore: true };
  };
  const log = { scanShard, reveal: async (_: number, __: string, events: unknown) => events } as unknown as EventLog;
  return { read, find: new FindEventsHandler(log) };
};

it('a page that finds nothing ends after 24 statements, and says where the next one begins', async () => {
  const { read, find } = largeEvents();
  const scope = { tenant: 'default', shard: 0 };
  const page = await find.execute(new FindEvents(scope, { after: { position: 0, mark: '00000000' } }, 200));
  expect(read).toHaveLength(24);
  expect(page).toMatchObject({ events: [], position: 24, more: true });
});
