import type { EventLog } from '#libs/event-store';
import { UnreadableEvent } from '#libs/event-store';
import { ReadingDesk } from '#test/harness/reading-desk';
import { FindOccurrences, FindOccurrencesHandler, type Moment } from '../find-occurrences.js';
import { type AsOf, GetAsOf, GetAsOfHandler } from '../get-as-of.js';

const scope = { tenant: 'acme', shard: 7 };

/** Versions of a thing by their positions, each a second later than the one before. */
const positions = [10, 20, 30];
const head = 35;

type Asked = { readonly after: number; readonly upTo: number };

/** A log in which each stream has three events; `lacking` are not there, `unreadable` cannot be read. */
const logOf = (lacking: readonly string[] = [], unreadable: readonly string[] = []) =>
  ({
    head: async () => head,
    positionAt: async (shard: number, at: number) => ({ position: shard === 7 ? Math.floor(at / 100) : 0, mark: '' }),
    readStream: async (shard: number, tenant: string, name: string, { after, upTo }: Asked) =>
      shard === 7 && tenant === 'acme' && name === 'service/svc_1'
        ? positions.map((position, at) => ({ position, version: at + 1 })).slice(after, upTo)
        : [],
    recall: async (_: number, __: string, streams: readonly { name: string }[], position: number) => {
      expect(streams.length).toBeGreaterThan(0);
      expect(position).toEqual(expect.any(Number));
      if (streams.some(({ name }) => unreadable.includes(name)))
        throw new UnreadableEvent({ stream: '', version: 1, position: 1 } as never, '');
      return streams.map(({ name }) => {
        const version = positions.filter((each) => each <= position).length;
        return lacking.includes(name) || version === 0 ? null : { id: name.split('/')[1], version };
      });
    },
    reveal: async (_: number, __: string, thing: object) => ({ ...thing, isRevealed: true }),
  }) as unknown as EventLog;

const asOf = (asOf: AsOf, name = 'service/svc_1', tenant = 'acme') =>
  new GetAsOfHandler(logOf()).execute(
    new GetAsOf({ ...scope, tenant }, { name, initial: null, evolve: () => null }, asOf),
  );

describe('a thing', () => {
  it.each([1, 2, 3])('is told as its version %i was', async (version) => {
    expect(await asOf({ version })).toEqual({ id: 'svc_1', version, isRevealed: true });
  });

  it.each([
    [1_000, 1],
    [1_999, 1],
    [2_000, 2],
    [9_000, 3],
  ])('is told as it was at the instant %i: version %i', async (at, version) => {
    expect(await asOf({ at })).toEqual({ id: 'svc_1', version, isRevealed: true });
  });

  it('was not there before its first event, and has come to no version beyond its last', async () => {
    expect(await asOf({ at: 999 })).toBeNull();
    expect(await asOf({ version: 4 })).toBeNull();
    expect(await asOf({ version: 1 }, 'service/svc_2')).toBeNull();
    expect(await asOf({ version: 1 }, 'service/svc_1', 'other')).toBeNull();
  });
});

const series = { occurrences: ['bkg_1', 'bkg_2', 'bkg_3'].map((bookingId) => ({ bookingId })) } as never;

const occurrences = async (moment: Moment | null, rows: readonly string[] = [], ...log: readonly string[][]) => {
  const desk = new ReadingDesk({ rows: { bookings_v3: rows.map((id) => ({ state: { id, of: 'its row' } })) } });
  const handler = new FindOccurrencesHandler(logOf(...log), desk.pool);
  const found = (await handler.execute(new FindOccurrences(scope, series, moment))) as unknown as readonly {
    id: string;
    of?: string;
    version?: number;
  }[];
  return found.map(({ id, of, version }) => `${id} of ${of ?? version}`);
};

describe('the bookings of a series', () => {
  it('are told as their rows have them, and as the log has those that have none', async () => {
    expect(await occurrences(null, ['bkg_1', 'bkg_2', 'bkg_3'])).toEqual([
      'bkg_1 of its row',
      'bkg_2 of its row',
      'bkg_3 of its row',
    ]);
    expect(await occurrences(null, ['bkg_2'])).toEqual(['bkg_2 of its row', 'bkg_1 of 3', 'bkg_3 of 3']);
    expect(await occurrences(null, ['bkg_2'], ['booking/bkg_1'])).toEqual(['bkg_2 of its row', 'bkg_3 of 3']);
  });

  it('are told without those that no row has and that cannot be read', async () => {
    expect(await occurrences(null, ['bkg_2'], [], ['booking/bkg_3'])).toEqual(['bkg_2 of its row']);
    await expect(occurrences('now', ['bkg_2'], [], ['booking/bkg_3'])).rejects.toThrow(UnreadableEvent);
  });

  it('are told as the log has them now, or had them then, whatever their rows say', async () => {
    expect(await occurrences('now', ['bkg_1'])).toEqual(['bkg_1 of 3', 'bkg_2 of 3', 'bkg_3 of 3']);
    expect(await occurrences({ position: 29 }, ['bkg_1'])).toEqual(['bkg_1 of 2', 'bkg_2 of 2', 'bkg_3 of 2']);
    expect(await occurrences({ at: 1_500 }, [], ['booking/bkg_2'])).toEqual(['bkg_1 of 1', 'bkg_3 of 1']);
    expect(await occurrences({ position: 9 })).toEqual([]);
  });

  it('fail with whatever else goes wrong in the log', async () => {
    const log = { ...logOf(), recall: () => Promise.reject(new Error('no connection')) } as unknown as EventLog;
    const handler = new FindOccurrencesHandler(log, new ReadingDesk({}).pool);
    await expect(handler.execute(new FindOccurrences(scope, series, null))).rejects.toThrow('no connection');
  });
});
