import { randomUUIDv7 } from 'node:crypto';
import { realWorld, type World } from '#libs/event-store';
import { Catalogue } from '../../../libs/event-store/src/catalogue/catalogue.js';
import type { Envelope, Settled } from '../../../libs/event-store/src/envelope.js';
import { Complaint } from '../../../libs/event-store/src/guarded.js';
import { StreamCache } from '../../../libs/event-store/src/streams/stream-cache.js';
import { DecidingTime } from '../../../libs/event-store/src/writing/deciding/deciding-time.js';
import { ShardWriter } from '../../../libs/event-store/src/writing/shard-writer.js';
import type { WriterPlace } from '../../../libs/event-store/src/writing/writer-place.js';
import { Dice } from '../../fuzz/dice.js';
import { seatTypes } from '../../harness/logs/seat-catalogue.js';
import { envelope, type Room, room, takeSeats } from '../../harness/logs/seats.js';
import { SimulatedDatabase } from './simulated-database.js';
import { SimulatedTime } from './simulated-time.js';
import { type Submission, seats, untruths } from './told.js';

const catalogue = new Catalogue(seatTypes);
const rooms = ['a', 'b', 'c'];
const anyTime = { earliest: Number.NEGATIVE_INFINITY, latest: Number.POSITIVE_INFINITY };

/** What two processes were told in some hours of a seed's making, and what of it is not so. */
export interface StrangeHours {
  readonly submissions: readonly Submission[];
  readonly untruths: readonly string[];
}

export const strangeHours = async (seed: number): Promise<StrangeHours> => {
  const dice = new Dice(seed);
  const time = new SimulatedTime();
  const database = new SimulatedDatabase(time, dice, dice.pick([0, 0.1, 0.3]));
  const complaints: string[] = [];
  const writers = [1, 2].map(() => writerOf(database, complaints));
  const submissions: Submission[] = [];
  const count = 10 + dice.below(20);
  for (let index = 0; index < count; index += 1) {
    const { who, command, ...more } = wish(dice, index, submissions);
    const submission: Submission = { who, command, ...more, told: null, toldAt: 0 };
    submissions.push(submission);
    const isLocked = dice.happens(0.2);
    const until = dice.happens(0.1) ? dice.below(2_000) : Number.POSITIVE_INFINITY;
    time.after(dice.below(count * 30), () => submit(dice.pick(writers), submission, { isLocked, until, database }));
  }
  const failovers = dice.pick([0, 0, 0, 1, 1, 9]);
  for (let index = 0; index < failovers; index += 1) time.after(dice.below(count * 30), () => database.failOver());
  if (dice.happens(0.3)) time.after(dice.below(count * 30), () => database.stepClock((dice.below(20) - 10) * 1_000));
  await time.pass();
  return { submissions, untruths: [...untruths(database.log, submissions), ...complaints] };
};

/** Some are sent again, as clients do with a key and policies with an id, to whichever process. */
const wish = (dice: Dice, index: number, before: readonly Submission[]) => {
  const who = `guest-${index}`;
  const again = before.length > 0 && dice.happens(0.3) ? dice.pick(before) : null;
  const wanted = dice.happens(0.3) ? [dice.pick(rooms), 'd'] : [dice.pick(rooms)];
  if (again && again.key === null) return { who, rooms: again.rooms, command: again.command, key: null };
  const isOther = dice.happens(0.3);
  return {
    who,
    rooms: (!isOther && again?.rooms) || wanted,
    command: randomUUIDv7(),
    key: again?.key ?? (dice.happens(0.4) ? `key-${index}` : null),
  };
};

const writerOf = (database: SimulatedDatabase, complaints: string[]): ShardWriter => {
  const { time, dice } = database;
  const complain = (line: string) => void complaints.push(line);
  const skew = dice.below(200) - 100;
  const pool = database.pool();
  const world: World = {
    ...realWorld,
    monotonic: () => time.now,
    wall: () => database.clock(),
    after: (milliseconds, run) => time.after(milliseconds, run),
    chance: () => dice.next(),
  };
  const place: WriterPlace = {
    pool,
    shard: 1,
    cache: new StreamCache({ streams: dice.pick([2, 100]), bytes: 1_000_000 }, catalogue),
    vault: null,
    world,
    reads: (read) => read(pool),
    deciding: new DecidingTime(world),
    clock: {
      now: () => database.clock() + skew,
      observe: () => {},
      recording: anyTime,
    } as unknown as WriterPlace['clock'],
    limits: { commands: 8, bytes: 10_000, queue: 1_000 },
    onGrown: () => {},
    onGroup: () => {},
    complaint: new Complaint('writing', { warn: complain, error: complain }),
  };
  return new ShardWriter(place);
};

interface How {
  readonly isLocked: boolean;
  readonly until: number;
  readonly database: SimulatedDatabase;
}

const submit = (writer: ShardWriter, submission: Submission, { isLocked, until, database }: How): void => {
  const { who, command, key } = submission;
  const streams = submission.rooms.map(room);
  const heard = (told: Settled<unknown> | Error) =>
    Object.assign(submission, { told: told as Settled<Room>, toldAt: database.time.now });
  const more: Partial<Envelope> = {
    commandId: command,
    ...(key && { idempotency: { key, fingerprint: `${submission.rooms}` } }),
  };
  if (key) database.log.keys.set(command, key);
  const decide = takeSeats(streams, who, seats, database.clock() + until);
  const subject = streams.at(-1)!;
  writer

    .submit(
      { catalogue, vault: null, newId: realWorld.newId, envelope: envelope(more), subject, decide },
      { unheardOf: [], locked: isLocked },
    )
    .then(heard, heard);
};
