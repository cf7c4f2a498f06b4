import { jest } from '@jest/globals';
import type { Point } from '#libs/event-store';
import { FrontOffice } from '#test/harness/logs/front-office';
import {
  booked,
  claim,
  massageChanged,
  massageCreated,
  monday,
  roomArchived,
  roomCreated,
  sundayNoon,
  theMassage,
  theRoom,
} from '#test/rules/front-desk';
import type { SeenAgenda } from '../../../libs/booking/src/domain/claims/agenda.js';
import type { Sight } from '../../../libs/booking/src/domain/deciding/refused.js';
import { day, minute, utcDay } from '../../../libs/booking/src/domain/time/interval.js';
import {
  FindAlternatives,
  FindAlternativesHandler,
} from '../../../libs/booking/src/queries/availability/find-alternatives.js';
import { RecentAnswers } from '../../../libs/booking/src/queries/availability/recent-answers.js';

let office: FrontOffice;
let scope: { tenant: string; shard: number };

beforeEach(async () => {
  office = await FrontOffice.open();
  scope = { tenant: 'default', shard: office.shard };
  jest.spyOn(office.log, 'now').mockReturnValue(sundayNoon);
});

afterEach(() => office.close());

const startsOf = (slots: readonly { start: number }[]) =>
  slots.map(({ start }) => new Date(start + 60 * minute).toISOString().slice(11, 16));

describe('alternatives', () => {
  const asked = { serviceId: 'svc_massage', start: monday('10:00'), duration: 30, units: 1 };
  const find = async (agendas: readonly SeenAgenda[], more = {}, known: Partial<Sight> = {}, at?: Point) => {
    const handler = new FindAlternativesHandler(office.pool, office.log, new RecentAnswers(office.log));
    const seen: Sight = { service: theMassage(), calendars: [theRoom()], agendas, tallies: [], ...known };
    const decided = { seen, at: at ?? (await office.log.end(office.shard)) };
    return handler.execute(new FindAlternatives(scope, { ...asked, ...more }, decided));
  };
  const alternatives = async (...all: Parameters<typeof find>) => startsOf((await find(...all)).alternatives);
  const mondayAgenda = (...claims: SeenAgenda['claims']) => ({
    calendarId: 'cal_room4',
    day: utcDay(monday('10:00')),
    version: claims.length,
    claims,
  });

  beforeEach(async () => {
    await office.record([roomCreated()]);
    await office.record([massageCreated()]);
    await office.shown(await office.record(booked('bkg_1', monday('10:00'))));
  });

  test('are the nearest that are free', async () => {
    expect(await alternatives([])).toEqual(['09:15', '10:45', '09:00', '11:00', '11:15']);
  });

  test('follow what the decision saw, not what the read model has of that day', async () => {
    const seen = mondayAgenda(claim('bkg_2', monday('09:15')), claim('bkg_3', monday('10:00')));
    expect(await alternatives([seen])).toEqual(['10:45', '11:00', '11:15', '11:30', '11:45']);
    expect(await alternatives([mondayAgenda()])).toEqual(['09:45', '10:15', '09:30', '10:30', '09:15']);
  });

  test('take no notice of what was seen of another calendar', async () => {
    const elsewhere = { ...mondayAgenda(claim('bkg_2', monday('09:15'))), calendarId: 'cal_room5' };
    expect(await alternatives([elsewhere])).toEqual(await alternatives([]));
  });

  test('offer the time of the booking that was to be moved', async () => {
    const free = ['09:45', '10:15', '09:30', '10:30', '09:15'];
    expect(await alternatives([], { ignoreBooking: 'bkg_1' })).toEqual(free);
    expect(await alternatives([mondayAgenda(claim('bkg_1', monday('10:00')))], { ignoreBooking: 'bkg_1' })).toEqual(
      free,
    );
  });

  test('are there before the read model has the service and its room', async () => {
    await office.forget();
    expect(await alternatives([mondayAgenda()])).toEqual(['09:45', '10:15', '09:30', '10:30', '09:15']);
  });

  test('follow the service and the room as the decision saw them', async () => {
    const service = theMassage({ version: 2, step: 60 });
    expect(await alternatives([], {}, { service })).toEqual(['09:00', '11:00', '12:00', '13:00', '14:00']);
    const closesEarly = theRoom({ version: 2, openingHours: [{ days: ['mon'], from: '09:00', to: '11:15' }] });
    expect((await alternatives([], {}, { calendars: [closesEarly] })).slice(0, 3)).toEqual(['09:15', '10:45', '09:00']);
  });

  test('leave out those of a team that nothing is known of', async () => {
    const anyOf = ['cal_room4', 'cal_new'];
    const service = theMassage({ version: 2, uses: [{ anyOf, strategy: 'first' }] });
    const withOne = await alternatives([], {}, { service });
    expect(withOne).toEqual(['09:15', '10:45', '09:00', '11:00', '11:15']);
    expect(
      await alternatives([], {}, { service: theMassage({ version: 3, uses: [{ calendarId: 'cal_new' }] }) }),
    ).toEqual([]);
  });

  const tuesday = (time: string) => monday(time) + day;

  test('are of the decision, whose position is told, where views are behind it', async () => {
    await office.rest();
    await office.record(booked('bkg_2', monday('09:15')));
    const end = await office.log.end(office.shard);
    const seen = mondayAgenda(claim('bkg_1', monday('10:00')), claim('bkg_2', monday('09:15')));
    const found = await find([seen]);
    expect(found).toMatchObject(end);
    expect(startsOf(found.alternatives)).toEqual(['10:45', '11:00', '11:15', '11:30', '11:45']);
  });

  test('are none that somebody may have taken since views were told, on a day that was not seen', async () => {
    expect(await alternatives([mondayAgenda()], { start: tuesday('09:30') })).toEqual([
      '09:15',
      '09:45',
      '09:00',
      '10:00',
      '10:15',
    ]);
    await office.rest();
    await office.record(booked('bkg_2', tuesday('09:45')));
    const { alternatives: left } = await find([mondayAgenda()], { start: tuesday('09:30') });
    expect(left).toHaveLength(5);
    expect(left.filter(({ start }) => start >= monday('24:00'))).toEqual([]);
  });

  test('are none of a team of whom something has changed since that was not seen', async () => {
    await office.record([roomCreated({}, 'cal_room5')]);
    await office.shownIn(office.shard);
    const service = theMassage({ uses: [{ anyOf: ['cal_room4', 'cal_room5'], strategy: 'first' }] });
    const full = mondayAgenda(
      claim('bkg_3', monday('09:00'), { buffered: { start: monday('00:00'), end: monday('24:00') } }),
    );
    expect((await find([full], {}, { service })).alternatives[0]).toMatchObject({ calendarIds: ['cal_room5'] });
    await office.rest();
    await office.record([roomArchived({ id: 'cal_room5' })]);
    const { alternatives: left } = await find([full], {}, { service });
    expect(left.flatMap(({ calendarIds }) => calendarIds)).not.toContain('cal_room5');
  });

  test('are none where views are so far behind that nobody looks what has moved since', async () => {
    await office.rest();
    for (let nth = 0; nth < 1_000; nth += 100)
      await office.record(Array.from({ length: 100 }, (_, at) => roomCreated({}, `cal_${nth + at}`)));
    const end = await office.log.end(office.shard);
    expect(await find([mondayAgenda()])).toEqual({ alternatives: [], ...end });
  });

  test('are those of the views, whose position is told, where they are ahead of the decision', async () => {
    const decidedAt = await office.log.end(office.shard);
    await office.shown(await office.record(booked('bkg_2', monday('09:15'))));
    const end = await office.log.end(office.shard);
    const found = await find([mondayAgenda(claim('bkg_1', monday('10:00')))], {}, {}, decidedAt);
    expect(found).toMatchObject(end);
    expect(startsOf(found.alternatives)).toEqual(['10:45', '11:00', '11:15', '11:30', '11:45']);
  });

  test('are none where the service has changed since the decision', async () => {
    const decidedAt = await office.log.end(office.shard);
    await office.shown(await office.record([massageChanged({ step: 30 })]));
    expect((await find([mondayAgenda()], {}, {}, decidedAt)).alternatives).toEqual([]);
  });
});
