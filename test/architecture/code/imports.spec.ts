import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { root, textOf } from '#test/architecture/repository';

const rules: ICruiseOptions = await extractDepcruiseOptions(join(root, '.dependency-cruiser.js'));

const cruiseHouse = async (house: string) => {
  const { output } = await cruise(['apps', 'libs', 'scripts', 'test'], { ...rules, baseDir: house });
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
};

/** A house of these files, of our packages and our names for libraries. */
const buildHouse = (files: ReadonlyMap<string, string>): string => {
  const house = realpathSync(mkdtempSync(join(tmpdir(), 'house-')));
  writeFileSync(join(house, 'package.json'), textOf('package.json'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  for (const [path, text] of files) {
    mkdirSync(join(house, dirname(path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  return house;
};

const rooms = [
  ...['access', 'booking', 'database', 'event-store', 'projection'].map((library) => `libs/${library}/src/index.ts`),
  'libs/booking/src/commands/bookings/book-slot.ts',
  'libs/booking/src/domain/bookings/booking.ts',
  ...[
    'time',
    'deciding',
    'calendars',
    'claims',
    'limits',
    'availability',
    'bookings',
    'waiting',
    'decisions/waitlist',
  ].map((room) => `libs/booking/src/domain/${room}/room.ts`),
  'libs/booking/src/domain/time/zone.spec.ts',
  'libs/booking/src/new-id.ts',
  'libs/booking/src/policies/expire-holds.ts',
  'libs/booking/src/queries/get-booking.ts',
  'libs/booking/src/read-models/bookings.ts',
  'libs/event-store/src/sql/appending/append.ts',
  'apps/api/src/starting/config.ts',
  'apps/api/src/main.ts',
  'apps/api/src/waitlist/room.ts',
  'scripts/write-schema.ts',
  'test/checker/check-log.ts',
];

/** For each rule what it forbids. */
const violations = [
  ['database-imports-what-is-below', 'libs/database/src/a.ts', '#libs/event-store'],
  ['event-store-imports-what-is-below', 'libs/event-store/src/a.ts', '#libs/booking'],
  ['access-imports-what-is-below', 'libs/access/src/a.ts', '#libs/event-store'],
  ['projection-imports-what-is-below', 'libs/projection/src/a.ts', '#libs/booking'],
  ['icalendar-imports-what-is-below', 'libs/icalendar/src/a.ts', '#libs/access'],
  ['delivery-imports-what-is-below', 'libs/delivery/src/a.ts', '#libs/access'],
  ['mail-imports-what-is-below', 'libs/mail/src/a.ts', '#libs/access'],
  ['booking-imports-what-is-below', 'libs/booking/src/a.ts', '#libs/access'],
  ['booking-imports-what-is-below', 'libs/booking/src/b.ts', '../../../apps/api/src/starting/config.js'],
  ['client-imports-what-is-below', 'libs/client/src/a.ts', '#libs/booking'],
  ['client-runs-anywhere', 'libs/client/src/b.ts', 'node:crypto'],
  ['library-has-its-place', 'libs/billing/src/a.ts', '#libs/booking'],
  ['domain-imports-nothing', 'libs/booking/src/domain/a.ts', 'node:crypto'],
  ['domain-imports-nothing', 'libs/booking/src/domain/b.ts', 'kysely'],
  ['domain-imports-nothing', 'libs/booking/src/domain/c.ts', '#libs/event-store'],
  ['domain-imports-nothing', 'libs/booking/src/domain/d.ts', '../new-id.js'],
  ['time-imports-what-is-below', 'libs/booking/src/domain/time/a.ts', '../deciding/room.js'],
  ['deciding-imports-what-is-below', 'libs/booking/src/domain/deciding/a.ts', '../calendars/room.js'],
  ['calendars-imports-what-is-below', 'libs/booking/src/domain/calendars/a.ts', '../claims/room.js'],
  ['claims-imports-what-is-below', 'libs/booking/src/domain/claims/a.ts', '../limits/room.js'],
  ['limits-imports-what-is-below', 'libs/booking/src/domain/limits/a.ts', '../availability/room.js'],
  ['availability-imports-what-is-below', 'libs/booking/src/domain/availability/a.ts', '../bookings/room.js'],
  ['bookings-imports-what-is-below', 'libs/booking/src/domain/bookings/a.ts', '../decisions/waitlist/room.js'],
  ['waiting-imports-what-is-below', 'libs/booking/src/domain/waiting/a.ts', '../decisions/waitlist/room.js'],
  ['domain-room-has-its-floor', 'libs/booking/src/domain/rooms/a.ts', '../time/room.js'],
  ['decisions-stand-alone', 'libs/booking/src/domain/decisions/bookings/a.ts', '../waitlist/room.js'],
  ['http-knows-no-feature', 'apps/api/src/http/a.ts', '../waitlist/room.js'],
  ['index-is-the-only-door', 'libs/booking/src/c.ts', '../../event-store/src/sql/appending/append.js'],
  ['index-is-the-only-door', 'apps/api/src/a.ts', '../../../libs/booking/src/domain/bookings/booking.js'],
  ['libraries-are-called-by-name', 'libs/booking/src/d.ts', '../../event-store/src/index.js'],
  ['libraries-are-called-by-name', 'apps/api/src/b.ts', '../../../libs/booking/src/index.js'],
  ['inside-a-library-import-the-file', 'libs/booking/src/e.ts', '#libs/booking'],
  ['commands-and-read-models-meet-in-the-events', 'libs/booking/src/commands/a.ts', '../read-models/bookings.js'],
  ['commands-and-read-models-meet-in-the-events', 'libs/booking/src/commands/b.ts', '../queries/get-booking.js'],
  ['read-side-knows-no-command', 'libs/booking/src/read-models/a.ts', '../commands/bookings/book-slot.js'],
  ['read-side-knows-no-command', 'libs/booking/src/queries/a.ts', '../policies/expire-holds.js'],
  ['read-models-know-no-query', 'libs/booking/src/read-models/b.ts', '../queries/get-booking.js'],
  ['nest-at-the-doors-only', 'libs/event-store/src/b.ts', '@nestjs/common'],
  ['nothing-imports-tests', 'apps/api/src/c.ts', '../../../test/checker/check-log.js'],
  ['nothing-imports-tests', 'libs/booking/src/f.ts', './domain/time/zone.spec.js'],
  ['judges-know-nothing-of-the-product', 'test/checker/a.ts', '../../libs/booking/src/domain/bookings/booking.js'],
  ['apps-stay-apart', 'apps/replay/src/a.ts', '../../api/src/starting/config.js'],
  ['no-cycles', 'libs/event-store/src/c.ts', './d.js'],
  ['nothing-lies-around', 'libs/projection/src/b.ts', '#libs/database'],
  ['imports-resolve', 'libs/event-store/src/e.ts', '#libs/nowhere'],
  ['packages-are-declared', 'apps/api/src/d.ts', 'fast-check'],
  ['packages-are-declared', 'apps/api/src/e.ts', 'fast-uri'],
] as const;

let badHouse: string;
let found: Awaited<ReturnType<typeof cruiseHouse>>;

beforeAll(async () => {
  const files = new Map(rooms.map((path) => [path, 'export interface Room {}']));
  for (const [, from, to] of violations) files.set(from, `import { Room } from '${to}';`);
  files.set('libs/event-store/src/d.ts', "import type { Room } from './c.js';");
  badHouse = buildHouse(files);
  found = await cruiseHouse(badHouse);
});

afterAll(() => rmSync(badHouse, { recursive: true }));

it('imports point one way and use the doors', async () => {
  expect(await cruiseHouse(root)).toEqual([]);
});

it.each(violations)('%s: %s may not import %s', (rule, from) => {
  expect(found.filter((violation) => violation.from === from).map(({ rule }) => rule)).toContain(rule);
});

it('no rule lacks a violation', () => {
  const proven = new Set<string>(violations.map(([rule]) => rule));
  expect(rules.ruleSet?.forbidden?.map(({ name }) => name).filter((name) => !proven.has(name!))).toEqual([]);
});
