import { refusedAt } from '#libs/event-store';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope, Full, room, takeSeat, takeSeats } from '#test/harness/logs/seats';

let database: ClonedDatabase;
let processes: OpenLog[];
let shard: number;

beforeAll(async () => {
  database = await cloneDatabase();
  processes = [await openLog(database.url), await openLog(database.url)];
  shard = (await processes[0]!.log.shardOf('default'))!;
});

afterAll(async () => {
  await Promise.all(processes.map((process) => process.close()));
  await database.drop();
});

/** Who of several that come to a room at once, through both processes in turn, was sent away. */
const sentAwayFrom = async (id: string, many: number, seats: number) => {
  const wanted = room(id);
  const answers = await Promise.allSettled(
    Array.from({ length: many }, (_, index) =>
      processes[index % 2]!.log.decide(envelope(), wanted, takeSeat(wanted, `guest ${index}`, seats)),
    ),
  );
  return answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
};

test('somebody who is refused is told of an event at which what stood in the way is in the log', async () => {
  const { log } = processes[0]!;
  for (let round = 0; round < 20; round += 1) {
    const refusals = await sentAwayFrom(`raced for ${round}`, 8, 3);
    expect(refusals).toHaveLength(5);
    for (const refusal of refusals) {
      expect(refusal).toBeInstanceOf(Full);
      const at = refusedAt(refusal)!;
      await log.assertKnown(shard, at);
      const [seen] = await log.recall(shard, 'default', [room(`raced for ${round}`)], at.position);
      expect(seen!.taken).toHaveLength(3);
    }
  }
});

test('it is the end of the log, where all that a commit has stored is in it that stands in the way', async () => {
  const [{ log }] = processes as [OpenLog];
  const [full, last] = [room('full'), room('written last')];
  const { position, mark } = await log.decide(envelope(), last, takeSeats([full, last], 'ada', 1));
  const refusal = await log.decide(envelope(), full, takeSeat(full, 'bob', 1)).catch((error) => error);
  expect(refusedAt(refusal)).toEqual({ position, mark });
  const other = await log.decide(envelope(), room('quiet'), takeSeat(room('quiet'), 'cyd', 1));
  const again = await log.decide(envelope(), full, takeSeat(full, 'bob', 1)).catch((error) => error);
  expect(refusedAt(again)).toEqual({ position: other.position, mark: other.mark });
});

test('a refusal that nobody has decided stands nowhere', () => {
  expect([refusedAt(new Full(0)), refusedAt(null), refusedAt('full')]).toEqual([undefined, undefined, undefined]);
});
