import type { CommandBus } from '@nestjs/cqrs';
import type { EventLog } from '#libs/event-store';
import { ReadingDesk } from '#test/harness/reading-desk';
import { DisplaceTheStranded } from './displace-stranded.js';
import { ExpireLapsed } from './expire-lapsed.js';
import { ExpireWaitlistEntries } from './expire-waitlist-entries.js';
import { ForgetCommands } from './forget-commands.js';
import { policyEnvelope } from './policy.js';
import { RemindOfBookings } from './remind-of-bookings.js';

const now = 1_000_000;
const item = { tenant: 'acme', id: 'thing_1' };

/** Commands that come to what is said, and which were sent. */
const busOf = (settled: object) => {
  const sent: { readonly name: string; readonly id: string; readonly envelope: object }[] = [];
  const execute = async (command: { id: string; envelope: object }) => {
    sent.push({ name: command.constructor.name, id: command.id, envelope: command.envelope });
    return settled;
  };
  return { sent, bus: { execute } as unknown as CommandBus };
};

/** What a policy's look asks of the shard 7, the paused being left to the statement. */
const look = async (
  find: (pool: ReadingDesk['pool'], paused: readonly string[]) => Promise<readonly object[]>,
  rows: readonly object[],
) => {
  const desk = new ReadingDesk({ rows: { slotlog: rows } });
  const found = await find(desk.pool, ['acme thing_9']);
  return { found, asked: desk.statements.map(({ values }) => values) };
};

describe('holds and requests that have run out', () => {
  it('are due two seconds after they have, a hundred at a time, but for the paused', async () => {
    const rows = [{ ...item, version: 3 }];
    const find = (pool: ReadingDesk['pool'], paused: readonly string[]) =>
      new ExpireLapsed(pool, busOf({}).bus).find(7, now, paused);
    expect(await look(find, rows)).toEqual({ found: rows, asked: [[7, now - 2_000, ['acme thing_9'], 100]] });
  });

  it('are expired by the version that was seen, so that two who see the same send the same', async () => {
    const { sent, bus } = busOf({ appended: true, replayed: false });
    await new ExpireLapsed(new ReadingDesk({}).pool, bus).act(7, { ...item, version: 3 });
    const envelope = policyEnvelope('expire-lapsed', 'acme', 'thing_1', 3);
    expect(sent).toEqual([{ name: 'ExpireBooking', id: 'thing_1', envelope }]);
  });
});

describe('waitlist entries that wait in vain', () => {
  it('are due at once, a hundred at a time, but for the paused', async () => {
    const rows = [{ ...item, version: 3 }];
    const find = (pool: ReadingDesk['pool'], paused: readonly string[]) =>
      new ExpireWaitlistEntries(pool, busOf({}).bus).find(7, now, paused);
    expect(await look(find, rows)).toEqual({ found: rows, asked: [[7, now, ['acme thing_9'], 100]] });
  });

  it('are expired by the version that was seen', async () => {
    const { sent, bus } = busOf({ appended: true, replayed: false });
    await new ExpireWaitlistEntries(new ReadingDesk({}).pool, bus).act(7, { ...item, version: 3 });
    const envelope = policyEnvelope('expire-waitlist-entries', 'acme', 'thing_1', 3);
    expect(sent).toEqual([{ name: 'ExpireWaitlistEntry', id: 'thing_1', envelope }]);
  });
});

describe('displacements under way', () => {
  const logAt = (head: number) => ({ head: async (shard: number) => (shard === 7 ? head : 0) }) as unknown as EventLog;

  it('are due by their calendars, twenty at a time, but for the paused', async () => {
    const find = (pool: ReadingDesk['pool'], paused: readonly string[]) =>
      new DisplaceTheStranded(logAt(0), pool, busOf({}).bus).find(7, now, paused);
    expect(await look(find, [{ tenant: 'acme', calendarId: 'cal_1' }])).toEqual({
      found: [{ tenant: 'acme', id: 'cal_1' }],
      asked: [[7, ['acme thing_9'], 20]],
    });
  });

  it('go on from where the log is: each group is a command of its own', async () => {
    const { sent, bus } = busOf({ appended: true });
    for (const head of [41, 42]) await new DisplaceTheStranded(logAt(head), new ReadingDesk({}).pool, bus).act(7, item);
    const envelope = (at: number) => policyEnvelope('displace-stranded', 'acme', 'thing_1', at);
    expect(sent).toEqual([41, 42].map((at) => ({ name: 'DisplaceStranded', id: 'thing_1', envelope: envelope(at) })));
  });
});

describe('reminders', () => {
  const due = (count: number) => Array.from({ length: count }, () => ({ ...item, minutes: 60, start: 9 }));
  const policyOf = (count: number) => {
    const desk = new ReadingDesk({ rows: { slotlog: due(count) } });
    const policy = new RemindOfBookings(desk.pool, busOf({}).bus);
    return { find: async (shard: number, at: number) => (await policy.find(shard, at, ['paused'])).length, desk };
  };

  it('are looked for in a shard every ten seconds', async () => {
    const { find, desk } = policyOf(3);
    const looks = [];
    for (const at of [0, 1, 9_999, 10_000, 19_999, 20_000]) looks.push(await find(7, now + at));
    expect(looks).toEqual([3, 0, 0, 3, 0, 3]);
    expect(await find(8, now + 20_000)).toBe(3);
    expect(desk.statements[0]!.values).toEqual([7, now, ['paused'], 100, 0]);
  });

  it('that became due within the hour are looked for, and every ten minutes all', async () => {
    const minute = 60_000;
    const later = 1_000 * minute;
    const { find, desk } = policyOf(3);
    for (const minutes of [0, 0.2, 9.9, 10, 10.1, 10.5]) await find(7, later + minutes * minute);
    const since = desk.statements.map(({ values }) => values[4] as number);
    const anHourBefore = (minutes: number) => later + (minutes - 60) * minute;
    expect(since).toEqual([0, anHourBefore(0.2), anHourBefore(9.9), 0, anHourBefore(10.5)]);
  });

  it('are looked for again at once where a clock was set back', async () => {
    const { find } = policyOf(3);
    await find(7, now);
    expect(await find(7, now - 1)).toBe(3);
  });

  it('are looked for again at the same instant where a hundred were found: there may be more', async () => {
    const { find } = policyOf(100);
    expect([await find(7, now), await find(7, now)]).toEqual([100, 100]);
    const few = policyOf(99);
    expect([await few.find(7, now), await few.find(7, now)]).toEqual([99, 0]);
  });

  it('are one command for each booking, start and time before it', async () => {
    const { sent, bus } = busOf({ appended: true, replayed: false });
    await new RemindOfBookings(new ReadingDesk({}).pool, bus).act(7, { ...item, minutes: 60, start: 9 });
    const envelope = policyEnvelope('remind-of-bookings', 'acme', 'thing_1 9', 60);
    expect(sent).toEqual([{ name: 'RemindOfBooking', id: 'thing_1', envelope }]);
  });
});

it.each([
  ['something new', { appended: true, replayed: false }, true],
  ['a repetition', { appended: true, replayed: true }, false],
  ['nothing', { appended: false, replayed: false }, false],
])('a command that has recorded %s tells whether more may be due at once: %#', async (_, settled, isMore) => {
  const { bus } = busOf(settled);
  const { pool } = new ReadingDesk({});
  expect(await new ExpireLapsed(pool, bus).act(7, { ...item, version: 1 })).toBe(isMore);
  expect(await new ExpireWaitlistEntries(pool, bus).act(7, { ...item, version: 1 })).toBe(isMore);
  expect(await new RemindOfBookings(pool, bus).act(7, { ...item, minutes: 1, start: 1 })).toBe(isMore);
  const log = { head: async () => 1 } as unknown as EventLog;
  expect(await new DisplaceTheStranded(log, pool, bus).act(7, item)).toBe(settled.appended);
});

it('commands are forgotten of all tenants together, and more may be due where some were', async () => {
  const log = { expireCommands: async (shard: number) => shard === 7 } as unknown as EventLog;
  const policy = new ForgetCommands(log);
  expect(await policy.find()).toEqual([{ tenant: '*', id: '*' }]);
  expect([await policy.act(7), await policy.act(8)]).toEqual([true, false]);
});

describe('a command that a policy sends', () => {
  it('is in its name, and a command of its own for each tenant, thing and state of it', () => {
    const envelope = policyEnvelope('expire-lapsed', 'acme', 'thing_1', 3);
    expect(envelope).toEqual({
      ...{ tenant: 'acme', actor: 'policy/expire-lapsed' },
      ...{ commandId: envelope.commandId, correlationId: envelope.commandId },
    });
    expect(policyEnvelope('expire-lapsed', 'acme', 'thing_1', 3)).toEqual(envelope);
    const others = [
      policyEnvelope('expire-holds', 'acme', 'thing_1', 3),
      policyEnvelope('expire-lapsed', 'other', 'thing_1', 3),
      policyEnvelope('expire-lapsed', 'acme', 'thing_2', 3),
      policyEnvelope('expire-lapsed', 'acme', 'thing_1', 4),
    ];
    expect(new Set([envelope, ...others].map(({ commandId }) => commandId)).size).toBe(5);
  });

  it('has an id that is a UUID of version 8, the hash of all of that', () => {
    const { commandId } = policyEnvelope('expire-lapsed', 'acme', 'thing_1', 3);
    expect(commandId).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(commandId).toBe('2db09784-5282-8e82-a9a5-3ac54ed0d45b');
  });
});
