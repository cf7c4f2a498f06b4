import { type EventLog, type Point, pointOf, UnreadableEvent } from '#libs/event-store';
import { type EventFilter, FindEvents, FindEventsHandler } from '../find-events.js';

const scope = { tenant: 'ours', shard: 7 };
const beginning: Point = { position: 0, mark: '00000000' };

const idAt = (position: number) => `00000000-0000-7000-8000-${`${position}`.padStart(12, '0')}`;
const at = (position: number): Point => pointOf({ position, id: idAt(position) });

/** What happens at a position: an event of a tenant, or one of theirs that cannot be read. */
type What = 'ours' | 'theirs' | 'ours, unreadable' | 'theirs, unreadable';

const eventAt = (what: What, position: number) => {
  const [tenant, unreadable] = what.split(', ');
  const stream = `booking/bkg_${position}`;
  const event = { tenant, stream, type: 'BookingHeld', position, id: idAt(position), version: 1 };
  return unreadable ? { ...event, unreadable: new UnreadableEvent(event as never, 'not known here') } : event;
};

/** A shard in which this happened from 1 on, read in pages of at most so many events. */
const feed = (happened: readonly What[], most = 1_000) => {
  const read: { from: Point; events: number; bytes: number }[] = [];
  const scanShard = async (shard: number, from: Point, events: number, bytes: number) => {
    expect([shard, from]).toEqual([7, from.position === 0 ? beginning : at(from.position)]);
    read.push({ from, events, bytes });
    const end = from.position + Math.min(events, most);
    const page = happened.slice(from.position, end).map((what, nth) => eventAt(what, from.position + nth + 1));
    return { events: page, isMore: end < happened.length };
  };
  const reveal = async (shard: number, tenant: string, events: readonly object[]) =>
    events.map((event) => ({ ...event, isRevealed: shard === 7 && tenant === 'ours' }));
  const handler = new FindEventsHandler({ scanShard, reveal } as unknown as EventLog);
  const find = async (limit: number, filter: Partial<EventFilter> = {}) => {
    const { events, ...page } = await handler.execute(new FindEvents(scope, { after: beginning, ...filter }, limit));
    for (const event of events) expect(event).toMatchObject({ tenant: 'ours', isRevealed: true });
    return { positions: events.map(({ position }) => position), ...page };
  };
  return { find, read };
};

const many = (what: What, count: number): What[] => Array(count).fill(what);

it('a page has one’s own events as far as it was looked, which is where the next one begins', async () => {
  const { find, read } = feed(['ours', 'theirs', 'ours', 'ours', 'theirs']);
  expect(await find(9)).toEqual({ positions: [1, 3, 4], ...at(5), more: false });
  expect(await find(9, { after: at(3) })).toEqual({ positions: [4], ...at(5), more: false });
  expect(await find(9, { after: at(5) })).toEqual({ positions: [], ...at(5), more: false });
  expect(read[0]).toEqual({ from: beginning, events: 1_000, bytes: 1 << 18 });
});

it('it ends behind the last that it has room for, and says that there may be more', async () => {
  const { find } = feed(['ours', 'theirs', 'ours', 'ours']);
  expect(await find(2)).toEqual({ positions: [1, 3], ...at(3), more: true });
  expect(await find(3)).toEqual({ positions: [1, 3, 4], ...at(4), more: true });
});

it('with something in it a page ends where a read did that bytes have cut short, else it goes on', async () => {
  const short = feed(['theirs', 'theirs', 'ours', 'theirs', 'ours'], 2);
  expect(await short.find(9)).toEqual({ positions: [3], ...at(4), more: true });
  const full = feed([...many('theirs', 999), 'ours', 'ours']);
  expect(await full.find(9)).toEqual({ positions: [1_000, 1_001], ...at(1_001), more: false });
  expect(full.read).toHaveLength(2);
});

it('it looks through twenty thousand events, and no further where there was nothing', async () => {
  const { find, read } = feed(many('theirs', 30_000));
  expect(await find(9)).toEqual({ positions: [], ...at(20_000), more: true });
  expect(read).toHaveLength(20);
  const later = feed(many('theirs', 45_000));
  expect(await later.find(9, { after: at(20_000) })).toEqual({ positions: [], ...at(40_000), more: true });
});

it('it ends before an own event that cannot be read; others’ that cannot be are nothing to it', async () => {
  const { find } = feed(['ours', 'theirs, unreadable', 'ours', 'ours, unreadable', 'ours']);
  expect(await find(9)).toEqual({ positions: [1, 3], ...at(3), more: true });
  await expect(find(9, { after: at(3) })).rejects.toThrow(UnreadableEvent);
  expect(await find(9, { after: at(4) })).toEqual({ positions: [5], ...at(5), more: false });
  // Of what is not wanted it need not be known.
  expect(await find(9, { after: at(3), types: ['HoldExpired'] })).toMatchObject({ positions: [], position: 5 });
  expect(await find(9, { after: at(2), stream: 'booking/bkg_5' })).toMatchObject({ positions: [5] });
});

it('with nothing before it but what others did, it is told as far as that', async () => {
  const { find } = feed(['theirs', 'ours, unreadable']);
  expect(await find(9)).toEqual({ positions: [], ...at(1), more: true });
});
