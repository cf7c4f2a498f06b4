import type { ClientBase } from 'pg';
import type { Call, Outcome } from '../settlement.js';

const call = {
  name: 'slotlog-append',
  text: `select outcome, "position", recorded_at, detail from slotlog.append($1, $2, $3, $4, $5, $6, $7, $8,
    $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)`,
};

interface Row {
  outcome: Outcome['outcome'];
  position: number | null;
  recorded_at: number;
  detail: never;
}

/** Settles a group in one call, a statement of its own unless the client is in a transaction. See append.sql. */
export const append = async (client: ClientBase, shard: number, group: Call): Promise<Outcome[]> => {
  const { settlements, expectations } = group;
  const envelopes = settlements.map(({ envelope }) => envelope);
  const isKeyed = envelopes.some(({ idempotency }) => idempotency);
  const built = settlements.flatMap(({ builtOn }, of) => builtOn.map((on) => ({ of: of + 1, on: on + 1 })));
  const expects = settlements.flatMap(({ expects }, of) => expects.map((index) => ({ of: of + 1, index: index + 1 })));
  const events = settlements.flatMap(({ events }, of) => events.map((event) => ({ ...event, of: of + 1 })));
  const { rows } = await client.query<Row>({
    ...call,
    values: [
      shard,
      envelopes.map(({ tenant }) => tenant),
      envelopes.map(({ commandId }) => commandId),
      isKeyed ? envelopes.map(({ idempotency }) => idempotency?.key ?? null) : null,
      isKeyed ? envelopes.map(({ idempotency }) => idempotency?.fingerprint ?? null) : null,
      envelopes.map(({ actor }) => actor),
      envelopes.map(({ correlationId }) => correlationId),
      envelopes.some(({ causationId }) => causationId) ? envelopes.map(({ causationId }) => causationId ?? null) : null,
      settlements.map(({ until }) => until),
      settlements.map(({ subject }) => subject.stream),
      settlements.map(({ subject }) => subject.version),
      lastEvents(settlements),
      built.map(({ of }) => of),
      built.map(({ on }) => on),
      expectations.map(({ tenant }) => tenant),
      expectations.map(({ stream }) => stream),
      expectations.map(({ version }) => version),
      expectations.map(({ event }) => event),
      expects.map(({ of }) => of),
      expects.map(({ index }) => index),
      events.map(({ of }) => of),
      events.map(({ stream }) => stream),
      events.map(({ version }) => version),
      events.map(({ id }) => id),
      events.map(({ type }) => type),
      events.map(() => 1),
      events.map(({ json }) => json),
    ],
  });
  return rows.map(outcomeOf);
};

/** The index of each command's last event among all of the call, from 1; null where it has none. */
const lastEvents = (settlements: Call['settlements']) => {
  let count = 0;
  return settlements.map(({ events }) => {
    count += events.length;
    return events.length > 0 ? count : null;
  });
};

const outcomeOf = ({ outcome, position, recorded_at: recordedAt, detail }: Row): Outcome => {
  switch (outcome) {
    case 'stored':
      return { outcome, position, recordedAt };
    case 'known':
      return { outcome, known: detail, recordedAt };
    case 'behind':
      return { outcome, missing: detail ?? [], recordedAt };
    case 'late':
      return { outcome, recordedAt };
  }
};
