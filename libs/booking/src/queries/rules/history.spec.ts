import { type EventLog, UnreadableEvent } from '#libs/event-store';
import { GetHistory, GetHistoryHandler } from '../get-history.js';

interface Range {
  readonly after?: number;
  readonly limit: number;
}

/** A stream of so many events, of which these versions cannot be read; each event names its version in its notes. */
const history = (count: number, unreadable: readonly number[] = []) => {
  const asked: Range[] = [];
  const events = Array.from({ length: count }, (_, at) => {
    const version = at + 1;
    const event = {
      ...{ id: `${version}`.padStart(36, '0'), stream: 'booking/bkg_1', version, position: version },
      ...{ type: 'BookingDetailsChanged', data: { notes: `${version}` }, recordedAt: 0, actor: 'test/1' },
      ...(version === 1 && {
        type: 'BookingConfirmed',
        data: { id: 'bkg_1', customer: { id: 'cus_ada' }, calendarIds: [], core: { start: 1, end: 2 } },
      }),
    };
    return unreadable.includes(version)
      ? { ...event, unreadable: new UnreadableEvent(event as never, 'not known here') }
      : event;
  });
  const scanStream = async (shard: number, tenant: string, stream: string, range: Range) => {
    expect([shard, tenant, stream]).toEqual([7, 'acme', 'booking/bkg_1']);
    asked.push(range);
    const { after = 0, limit } = range;
    return events.slice(after, after + limit);
  };
  const reveal = async (_: number, __: string, items: readonly object[]) =>
    items.map((item) => ({ ...item, isRevealed: true }));
  const handler = new GetHistoryHandler({ scanStream, reveal } as unknown as EventLog);
  const read = async (after: number, limit: number, reader: object = {}) => {
    const scope = { tenant: 'acme', shard: 7, ...reader };
    const page = await handler.execute(new GetHistory(scope, 'booking/bkg_1', { after, limit }));
    for (const item of page?.items ?? []) expect(item).toMatchObject({ isRevealed: true });
    return page && { versions: page.items.map(({ version }) => version ?? null), more: page.more };
  };
  return { read, asked };
};

describe('the history of a thing', () => {
  it.each([
    [0, 2, [1, 2], true],
    [0, 3, [1, 2, 3], false],
    [1, 2, [2, 3], false],
    [2, 9, [3], false],
  ])('behind version %i has pages of %i', async (after, limit, versions, more) => {
    const { read, asked } = history(3);
    expect(await read(after, limit)).toEqual({ versions, more });
    // One more than the page takes, and nothing else.
    expect(asked).toEqual([{ after, limit: limit + 1 }]);
  });

  it('has an empty page behind its end, and is not there without any event', async () => {
    expect(await history(3).read(3, 9)).toEqual({ versions: [], more: false });
    expect(await history(0).read(0, 9)).toBeNull();
    expect(await history(0).read(3, 9)).toBeNull();
    const { read, asked } = history(3);
    await read(9, 9);
    expect(asked.at(-1)).toEqual({ limit: 1 });
    const empty = history(0);
    await empty.read(0, 9);
    expect(empty.asked).toHaveLength(1);
  });

  it('ends before an event that cannot be read, and says that there is more', async () => {
    const { read } = history(4, [3]);
    expect(await read(0, 2)).toEqual({ versions: [1, 2], more: true });
    expect(await read(0, 9)).toEqual({ versions: [1, 2], more: true });
    expect(await read(3, 9)).toEqual({ versions: [4], more: false });
    await expect(read(2, 9)).rejects.toThrow(UnreadableEvent);
  });
});

describe.each([
  ['a customer', { onlyCustomer: 'cus_ada' }],
  ['the bearer of its token', { bearer: { subject: 'bkg_1', since: '' } }],
])('to %s it', (_, reader) => {
  const own = { ...reader, ...('bearer' in reader && { bearer: { subject: 'bkg_1', since: '00000001' } }) };

  it('is as much of it as was theirs, from its first event on, whatever page is asked for', async () => {
    const { read, asked } = history(3);
    expect(await read(1, 1, own)).toEqual({ versions: [2], more: true });
    expect(await read(1, 2, own)).toEqual({ versions: [2, 3], more: false });
    expect(asked[0]).toEqual({ after: 0, limit: 500 });
    expect(await read(9, 1, own)).toEqual({ versions: [], more: false });
  });

  it('is not there for anybody else', async () => {
    const other =
      'onlyCustomer' in reader ? { onlyCustomer: 'cus_bob' } : { bearer: { subject: 'bkg_1', since: 'no' } };
    expect(await history(3).read(0, 9, other)).toBeNull();
  });

  it('ends before an event that cannot be read, and cannot be told where that is the first of a page', async () => {
    const { read } = history(4, [3]);
    expect(await read(0, 9, own)).toEqual({ versions: [1, 2], more: true });
    expect(await read(1, 9, own)).toEqual({ versions: [2], more: true });
    await expect(read(2, 9, own)).rejects.toThrow(UnreadableEvent);
  });

  it('is read no further than a page needs', async () => {
    const { read, asked } = history(1_700);
    await read(0, 499, own);
    await read(0, 500, own);
    expect(asked.map(({ after }) => after)).toEqual([0, 0, 500]);
  });
});
