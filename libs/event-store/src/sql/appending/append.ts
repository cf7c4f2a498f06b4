import type { ClientBase } from 'pg';
import type { RecordingTime } from '../../clock/database-clock.js';
import { beginning, type Point, pointOf } from '../../point.js';
import type { Call, Outcome } from '../../writing/settlement.js';
import { bytes, doubles, integers, jsons, smallints, texts, uuids } from './binary-array.js';

const call = {
  name: 'slotlog-append',
  text: `select outcome, "position", recorded_at, detail from slotlog.append($1, $2, $3, $4, $5, $6, $7, $8,
    $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)`,
};

interface Row {
  /** `all stored`: the only row, and `position` is that before the first event of all. */
  outcome: Outcome['outcome'] | 'all stored';
  position: number | null;
  recorded_at: number;
  detail: never;
}

/** The database's time is not one at which this call may record. */
export const wrongTime = 'SL004';

/** Settles a group in one call, a statement of its own unless the client is in a transaction. See append.sql. */
export const append = async (
  client: ClientBase,
  shard: number,
  group: Call,
  { earliest, latest }: RecordingTime,
): Promise<Outcome[]> => {
  const { settlements, expectations } = group;
  const envelopes = settlements.map(({ envelope }) => envelope);
  const isKeyed = envelopes.some(({ idempotency }) => idempotency);
  const isCaused = envelopes.some(({ causationId }) => causationId);
  const built = settlements.flatMap(({ builtOn }, of) => builtOn.map((on) => ({ of: of + 1, on: on + 1 })));
  const expects = settlements.flatMap(({ expects }, of) => expects.map((index) => ({ of: of + 1, index: index + 1 })));
  const events = settlements.flatMap(({ events }) => events);
  const eventsOf = settlements.flatMap(({ events }, of) => events.map(() => of + 1));
  const last = lastEvents(settlements);
  const { rows } = await client.query<Row>({
    ...call,
    values: [
      shard,
      texts(envelopes.map(({ tenant }) => tenant)),
      uuids(envelopes.map(({ commandId }) => commandId)),
      isKeyed ? texts(envelopes.map(({ idempotency }) => idempotency?.key ?? null)) : null,
      isKeyed ? texts(envelopes.map(({ idempotency }) => idempotency?.fingerprint ?? null)) : null,
      texts(envelopes.map(({ actor }) => actor)),
      texts(envelopes.map(({ correlationId }) => correlationId)),
      isCaused ? texts(envelopes.map(({ causationId }) => causationId ?? null)) : null,
      doubles(settlements.map(({ until }) => until)),
      texts(settlements.map(({ subject }) => subject.stream)),
      integers(settlements.map(({ subject }) => subject.version)),
      integers(last),
      integers(built.map(({ of }) => of)),
      integers(built.map(({ on }) => on)),
      texts(expectations.map(({ tenant }) => tenant)),
      texts(expectations.map(({ stream }) => stream)),
      integers(expectations.map(({ version }) => version)),
      uuids(expectations.map(({ event }) => event)),
      integers(expects.map(({ of }) => of)),
      integers(expects.map(({ index }) => index)),
      integers(eventsOf),
      texts(events.map(({ stream }) => stream)),
      integers(events.map(({ version }) => version)),
      uuids(events.map(({ id }) => id)),
      texts(events.map(({ type }) => type)),
      smallints(events.map(({ schemaVersion }) => schemaVersion)),
      jsons(events.map(({ json }) => json)),
      ...keyColumns(settlements),
      earliest,
      latest,
    ],
  });
  const [first] = rows;
  return first?.outcome === 'all stored' ? last.map((index) => storedBehind(first, index)) : rows.map(outcomeOf);
};

const keyColumns = (settlements: Call['settlements']) => {
  const keys = settlements.flatMap(({ keys }) => keys);
  if (keys.length === 0) return [null, null, null, null, null];
  return [
    integers(settlements.flatMap(({ keys }, of) => keys.map(() => of + 1))),
    texts(settlements.flatMap(({ keys, envelope }) => keys.map(() => envelope.tenant))),
    texts(keys.map(({ stream }) => stream)),
    integers(keys.map(({ generation }) => generation)),
    bytes(keys.map(({ wrapped }) => wrapped)),
  ];
};

/** The index of each command's last event among all of the call, from 1; null where it has none. */
const lastEvents = (settlements: Call['settlements']) => {
  let count = 0;
  return settlements.map(({ events }) => {
    count += events.length;
    return events.length > 0 ? count : null;
  });
};

const storedBehind = ({ position, recorded_at: recordedAt, detail }: Row, last: number | null): Outcome =>
  last === null
    ? { outcome: 'stored', position: null, end: endOf(detail), recordedAt }
    : { outcome: 'stored', position: position! + last, recordedAt };

const endOf = (last: { position: number; id: string } | null): Point => (last === null ? beginning : pointOf(last));

const outcomeOf = ({ outcome, position, recorded_at: recordedAt, detail }: Row): Outcome => {
  switch (outcome) {
    case 'stored':
    case 'all stored':
      return position === null
        ? { outcome: 'stored', position, end: endOf(detail), recordedAt }
        : { outcome: 'stored', position, recordedAt };
    case 'known':
      return { outcome, known: detail, recordedAt };
    case 'behind':
      return { outcome, missing: detail ?? [], recordedAt };
    case 'late':
      return { outcome, recordedAt };
  }
};
