import { checkCalendars } from '../../check-calendars.js';
import { grace } from '../../log-row.js';
import { hour, moment, nine } from '../given.js';
import { claimOf, claims, frees, on } from './claims-told.js';
import { commitsTold, type Said, type Told, withoutPosition } from './told.js';

const time = (from: number, hours = 1) => ({ start: nine + from * hour, end: nine + (from + hours) * hour });
/** So many hours after nine, for one, if nothing else is said. */
const takes = (id: string, from: number, more: object = {}, hours = 1) =>
  claims(id, on('02'), claimOf(time(from, hours), { units: 1, ...more }));
const leaves = (id: string) => frees(id, on('02'));

const of = (type: string, data: object = {}): Said => ['calendar/cal_room', type, data];
const has = (capacity: number) => of('CalendarChanged', { capacity });
const closes = (from: number, hours = 1) => of('BlackoutAdded', { id: 'blk_1', ...time(from, hours) });
const begins: Said = ['displacement/cal_room', 'DisplacementBegun'];
const ends: Said = ['displacement/cal_room', 'DisplacementEnded'];

const lapses = moment(60);
const hold = { kind: 'hold', expiresAt: lapses };

const judged = (past: readonly (Told | readonly Said[])[], ahead = 0): string[] => {
  const told = past.map((each, nth) => ('said' in each ? each : { at: moment(nth), said: each }));
  return withoutPosition(checkCalendars(commitsTold(told), ahead));
};

const two = [[of('CalendarCreated', { capacity: 2 })], [takes('bkg_1', 0), takes('bkg_2', 0)]];

it.each<[string, (Told | Said[])[]]>([
  ['as many as there is room for', two],
  ['one after another', [[has(1)], [takes('bkg_1', 0)], [takes('bkg_2', 1)], [takes('bkg_3', -1)]]],
  [
    'at other times than who has all of it',
    [[has(2)], [takes('bkg_1', 0, { units: 2 }), takes('bkg_2', 2), takes('bkg_3', 2)]],
  ],
  [
    'those whose end is stored with what takes their time',
    [[has(1)], [takes('bkg_1', 0, hold)], { at: lapses, said: [takes('bkg_2', 0), leaves('bkg_1')] }],
  ],
  ['a claim that is given back at once', [[has(1)], [takes('bkg_1', 0)], [takes('bkg_2', 0), leaves('bkg_2')]]],
  [
    'a day and a calendar of another name',
    [
      [has(1)],
      [takes('bkg_1', 0)],
      [claims('bkg_2', on('03'), claimOf(time(0), { units: 1 }))],
      [
        ['calendar/cal_hall', 'CalendarCreated', { capacity: 1 }],
        claims('bkg_2', on('02', 'cal_hall'), claimOf(time(0), { units: 1 })),
      ],
    ],
  ],
  [
    'a calendar of the same name of another tenant',
    [[has(1)], [takes('bkg_1', 0)], { at: moment(3), tenant: 'other', said: [has(1), takes('bkg_1', 0)] }],
  ],
  ['who keeps what they had in less room', [...two, [begins, has(1)], [takes('bkg_1', 0)]]],
  [
    'who keeps a part of what they had',
    [...two, [begins, has(1)], [claims('bkg_1', on('02'), claimOf(time(0, 0.5), { units: 1 }))]],
  ],
  ['who moves from a time that is crowded by now to one that is not', [...two, [begins, has(1)], [takes('bkg_1', 1)]]],
  ['those who are displaced before less room is all there is', [...two, [begins, has(1)], [leaves('bkg_2')], [ends]]],
  ['who is under way while room goes', [...two, { at: nine, said: [has(1)] }]],
  ['who is over when room goes', [...two, { at: nine + hour, said: [has(0)] }]],
  [
    'a hold that has lapsed when room goes',
    [[has(1)], [takes('bkg_1', 0, hold)], { at: lapses + grace, said: [has(0)] }],
  ],
  ['who comes before and after what is closed', [[has(1), closes(1)], [takes('bkg_1', 0)], [takes('bkg_2', 2)]]],
  [
    'who reaches with their buffers alone into what is closed',
    [[has(1), closes(1)], [takes('bkg_1', 0, { buffered: time(-1, 3) })]],
  ],
  [
    'who comes once it is open again',
    [[has(1), closes(0)], [of('BlackoutRemoved', { id: 'blk_1' })], [takes('bkg_1', 0)]],
  ],
  [
    'who keeps what is closed while others are being displaced',
    [[has(1)], [takes('bkg_1', 0)], [begins, closes(0)], [takes('bkg_1', 0)]],
  ],
  ['who has ended early in what closes', [[has(1)], [takes('bkg_1', 0, { isEnded: true })], [closes(0)]]],
  [
    'who was there while it was closed',
    [[has(1)], [takes('bkg_1', 0)], { at: nine + hour / 2, said: [closes(0, 0.5)] }],
  ],
  [
    'one across two who come one after the other',
    [[has(2)], [takes('bkg_1', 0), takes('bkg_2', 1)], [takes('bkg_3', 0, {}, 2)]],
  ],
  [
    'who is to come in less room beside what lies behind one who is over',
    [[has(2)], [takes('bkg_1', 0, { buffered: time(0, 2) }), takes('bkg_2', 1.5)], { at: nine + hour, said: [has(1)] }],
  ],
  [
    'a claim that is given back at once, where it is crowded by now',
    [...two, [begins, has(1)], [takes('bkg_3', 0), leaves('bkg_3')]],
  ],
])('a calendar may have %s', (_, past) => {
  expect(judged(past)).toEqual([]);
});

it.each<[string, RegExp, (Told | Said[])[]]>([
  [
    'one more than there is room for',
    /^3 of 2 units claimed at 2026-03-02T09:00:00.000Z by bkg_1,bkg_2,bkg_3/,
    [...two, [takes('bkg_3', 0)]],
  ],
  ['one more for a part of the time', /^3 of 2 .* at 2026-03-02T09:30/, [...two, [takes('bkg_3', 0.5)]]],
  ['one more who begins before', /^3 of 2 .* at 2026-03-02T09:00/, [...two, [takes('bkg_3', -0.5)]]],
  [
    'one more by what lies before and after it',
    /^2 of 1/,
    [[has(1)], [takes('bkg_1', 0)], [takes('bkg_2', 1, { buffered: time(0.9, 1.2) })]],
  ],
  ['more places than there are', /^3 of 2/, [[has(2)], [takes('bkg_1', 0, { units: 3 })]]],
  [
    'somebody beside a hold that has lapsed and is not ended',
    /^2 of 1/,
    [[has(1)], [takes('bkg_1', 0, hold)], { at: lapses + grace, said: [takes('bkg_2', 0)] }],
  ],
  ['more of those who are there already', /^3 of 2/, [...two, [takes('bkg_1', 0, { units: 2 })]]],
  [
    'fewer places, and one who stays longer',
    /^2 of 1 .* at 2026-03-02T10:00/,
    [[has(2)], [takes('bkg_1', 0), takes('bkg_2', 0, {}, 2)], [begins, has(1)], [takes('bkg_1', 0, {}, 2)]],
  ],
  [
    'fewer places, and one who comes earlier',
    /^2 of 1 .* at 2026-03-02T08:00/,
    [[has(2)], [takes('bkg_1', 0), takes('bkg_2', -1, {}, 2)], [begins, has(1)], [takes('bkg_1', -1, {}, 2)]],
  ],
  ['fewer places than are agreed on', /^2 of 1/, [...two, [has(1)]]],
  [
    'fewer places than are agreed on beside one who is under way',
    /^2 of 1 .* at 2026-03-02T09:30/,
    [[has(2)], [takes('bkg_1', 0), takes('bkg_2', 0.5)], { at: nine + hour / 4, said: [has(1)] }],
  ],
  [
    'fewer places than are held for a moment more',
    /^1 of 0/,
    [[has(1)], [takes('bkg_1', 0, hold)], { at: lapses + grace - 1, said: [has(0)] }],
  ],
  ['fewer places, and somebody left out at the end', /^2 of 1/, [...two, [begins, has(1)], [ends]]],
  ['somebody in what is closed', /^bkg_1 claimed in blackout blk_1/, [[has(1), closes(0)], [takes('bkg_1', 0)]]],
  [
    'somebody in the last moment of what is closed',
    /^bkg_1 claimed in blackout blk_1/,
    [[has(1), closes(0, 0.01)], [takes('bkg_1', 0)]],
  ],
  ['what closes over somebody', /^bkg_1 claimed in blackout blk_1/, [[has(1)], [takes('bkg_1', 0)], [closes(0)]]],
  [
    'what closes over somebody who is under way',
    /^bkg_1 claimed in blackout blk_1/,
    [[has(1)], [takes('bkg_1', 0)], { at: nine + hour / 2, said: [closes(0)] }],
  ],
  [
    'who stays on into what is closed',
    /^bkg_1 claimed in blackout blk_1/,
    [[has(1)], [takes('bkg_1', 0)], [begins, closes(1)], [takes('bkg_1', 0, {}, 2)]],
  ],
  ['anybody, where it is not there', /^1 of 0/, [[takes('bkg_1', 0)]]],
  [
    'who comes earlier, and stays on into what is closed',
    /^bkg_1 claimed in blackout blk_1/,
    [[has(1)], [takes('bkg_1', 0)], [begins, closes(1)], [takes('bkg_1', -1, {}, 3)]],
  ],
])('a calendar may not have %s', (_, told, past) => {
  expect(judged(past)).toContainEqual(expect.stringMatching(told));
});

it('a hold is out of the way of less room so much earlier as somebody’s clock was ahead', () => {
  const past = (early: number) => [[has(1)], [takes('bkg_1', 0, hold)], { at: lapses + grace - early, said: [has(0)] }];
  expect(judged(past(5_000), 5_000)).toEqual([]);
  expect(judged(past(5_001), 5_000)).toEqual([expect.stringMatching(/^1 of 0/)]);
});
