import type { Pool } from 'pg';
import type { EventLog } from '#libs/event-store';
import type { Sight } from '../../../domain/deciding/refused.js';
import { FindAlternatives, FindAlternativesHandler } from '../find-alternatives.js';
import type { RecentAnswers } from '../recent-answers.js';

const asked = { serviceId: 'svc_massage', start: 0, duration: 30, units: 1 };

/** No more than an answer's question is made of. */
const seenAt = ({ service = 2, calendar = 3, agenda = 4, tally = 5 } = {}) =>
  ({
    service: { version: service },
    calendars: [{ id: 'cal_room4', version: calendar }],
    agendas: [{ calendarId: 'cal_room4', day: '2026-11-23', version: agenda, claims: [] }],
    tallies: [{ of: '2026-11-23', version: tally, bookings: [] }],
  }) as unknown as Sight;

/** What two who lose a slot have to have in common to be given one answer. */
const questionOf = async (
  versions: Parameters<typeof seenAt>[0] = {},
  wish: object = {},
  position = 8,
): Promise<string> => {
  let question = '';
  const answer = async (_: unknown, what: readonly unknown[]) => {
    question = JSON.stringify(what);
  };
  const recent = { answer } as unknown as RecentAnswers;
  const handler = new FindAlternativesHandler({} as Pool, {} as EventLog, recent);
  const scope = { tenant: 'acme', shard: 1 };
  await handler.execute(
    new FindAlternatives(scope, { ...asked, ...wish }, { seen: seenAt(versions), at: { position, mark: '0000000a' } }),
  );
  return question;
};

it('somebody who was refused on the same grounds is given the same alternatives', async () =>
  expect(await questionOf()).toBe(await questionOf({})));

it.each([
  ['asks for another start', {}, { start: 60_000 }],
  ['asks for more', {}, { units: 2 }],
  ['saw another service', { service: 3 }, {}],
  ['saw another calendar', { calendar: 4 }, {}],
  ['saw other bookings on that day', { agenda: 5 }, {}],
  ['saw the day fuller by its limit', { tally: 6 }, {}],
  ['is refused as of another event', {}, {}, 9],
])('somebody who %s is not', async (_, versions, wish, position = 8) =>
  expect(await questionOf(versions, wish, position)).not.toBe(await questionOf()),
);
