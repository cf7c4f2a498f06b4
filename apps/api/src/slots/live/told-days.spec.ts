import type { FoundSlots } from '#libs/booking';
import { theMassage } from '#test/rules/front-desk';
import { ToldDays } from './told-days.js';

const hour = 3_600_000;
const monday = Date.parse('2026-11-23T09:00:00Z');
const tuesday = monday + 24 * hour;

const slotAt = (start: number, free = 1) => ({
  ...{ start, end: start + hour, remaining: 1, free },
  ...{ calendarIds: ['cal_room4'], candidates: ['cal_room4'] },
});

const found = (slots: FoundSlots['slots'], nextAvailable = slots[0]?.start ?? null, service = {}): FoundSlots => ({
  ...{ service: { ...theMassage(), ...service }, slots, refused: [], nextFrom: null, nextAvailable },
  ...{ searchedUntil: tuesday, until: tuesday, position: 7, mark: '00000007' },
});

let days: ToldDays;

beforeEach(() => {
  days = new ToldDays('2026-11-23');
});

/** Names, positions, and what is said of which starts. */
const heard = (since: number) =>
  days.since(since).map(({ text }) => {
    const [, id, event, data] = /^id: (.*)\nevent: (.*)\ndata: (.*)\n\n$/.exec(text)!;
    const { date, slots, nextAvailable } = JSON.parse(data!);
    return [id, event, date, slots.map(({ start }: { start: string }) => start), nextAvailable];
  });

const [at9, at10, next9] = ['2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z', '2026-11-24T09:00:00Z'];

it('somebody who comes hears all of it, then the days that have changed, each once and as it is by now', () => {
  expect(days.take(found([slotAt(monday), slotAt(monday + hour), slotAt(tuesday)]), '1', false)).toBe(true);
  expect(heard(0)).toEqual([['1', 'slots', undefined, [at9, at10, next9], at9]]);
  expect(heard(1)).toEqual([]);
  expect(days.take(found([slotAt(monday + hour), slotAt(tuesday)]), '2', false)).toBe(true);
  expect(days.take(found([slotAt(monday + hour)]), '3', false)).toBe(true);
  expect(days.take(found([slotAt(monday), slotAt(monday + hour)]), '4', false)).toBe(true);
  expect(heard(3)).toEqual([['4', 'day', '2026-11-23', [at9, at10], at9]]);
  expect(heard(1)).toEqual([
    ['3', 'day', '2026-11-24', [], at10],
    ['4', 'day', '2026-11-23', [at9, at10], at9],
  ]);
  expect(heard(0)).toEqual([['4', 'slots', undefined, [at9, at10], at9]]);
});

it('those who heard of as much are sent the same bytes, which say the same as the messages', () => {
  days.take(found([slotAt(monday), slotAt(tuesday)]), '1', false);
  days.take(found([slotAt(tuesday)]), '2', false);
  days.take(found([]), '3', false);
  const sent = days.bytesSince(1)!;
  expect(days.bytesSince(1)).toBe(sent);
  expect([sent.id, sent.text.toString()]).toEqual([
    '3',
    days
      .since(1)
      .map(({ text }) => text)
      .join(''),
  ]);
  expect([days.bytesSince(2)!.text.toString(), days.bytesSince(3)]).toEqual([days.since(2)[0]!.text, null]);
  days.take(found([slotAt(monday)]), '4', false);
  expect(days.bytesSince(1)!.id).toBe('4');
});

it('a find that is the same as before is no news', () => {
  days.take(found([slotAt(monday)]), '1', false);
  expect(days.take(found([slotAt(monday)]), '2', false)).toBe(false);
  expect(heard(1)).toEqual([]);
  expect(days.take(found([slotAt(monday, 7)]), '2', false)).toBe(false);
});

it('the first day says so where nothing is free but another start comes next', () => {
  days.take(found([], tuesday), '1', false);
  expect(days.take(found([], tuesday + hour), '2', false)).toBe(true);
  expect(heard(1)).toEqual([['2', 'day', '2026-11-23', [], '2026-11-24T10:00:00Z']]);
});

it('a change of the days, or of how much is told of each slot, has all of it told', () => {
  days.take(found([slotAt(monday)]), '1', false);
  days.take(found([slotAt(monday)], monday, { timeZone: 'Pacific/Auckland' }), '2', false);
  expect(heard(1)).toEqual([['2', 'slots', undefined, [at9], at9]]);
  days.take(found([slotAt(monday)], monday, { timeZone: 'Pacific/Auckland', showFree: true }), '3', false);
  expect(days.since(2)[0]!.text).toContain('"free":1');
});
