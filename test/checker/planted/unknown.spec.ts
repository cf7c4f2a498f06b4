import { confirmed, type Planted, pointOf, room, verdictOn } from './given.js';

const told = (plant: (planted: Planted) => void, rule = 'unknown') =>
  verdictOn(plant).flatMap((finding) => (finding.rule === rule ? [finding.what] : []));

const notFound = { kind: 'refused', reason: 'not-found', details: {} } as const;

/** Two attempts at once, of which one books; the other is refused as of `at`. */
const refusedBeside = (at: (planted: Planted) => number) => (planted: Planted) => {
  const began = planted.now;
  planted.booked('bkg_1', 'ada-1.1');
  const refused = { ...notFound, at: pointOf(planted.log[at(planted) - 1]!) };
  planted.call('ada-1.2', { what: 'book' }, refused, began, planted.now);
};

it('an attempt may be refused as of before another one has written, and neither as of that nor behind it', () => {
  const first = (planted: Planted) => planted.log.findIndex(({ stream }) => stream === 'booking/bkg_1') + 1;
  expect(told(refusedBeside((planted) => first(planted) - 2))).toEqual([]);
  const behind = expect.stringMatching(/refused as not-found at 4, though done at 4/);
  expect(told(refusedBeside(first))).toEqual([behind]);
});

/** Somebody waits instead of having a room, and says so once more. */
const waits = (kind: 'done' | 'failed', again: boolean) => (planted: Planted) => {
  const at = pointOf(planted.write('ada-1.1', ['waitlist-entry/wls_1', 'WaitlistJoined', {}]));
  const done = { kind: 'done', id: 'wls_1', version: 1, at } as const;
  planted.call('ada-1.1', { what: 'change' }, kind === 'done' ? done : { kind, reason: 'busy' });
  if (again) planted.call('ada-1.2', { what: 'change' }, { ...notFound, at: pointOf(planted.log.at(-1)!) });
};

it('a command that was told to be done is not refused, whatever it has done', () => {
  expect(told(waits('done', false))).toEqual([]);
  expect(told(waits('done', true))).toEqual([expect.stringContaining('though done at 3')]);
});

it('an attempt that stores nothing, as it is told, may leave a trace that is no booking, calendar or service', () => {
  expect(told(waits('failed', false))).toEqual([]);
  const changed = (planted: Planted) => {
    planted.write('ada-1.1', ['calendar/cal_room', 'CalendarChanged', {}]);
    planted.call('ada-1.1', { what: 'change', about: 'cal_room' }, { kind: 'failed', reason: 'busy' });
  };
  expect(told(changed)).toEqual([expect.stringContaining('ada-1.1 was failed, and has written')]);
});

it('the server itself ends a hold that nobody has asked to end, and nobody else does', () => {
  const expired = (by: string) => (planted: Planted) => {
    planted.held('bkg_1', 'ada-1.1', planted.now);
    planted.write('setup', ...Array.from({ length: 4 }, () => ['service/svc_room', 'ServiceChanged', {}] as const));
    planted.write(by, ...planted.freed('bkg_1', room()), ['booking/bkg_1', 'HoldExpired']);
  };
  expect(verdictOn(expired('policy'))).toEqual([]);
  expect(told(expired('bob-1.1'), 'unasked')).toEqual([
    expect.stringContaining('HoldExpired at 10 was asked for by nobody'),
  ]);
  expect(told((planted) => void planted.write('bob-1.1', confirmed('bkg_1', room())), 'unasked')).toHaveLength(1);
});
