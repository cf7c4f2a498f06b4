/** Which libraries each one may import; one that is not here has no place yet. */
const below = {
  database: [],
  'event-store': ['database'],
  access: ['database'],
  icalendar: [],
  projection: ['event-store', 'database'],
  delivery: ['projection', 'event-store', 'database'],
  mail: ['delivery', 'projection', 'event-store', 'database'],
  booking: ['mail', 'projection', 'event-store', 'database', 'icalendar'],
  client: [],
};

/** The rooms of the domain, each above those before it. */
const domainRooms = [
  'time',
  'deciding',
  'calendars',
  'claims',
  'limits',
  'availability',
  'bookings',
  'waiting',
  'decisions',
];
const domain = '^libs/booking/src/domain/';

const any = (names) => `(${names.join('|')})`;
const product = { path: '^(apps|libs)/', pathNot: '[.]spec[.]ts$' };
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const layers = Object.entries(below).map(([library, others]) =>
  rule(
    `${library}-imports-what-is-below`,
    `libs/${library} imports ${others.length > 0 ? `no library but ${others.join(', ')}` : 'no other library'}`,
    { path: `^libs/${library}/`, pathNot: '[.]spec[.]ts$' },
    { path: '^(libs|apps)/', pathNot: `^libs/${any([library, ...others])}/` },
  ),
);

/** A type may name what stands above it; a value may not. */
const floors = domainRooms.slice(0, -1).map((room, index) =>
  rule(
    `${room}-imports-what-is-below`,
    `the domain's ${room} imports no room above it`,
    { path: `${domain}${room}/`, pathNot: '[.]spec[.]ts$' },
    {
      path: `${domain}(${domainRooms.slice(index + 1).join('|')})/|${domain}[^/]+$`,
      dependencyTypesNot: ['type-only'],
    },
  ),
);

const decisions = `${domain}decisions/`;

export default {
  forbidden: [
    ...layers,
    ...floors,
    rule(
      'domain-room-has-its-floor',
      'a new room of the domain is given its place among the others, above',
      { path: domain, pathNot: `${domain}(${any(domainRooms)}/|streams[.]ts$)` },
      {},
    ),
    rule(
      'decisions-stand-alone',
      'what two decisions need is a room below; only booking a slot and joining the waitlist are parts of others',
      { path: decisions, pathNot: '[.]spec[.]ts$' },
      { path: decisions, pathNot: `${decisions}(bookings/book-slot|waitlist/join-waitlist)[.]ts$` },
    ),
    rule(
      'http-knows-no-feature',
      'a feature knows HTTP, not the other way round',
      { path: '^apps/api/src/http/' },
      { path: '^apps/api/src/', pathNot: '^apps/api/src/((http|tracing|operations)/|starting/config[.]ts$)' },
    ),
    rule(
      'library-has-its-place',
      'a new library is given its place among the others, above',
      { path: '^libs/', pathNot: `^libs/${any(Object.keys(below))}/` },
      {},
    ),
    rule(
      'client-runs-anywhere',
      'whoever installs the client gets the client alone, in whatever runtime',
      { path: '^libs/client/', pathNot: '[.]spec[.]ts$' },
      { pathNot: '^libs/client/' },
    ),
    rule(
      'domain-imports-nothing',
      'time, ids and everything else come in as arguments',
      { path: '^libs/booking/src/domain/', pathNot: '[.]spec[.]ts$' },
      { pathNot: '^libs/booking/src/domain/' },
    ),
    rule(
      'index-is-the-only-door',
      'across libraries import the index',
      { path: '^(apps|libs/([^/]+))/' },
      { path: '^libs/[^/]+/', pathNot: ['^libs/[^/]+/src/index[.]ts$', '^libs/$2/'] },
    ),
    rule(
      'libraries-are-called-by-name',
      'a library is imported as #libs/name, not by the way to its files',
      { path: '^(apps|libs/([^/]+))/' },
      { path: '^libs/[^/]+/', pathNot: '^libs/$2/', dependencyTypesNot: ['aliased-subpath-import'] },
    ),
    rule(
      'inside-a-library-import-the-file',
      'its index is for the others',
      { path: '^libs/([^/]+)/' },
      { path: '^libs/$1/src/index[.]ts$' },
    ),
    rule(
      'commands-and-read-models-meet-in-the-events',
      'commands and read models do not know each other',
      { path: '^libs/booking/src/commands/' },
      { path: '^libs/booking/src/(queries|read-models|policies)/' },
    ),
    rule(
      'read-side-knows-no-command',
      'read models and queries know nothing of commands and policies',
      { path: '^libs/booking/src/(queries|read-models)/' },
      { path: '^libs/booking/src/(commands|policies)/' },
    ),
    rule(
      'read-models-know-no-query',
      'a query reads a read model, not the other way round',
      { path: '^libs/booking/src/read-models/' },
      { path: '^libs/booking/src/queries/' },
    ),
    rule(
      'nest-at-the-doors-only',
      'modules, handlers and policies are what Nest needs to know of a library',
      { path: '^libs/', pathNot: '[.](module|spec)[.]ts$|^libs/[^/]+/src/(commands|queries|policies)/' },
      { path: 'node_modules/@nestjs/' },
    ),
    rule('nothing-imports-tests', 'the product runs without its tests', product, {
      path: '^(test|scripts)/|[.]spec[.]ts$',
    }),
    rule(
      'apps-stay-apart',
      'what two apps need is a library',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    rule(
      'judges-know-nothing-of-the-product',
      'who judges what is promised does not ask how it is kept',
      { path: '^test/checker/' },
      { path: '^(apps|libs|test/(models|rules|harness))/' },
    ),
    rule('no-cycles', 'two classes that import each other fail at load', {}, { circular: true }),
    rule(
      'nothing-lies-around',
      'what no process reaches is not the product; the client is reached by those who install it',
      { path: '^apps/[^/]+/src/main[.]ts$' },
      {
        path: '^(apps|libs)/',
        pathNot: '^apps/([^/]+/src/main[.]ts|check-node[.]mjs)$|^libs/client/|[.]spec[.]ts$',
        reachable: false,
      },
    ),
    rule('imports-resolve', 'what is imported exists', {}, { couldNotResolve: true }),
    rule('packages-are-declared', 'only what package.json names is there for sure', product, {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Made by others, and what imports it: their own compiler judges both.
    exclude: { path: '^test/openapi/clients/(generated|flows)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['slotlog-source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
