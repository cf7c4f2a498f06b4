import { dirname, join, normalize } from 'node:path';
import { filesOf, textOf } from '#test/architecture/repository';
import { variables } from '#test/architecture/variables';

const containers = filesOf('{.,docker/**}/{*Dockerfile*,*.yaml,*.yml,*.env}');

/** Variables of Postgres, of what keeps it running, of Node and npm. */
const ofOthers = /^(POSTGRES|PG|PATRONI|ETCD|CITUS|NODE|NPM)/;

/** Those that a file sets or takes from outside, and that nobody reads. */
const unreadIn = (path: string, text: string): string[] =>
  [/^\s*(?:ENV |ARG |- )?"?([A-Z][A-Z0-9_]+)"?\s*[:=]/gm, /\$\{([A-Z][A-Z0-9_]+)/g]
    .flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => name!))
    .filter((name) => !variables.has(name) && !ofOthers.test(name))
    .map((name) => `${path} sets ${name}`);

/** From the root, where images are built. */
const copiedIn = (text: string): string[] =>
  [...text.matchAll(/^(?:COPY|ADD) +(.+) +\S+$/gm)]
    .map(([, words]) => words!.split(/ +/))
    .filter((words) => !words.some((word) => word.startsWith('--from')))
    .flatMap((words) => words.filter((word) => !word.startsWith('--')));

/** Beside the file that names them: `./postgresql.conf:/etc/…`, `context: ..`. */
const mountedIn = (path: string, text: string): string[] =>
  [...text.matchAll(/^ *(?:- |\w+: )["']?(\.{1,2}(?:\/[^\s:"']+)?)["']?(?::|\s|$)/gm)].map(([, file]) =>
    normalize(join(dirname(path), file!)),
  );

const builtFrom = (text: string): string[] => [...text.matchAll(/^ *dockerfile: *(\w\S+)$/gm)].map(([, file]) => file!);

const missingIn = (path: string, text: string): string[] =>
  [...copiedIn(text), ...mountedIn(path, text), ...builtFrom(text)]
    .filter((file) => normalize(file) !== '.' && filesOf(file.replace(/\/$/, '')).length === 0)
    .map((file) => `${path} lacks ${file}`);

it('containers are given no variable that nobody reads', () => {
  expect(containers.flatMap((path) => unreadIn(path, textOf(path)))).toEqual([]);
});

it('containers copy and mount what is there', () => {
  expect(containers.flatMap((path) => missingIn(path, textOf(path)))).toEqual([]);
});

it.each([
  'ENV DATABSE_URL=postgres://x',
  '      MASTERKEY: secret',
  '  - LOG_LEVL=debug',
  `  PORT: \${SLOTPORT:-3000}`,
])('%s is not read by anybody', (text) => expect(unreadIn('docker/compose.yaml', text)).toHaveLength(1));

it.each([
  'ENV DATABASE_URL=postgres://x NODE_ENV=production',
  '      POSTGRES_PASSWORD: secret',
  `  ROLE: \${ROLE:-all}`,
])('%s is read', (text) => expect(unreadIn('docker/compose.yaml', text)).toEqual([]));

it.each([
  'COPY pakage.json ./',
  'COPY --chown=node libs lisb ./',
  '  - ./nowhere.conf:/etc/x.conf:ro',
  '  context: ../nowhere',
  '  dockerfile: docker/Nowhere',
])('%s is not there', (text) => expect(missingIn('docker/compose.yaml', text)).toHaveLength(1));

it.each([
  'COPY package*.json tsconfig.json ./',
  'COPY . .',
  'COPY --from=build /app/dist dist',
  '  - ../libs:/libs',
  '  context: ..',
  '  - data:/var/lib',
])('%s is there', (text) => expect(missingIn('docker/compose.yaml', text)).toEqual([]));
