import { setImmediate as turn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { StoredEvent } from '#libs/event-store';
import { Positions } from '../http/answers/position-token.js';
import { ToldEvents } from './told-events.js';

const event = { id: 'a'.repeat(36), position: 7, type: 'BookingCancelled', stream: 'booking/bkg_1', actor: 'user/ada' };
const events = [{ ...event, recordedAt: 0, data: { reason: 'ill' } }] as unknown as StoredEvent[];
const caller = { tenant: 'default', shard: 8, origin: 'http://here', kind: 'secret', onlyCustomer: null } as const;

const opened = jest.fn(async (_shard: number, _tenant: string, value: unknown) => value);
const log = { revealFollowed: opened as <T>(shard: number, tenant: string, value: T) => Promise<T> };
const positions = new Positions({ id: '7f3a90bc' } as ConstructorParameters<typeof Positions>[0]);
let told: ToldEvents;

beforeEach(() => {
  opened.mockClear();
  told = new ToldEvents(log, positions);
});

it('an event is opened and put into words once for all who are told at the same time', async () => {
  const all = await Promise.all(Array.from({ length: 400 }, () => told.tell(caller, events)));
  expect(opened).toHaveBeenCalledTimes(1);
  expect(new Set(all.map(([message]) => message)).size).toBe(1);
  expect(all[0]![0]!.text).toContain('"reason":"ill"');
});

it('a caller who asks later, or by another name of this server, is told again', async () => {
  await Promise.all([told.tell(caller, events), told.tell({ ...caller, origin: 'http://there' }, events)]);
  expect(opened).toHaveBeenCalledTimes(2);
  await turn();
  await turn();
  await told.tell(caller, events);
  expect(opened).toHaveBeenCalledTimes(3);
});

it('a failure is told to those who asked, and not kept', async () => {
  opened.mockRejectedValueOnce(new Error('no keys'));
  await expect(told.tell(caller, events)).rejects.toThrow('no keys');
  await turn();
  await turn();
  expect(await told.tell(caller, events)).toHaveLength(1);
});

it('the person of the staff who did it is told to the staff alone, though both are told at the same time', async () => {
  const customer = { ...caller, kind: 'person', onlyCustomer: 'cus_ada' } as const;
  const [[toStaff], [toCustomer]] = await Promise.all([told.tell(caller, events), told.tell(customer, events)]);
  expect(toStaff!.text).toContain('"actor":{"kind":"user","id":"ada"}');
  expect(toCustomer!.text).toContain('"actor":{"kind":"user","id":"withheld"}');
});
