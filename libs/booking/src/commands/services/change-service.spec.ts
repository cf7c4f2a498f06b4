import type { EventLog } from '#libs/event-store';
import { at, booked, massageCreated, monday, roomCreated } from '#test/rules/front-desk';
import { given } from '#test/rules/given';
import type { Decision, Read } from '../../domain/deciding/decision.js';
import { Refused } from '../../domain/deciding/refused.js';
import type { ServiceChanges } from '../../domain/decisions/services/change-service.js';
import { day, minute } from '../../domain/time/interval.js';
import type { Sender } from '../../sender.js';
import { ChangeService, ChangeServiceHandler } from './change-service.js';

/** What comes of a change of the massage at a time, with all that its handler reads for it. */
const changed =
  (changes: ServiceChanges, now: number) =>
  (read: Read): Decision => {
    let decided: Decision | undefined;
    const decide = (_: unknown, __: unknown, decision: (read: Read, now: number) => Decision) => {
      decided = decision(read, now);
    };
    const handler = new ChangeServiceHandler({ decide } as unknown as EventLog);
    void handler.execute(new ChangeService({} as Sender, 'svc_massage', at(1), changes));
    return decided!;
  };

const ten = monday('10:00');

/** A booking of half an hour at ten on each day from Monday to Sunday, and on the Sunday before and the Monday after. */
const facts = [
  roomCreated(),
  massageCreated(),
  ...[-1, 0, 1, 2, 3, 4, 5, 6, 7].flatMap((nth) => booked(`bkg_${nth}`, ten + nth * day)),
];

const counted = (kind: 'week' | 'day', now: number) => {
  const limits = { perDay: null, perWeek: null, [kind === 'week' ? 'perWeek' : 'perDay']: 9 };
  const { outcome } = given(...facts).when(changed({ limits }, now));
  if (outcome instanceof Refused) throw outcome;
  return Object.fromEntries(
    outcome.events
      .filter(({ type }) => type === 'TallySeeded')
      .map(({ stream, data }) => [
        stream.name.split('/').at(-1),
        Object.keys((data as { bookings: object }).bookings).map((id) => id.slice('bkg_'.length)),
      ]),
  );
};

describe('a limit that is set in the middle of a week', () => {
  it.each([
    ['Monday', ten + 60 * minute],
    ['Friday', ten + 4 * day],
    ['Sunday, late in the evening', monday('23:59') + 6 * day],
  ])('counts all of it, from its Monday on: on %s', (_, now) => {
    expect(counted('week', now)).toEqual({ '2026-W48': ['0', '1', '2', '3', '4', '5', '6'], '2026-W49': ['7'] });
  });

  it('counts of days the present one and those to come', () => {
    expect(Object.keys(counted('day', ten + 4 * day))).toEqual([
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
      '2026-11-30',
    ]);
  });
});
