import { isAbout } from './views.js';

it.each([
  ['the row of its booking', 'acme bkg_1', 'acme booking/bkg_1'],
  [
    'the row of its tally, whose key is the rest of its name',
    'acme svc_a/2026-11-25',
    'acme tally-day/svc_a/2026-11-25',
  ],
  ['a row of its day, whose key has columns', 'acme cal_b 2026-11-25 bkg_1', 'acme agenda/cal_b/2026-11-25'],
])('a stream that is parked excuses %s', (_, key, stream) => {
  expect(isAbout(key, stream)).toBe(true);
});

it.each([
  ['another booking whose id begins alike', 'acme bkg_12', 'acme booking/bkg_1'],
  ['another day', 'acme svc_a/2026-11-26', 'acme tally-day/svc_a/2026-11-25'],
  ['another tenant', 'other bkg_1', 'acme booking/bkg_1'],
])('a stream that is parked excuses no row of %s', (_, key, stream) => {
  expect(isAbout(key, stream)).toBe(false);
});
