import {
  adasHash,
  contentOf,
  freed,
  held,
  massageChanged,
  massageCreated,
  monday,
  roomCreated,
  sundayNoon,
  utc,
} from '#test/rules/front-desk';
import { fivePast, holdExpired } from '#test/rules/front-desk-holds';
import { type Fact, given } from '#test/rules/given';
import { serviceStream } from '../../calendars/service.js';
import { nothing } from '../../deciding/decision.js';
import { bookingStream } from '../booking.js';
import { type Regained, regain } from '../regain.js';

const ten = monday('10:00');
const desks = [roomCreated(), massageCreated()];
const hold = held('bkg_ada', ten, { expiresAt: fivePast });

const regained = (facts: readonly Fact[], now = sundayNoon): Regained => {
  let found: Regained | undefined;
  given(...facts).when((read) => {
    const booking = read(bookingStream('bkg_ada')).state!;
    const service = read(serviceStream('svc_massage')).state!;
    const asking = { customerHash: adasHash, holder: null };
    found = regain({ read, now, holdsPerCustomer: 1 }, booking, service, asking);
    return nothing;
  });
  return found!;
};

it('a hold that lasts has what it has, and a refusal of it tells what that is, and of nobody else', () => {
  const { calendarIds, core, buffered, units, choices, overrides } = contentOf(ten);
  const { circumstances, ...rest } = regained([...desks, ...hold]);
  expect(rest).toEqual({
    events: [],
    taken: { calendarIds, core, buffered, units, choices, overrides },
    ...{ until: fivePast, isAnew: false },
  });
  expect(circumstances).toEqual({
    asked: {
      ...{ serviceId: 'svc_massage', start: ten, duration: 30, units: 1, calendarIds, override: [] },
      ignoreBooking: 'bkg_ada',
    },
    seen: { service: expect.objectContaining({ id: 'svc_massage' }), calendars: [], agendas: [], tallies: [] },
    changes: [],
  });
});

describe('a hold that ran out, up to midnight, after which its room is aired no more', () => {
  const content = contentOf(utc('2026-11-23T23:30'), { overrides: ['outside-hours'] });
  const late = held('bkg_ada', content.core.start, { expiresAt: fivePast }, content);
  const unaired = massageChanged({ bufferAfter: 0 });
  const freedBy = (facts: readonly Fact[]) =>
    regained(facts, fivePast + 60_000).events.map(({ stream, type }) => `${stream.name} ${type}`);

  it('frees the next day that it had, unless that is free already', () => {
    const gone = [...freed('bkg_ada', content), holdExpired()];
    expect(freedBy([...desks, ...late, unaired])).toEqual(['agenda/cal_room4/2026-11-24 TimeFreed']);
    expect(freedBy([...desks, ...late, ...gone, unaired])).toEqual([]);
  });
});
