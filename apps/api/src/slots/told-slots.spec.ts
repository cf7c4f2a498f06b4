import { setImmediate as round } from 'node:timers/promises';
import type { FoundSlots } from '#libs/booking';
import { theMassage } from '#test/rules/front-desk';
import { ToldSlots } from './told-slots.js';

const begins = Date.parse('2026-11-23T08:00:00Z');
const minute = 60_000;

const found = (count: number): FoundSlots => ({
  ...{
    service: theMassage(),
    refused: [],
    nextFrom: null,
    nextAvailable: begins,
    searchedUntil: begins,
    until: begins,
  },
  ...{ position: 7, mark: '00000007' },
  slots: Array.from({ length: count }, (_, nth) => ({
    ...{ start: begins + nth * minute, end: begins + (nth + 60) * minute },
    ...{ remaining: 1, free: 4, calendarIds: ['cal_room4'], candidates: ['cal_room4', 'cal_room5'] },
  })),
});

const shows = { free: false, candidates: false, explain: false };
const said = async (told: ReturnType<ToldSlots['of']>) => JSON.parse(String((await told).body.content));

it('eight answers that wait for their words together are put into words one in each round of the loop', async () => {
  const slots = new ToldSlots();
  let rounds = 0;
  let isOver = false;
  const counting = (async () => {
    while (!isOver) {
      await round();
      rounds += 1;
    }
  })();
  const toldIn = await Promise.all(
    Array.from({ length: 8 }, async () => {
      await slots.of(found(2), 'Europe/Berlin', shows, '7@log');
      return rounds;
    }),
  );
  isOver = true;
  await counting;
  expect(new Set(toldIn).size).toBe(8);
});

it('the same answer is put into words once, and anew for another zone, whoever may see more, and another answer', async () => {
  const slots = new ToldSlots();
  const answer = found(2);
  const first = await slots.of(answer, 'Europe/Berlin', shows, '7@log');
  expect(await slots.of(answer, 'Europe/Berlin', shows, '7@log')).toBe(first);
  expect(await slots.of(answer, 'Asia/Kolkata', shows, '7@log')).not.toBe(first);
  expect(await slots.of(found(2), 'Europe/Berlin', shows, '7@log')).not.toBe(first);
  const public_ = await said(slots.of(answer, 'Europe/Berlin', shows, '7@log'));
  const staff = await said(slots.of(answer, 'Europe/Berlin', { ...shows, free: true, candidates: true }, '7@log'));
  expect(public_.slots[0]).toEqual({
    ...{ start: '2026-11-23T08:00:00Z', end: '2026-11-23T09:00:00Z', remaining: 1 },
    ...{ calendarIds: ['cal_room4'], localStart: '2026-11-23T09:00:00+01:00' },
  });
  expect(staff.slots[0]).toEqual({ ...public_.slots[0], free: 4, candidates: ['cal_room4', 'cal_room5'] });
});

it('in however many zones it is asked for, a few are kept in words', async () => {
  const slots = new ToldSlots();
  const answer = found(1);
  const first = await slots.of(answer, 'Europe/Berlin', shows, '7@log');
  for (const zone of ['Asia/Kolkata', 'America/Lima', 'Asia/Tokyo', 'UTC'])
    await slots.of(answer, zone, shows, '7@log');
  expect(await slots.of(answer, 'UTC', shows, '7@log')).toBe(await slots.of(answer, 'UTC', shows, '7@log'));
  expect(await slots.of(answer, 'Europe/Berlin', shows, '7@log')).not.toBe(first);
});
