import { setTimeout as sleep } from 'node:timers/promises';
import { Fleet, type Member } from '#test/harness/apps/fleet';
import { ada, inBerlin, openRoom } from '#test/harness/apps/running-api';
import { type Answer, ApiClient } from '#test/harness/clients/api-client';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { fromNow, isPast } from '#test/harness/running-clock';

/**
 * How long one server hears nothing of the database, longer than its calls wait for an answer: for five minutes,
 * `HOLE_SECONDS=300 npm run test:stress -- --testPathPatterns black-hole`.
 */
const seconds = Number(process.env.HOLE_SECONDS ?? 35);

let database: ClonedDatabase;
let fleet: Fleet;

beforeEach(async () => {
  database = await cloneDatabase();
  fleet = await Fleet.start(database.url, ['all', 'all']);
});

afterEach(async () => {
  await fleet.stop();
  await database.drop();
});

const clientOf = ({ url }: Member, { key }: Fleet) => ApiClient.of({ url: url!, key });

test(
  'while one of two servers hears nothing of the database, the other one books as ever, and then both do',
  async () => {
    const [behind, beside] = [fleet.members[0]!, fleet.members[1]!];
    const [lost, heard] = [await clientOf(behind, fleet), await clientOf(beside, fleet)];
    const { serviceId } = await openRoom(heard, 'hole', 1_000, { durations: [30] });
    let count = 0;
    const book = (client: ApiClient) => {
      count += 1;
      const start = inBerlin(2, `${10 + (count % 6)}:00`);
      return client.post('/v1/bookings', { serviceId, start, customer: ada });
    };
    expect([(await book(lost)).status, (await book(heard)).status]).toEqual([201, 201]);

    behind.link.swallowAll();
    const unheard: Promise<Answer>[] = [];
    const answers: Answer[] = [];
    const until = fromNow({ seconds }).epochMilliseconds;
    while (!isPast(until)) {
      if (unheard.length < 20) unheard.push(book(lost));
      answers.push(await book(heard));
      await sleep(200);
    }
    behind.link.mend();
    expect(answers.filter(({ status }) => status !== 201).map(({ body }) => body)).toEqual([]);

    const told = await Promise.all(unheard);
    const others = told.filter(({ status }) => status !== 201);
    expect(others.filter(({ status }) => status !== 503).map(({ body }) => body)).toEqual([]);
    while ((await fleet.lacks()).length > 0) await sleep(100);
    expect((await book(lost)).status).toBe(201);
    const acknowledged = [...answers, ...told].filter(({ status }) => status === 201).map(({ body }) => body.id);
    for (const id of acknowledged) expect(await heard.get(`/v1/bookings/${id}`)).toMatchObject({ status: 200 });
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect(fleet.surprises()).toEqual([]);
  },
  (seconds + 120) * 1_000,
);
