// A booking service as a good team writes it by hand: one table whose constraint keeps slots from being given away twice, and
// nothing else. On the product's own Fastify, zod and pg, with as many connections. Prints its origin and waits for SIGTERM.
import { randomUUID, timingSafeEqual } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';
import { z } from 'zod';

const { DATABASE_URL: connectionString, API_KEY: key = '' } = process.env;
const pool = new pg.Pool({ connectionString, max: 10 });
await pool.query(`
  create extension if not exists btree_gist;
  create table if not exists bookings (
    id text primary key,
    service text not null,
    during tstzrange not null,
    customer_name text not null,
    customer_email text,
    created_at timestamptz not null default now(),
    exclude using gist (service with =, during with &&)
  )`);

const Request = z.object({
  serviceId: z.string().min(1).max(100),
  start: z.iso.datetime(),
  customer: z.object({ name: z.string().min(1).max(200), email: z.email().optional() }),
});

const insert = {
  name: 'insert',
  text: `insert into bookings (id, service, during, customer_name, customer_email) values ($1, $2, tstzrange($3, $4), $5, $6)
    on conflict do nothing returning created_at`,
};

const select = {
  name: 'select',
  text: `select id, service as "serviceId", lower(during) as start, upper(during) as end, customer_name as name,
    customer_email as email, created_at as "createdAt" from bookings where id = $1`,
};

const bearer = Buffer.from(`Bearer ${key}`);
const quarter = 15 * 60_000;
const app = Fastify();

app.addHook('onRequest', async ({ headers: { authorization = '' } }, reply) => {
  const said = Buffer.from(authorization);
  if (said.length !== bearer.length || !timingSafeEqual(said, bearer))
    await reply.code(401).send({ error: 'unauthorized' });
});

app.post('/v1/bookings', async ({ body }, reply) => {
  const parsed = Request.safeParse(body);
  if (!parsed.success) return reply.code(400).send({ error: 'malformed', issues: parsed.error.issues });
  const { serviceId, start, customer } = parsed.data;
  const id = `bkg_${randomUUID()}`;
  const end = new Date(Date.parse(start) + quarter).toISOString();
  const values = [id, serviceId, start, end, customer.name, customer.email ?? null];
  const { rows } = await pool.query({ ...insert, values });
  if (rows.length === 0) return reply.code(409).send({ error: 'taken' });
  return reply.code(201).send({ id, serviceId, start, end, customer, createdAt: rows[0].created_at });
});

app.get<{ Params: { id: string } }>('/v1/bookings/:id', async ({ params: { id } }, reply) => {
  const { rows } = await pool.query({ ...select, values: [id] });
  if (rows.length === 0) return reply.code(404).send({ error: 'not found' });
  const { name, email, ...booking } = rows[0];
  return { ...booking, customer: { name, email } };
});

process.once('SIGTERM', () => process.exit(0));
console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
