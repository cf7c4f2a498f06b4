import ts from 'typescript';
import { filesOf } from '#test/architecture/repository';
import { findings, literalText, productSources, type Source, sourceOf } from '#test/architecture/sources';

const rooms = /^libs\/[^/]+\/src\/(sql|read-models)\//;
const sqlFiles = /^libs\/[^/]+\/(src\/sql\/functions\/[^/]+|migrations\/[^/]+|grants|schema)\.sql$/;

/** Sends the files of `migrations` and knows nothing of what they hold. */
const sendsMigrations = 'libs/database/src/migrating/run-sql-file.ts';

const statement = new RegExp(
  `^\\s*(${[
    'select\\s.*(\\sfrom\\s|pg_|\\()',
    'insert\\s+into\\s',
    'update\\s+\\S+\\s+set\\s',
    'delete\\s+from\\s',
    'with\\s+\\S+(\\s*\\(.*\\))?\\s+as\\s',
    '(create|alter|drop)\\s+(or\\s+replace\\s+)?(table|index|schema|function|trigger|role|database)\\s',
    '(grant|revoke)\\s.+\\s(to|from)\\s',
    'truncate\\s',
    'lock\\s+table\\s',
    'listen\\s',
    'set\\s+\\S+\\s*=',
  ].join('|')})`,
  'is',
);
const part = /\bslotlog\.[a-z_]+\b|[=<>(,]\s*\$\d/;
const transaction = /^\s*(begin|commit|rollback|savepoint|set local|set transaction)\b/;
const sentence = /^\s*[A-Z][a-z]/;

const isSql = (text: string) =>
  !sentence.test(text) && [statement, part, transaction].some((pattern) => pattern.test(text));

const asks = new Set(['query', 'selectFrom', 'insertInto', 'updateTable', 'deleteFrom']);

const isQuestion = (node: ts.Node) =>
  ts.isCallExpression(node)
    ? ts.isPropertyAccessExpression(node.expression) && asks.has(node.expression.name.text)
    : ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql';

const sqlOutside = (source: Source): string[] => {
  if (rooms.test(source.path)) return [];
  return findings(source, (node) => {
    const text = literalText(node);
    if (text !== undefined) return isSql(text);
    return isQuestion(node) && source.path !== sendsMigrations;
  });
};

it('SQL is written in src/sql and src/read-models only', () => {
  expect(productSources().flatMap(sqlOutside)).toEqual([]);
});

it('files of SQL lie in src/sql and migrations, beside the grants and the schema of a library', () => {
  expect(filesOf('{apps,libs,docker}/**/*.sql').filter((path) => !sqlFiles.test(path))).toEqual([]);
  expect(
    ['apps/replay/tenants.sql', 'libs/booking/src/queries/find.sql'].filter((path) => sqlFiles.test(path)),
  ).toEqual([]);
});

const policy = 'libs/booking/src/policies/expire-holds.ts';

it.each([
  ["const text = 'select id from slotlog.bookings';", policy],
  ["const text = 'SELECT id FROM bookings';", policy],
  [`const text = \`update \${table} set state = 1\`;`, policy],
  ["const text = 'delete from bookings';", policy],
  ["const text = 'with old as (select 1) select 2';", policy],
  ["const text = ' where shard = $1';", policy],
  ["await client.query('commit');", 'libs/event-store/src/writing/locked-round.ts'],
  ['await pool.query(text);', policy],
  ["await read.selectFrom('bookings').execute();", policy],
  ['await sql`now()`.execute(read);', policy],
  ["await pool.query('select pg_is_in_recovery()');", 'apps/api/src/health.ts'],
  ["await client.query('select position from slotlog.events');", 'libs/event-store/src/event-log.ts'],
])('%s is refused in %s', (text, path) => {
  expect(sqlOutside(sourceOf(path, text))).not.toEqual([]);
});

it.each([
  ['// select id from slotlog.bookings', policy],
  ["const detail = 'Select a slot from the list, or update the day set before.';", policy],
  ["const text = name.replace(/-/, '$1');", policy],
  ['const wanted = request.query;', policy],
  ['await client.query(file.text);', sendsMigrations],
  ["await pool.query('select id from slotlog.bookings');", 'libs/booking/src/read-models/bookings.ts'],
])('%s is no matter in %s', (text, path) => {
  expect(sqlOutside(sourceOf(path, text))).toEqual([]);
});
