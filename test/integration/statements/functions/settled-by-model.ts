import type { Dice } from '#test/fuzz/dice';
import type { Call, Expectation, NewEvent, Settlement } from '../../../../libs/event-store/src/writing/settlement.js';
import { commandId, type EventRow, eventId, eventsOf, markAt } from '../log/planted-log.js';

const shard = 3;

/** Commands that were settled before, each by a key; the same ids and keys in the other shard, and some for the other tenant. */
export const known = [3, 7].flatMap((of) =>
  eventsOf({ shard: of })
    .filter(({ position }) => position % 6 === 2)
    .flatMap((row, nth) => {
      const twin = eventsOf({ shard: of }).find(({ position }) => position === row.position + 2)!;
      return (nth % 2 === 0 ? [row] : [row, twin]).map(({ tenant, stream, version, position, recorded_at }) => ({
        shard: of,
        tenant,
        id: commandId(3, nth),
        idempotency_key: `key_${nth}`,
        fingerprint: `print_${of}_${position}`,
        stream,
        version,
        position,
        recorded_at,
      }));
    }),
);

export interface Drawn {
  readonly call: Call;
  readonly outcomes: readonly { readonly outcome: string }[];
}

const headOf = (tenant: string, stream: string) => eventsOf({ shard, tenant }).findLast((row) => row.stream === stream);

const expectationOf = (dice: Dice, tenant: string, stream: string): Expectation => {
  const own = eventsOf({ shard, tenant }).filter((row) => row.stream === stream);
  const head = own.at(-1);
  const [version, event] = [head?.version ?? 0, head?.id ?? null];
  const wrong: Expectation[] = [
    { tenant, stream, version: version + 1, event: eventId(8, 1) },
    ...(version > 1 ? [{ tenant, stream, version: version - 1, event: own.at(-2)!.id }] : []),
    ...(version > 1 ? [{ tenant, stream, version: version - 1, event: eventId(8, 2) }] : []),
    ...(version > 0
      ? [
          { tenant, stream, version, event: eventId(8, 3) },
          { tenant, stream, version: 0, event: null },
        ]
      : []),
  ];
  return dice.happens(0.2) ? dice.pick(wrong) : { tenant, stream, version, event };
};

let drawnEvents = 0;

/** One to four commands: what each writes it expects, and it is built on those before it that wrote the same. */
export const drawCall = (dice: Dice): Call => {
  const expectations: Expectation[] = [];
  const versions = new Map<string, number>();
  const writers = new Map<string, number>();
  const settlements = Array.from({ length: 1 + dice.below(4) }, (_, nth): Settlement => {
    const tenant = dice.pick(['ten_a', 'ten_b']);
    const names = [...new Set([dice.pick(['room/a', 'new/z', 'hall/x']), dice.pick(['room/a', 'room/b', 'new/z'])])];
    const expects = names.map((stream) => {
      const found = expectations.findIndex((each) => each.tenant === tenant && each.stream === stream);
      return found >= 0 ? found : expectations.push(expectationOf(dice, tenant, stream)) - 1;
    });
    const count = dice.pick([0, 1, 1, 2, 3]);
    const events = Array.from({ length: count }, (): NewEvent => {
      const at = dice.below(names.length);
      const [stream, place] = [names[at]!, `${tenant} ${names[at]!}`];
      const version = (versions.get(place) ?? expectations[expects[at]!]!.version) + 1;
      versions.set(place, version);
      drawnEvents += 1;
      const data = { nth: drawnEvents };
      return {
        stream,
        version,
        id: eventId(6, drawnEvents),
        type: 'Taken',
        schemaVersion: 1,
        data,
        json: JSON.stringify(data),
        size: 9,
      };
    });
    const builtOn = new Set(names.flatMap((stream) => writers.get(`${tenant} ${stream}`) ?? []));
    for (const { stream } of events) writers.set(`${tenant} ${stream}`, nth);
    const command = dice.happens(0.15) ? dice.pick(known).id : commandId(6, 10 * drawnEvents + nth);
    const key = dice.pick([undefined, undefined, `key_${dice.below(6)}`, `new_${drawnEvents}_${nth}`]);
    const last = events.at(-1) ?? { stream: names[0]!, version: expectations[expects[0]!]!.version };
    return {
      envelope: {
        tenant,
        commandId: command,
        actor: `actor/${nth}`,
        correlationId: `cor_${nth}`,
        ...(dice.happens(0.5) && { causationId: `cau_${nth}` }),
        ...(key && { idempotency: { key, fingerprint: `print of ${key}` } }),
      },
      subject: { stream: last.stream, version: last.version },
      events,
      keys:
        dice.happens(0.2) && count > 0
          ? [{ stream: `person/${nth}`, generation: 1, wrapped: dice.pick([Buffer.from([nth]), null]) }]
          : [],
      until: dice.happens(0.1) ? 1_000 : 1e15,
      expects,
      builtOn: [...builtOn],
    } as unknown as Settlement;
  });
  return { settlements, expectations };
};

const factsOf = (row: EventRow) => ({
  position: row.position,
  stream: row.stream,
  version: row.version,
  id: row.id,
  type: row.type,
  schemaVersion: row.schema_version,
  recordedAt: Date.parse(row.recorded_at),
  actor: row.actor,
  data: row.data,
  size: Buffer.byteLength(JSON.stringify(row.data)),
});

const missingOf = ({ tenant, stream, version, event }: Expectation) => {
  const own = eventsOf({ shard, tenant }).filter((row) => row.stream === stream);
  const isSame = version === 0 || own.some((row) => row.version === version && row.id === event);
  const events = own.filter((row) => !isSame || row.version > version).map(factsOf);
  return { tenant, stream, version: own.length, otherPast: !isSame, events };
};

/** What each command comes to, one after the other, as it is written in plain words at append.sql. */
export const outcomesOf = ({ settlements, expectations }: Call): Drawn['outcomes'] => {
  const isMet = ({ tenant, stream, version, event }: Expectation) => {
    const head = headOf(tenant, stream);
    return (head?.version ?? 0) === version && (head?.id ?? null) === event;
  };
  const told = new Set<number>();
  const passed: boolean[] = [];
  let position = 40;
  const outcomes = settlements.map(({ envelope, events, until, expects, builtOn }) => {
    const own = known.filter((each) => each.shard === shard && each.tenant === envelope.tenant);
    const byKey = own.find((each) => each.idempotency_key === envelope.idempotency?.key);
    const before = byKey ?? own.find((each) => each.id === envelope.commandId);
    const isBehind = builtOn.some((on) => !passed[on]) || expects.some((index) => !isMet(expectations[index]!));
    passed.push(!before && !isBehind && until > 1_000);
    if (before) {
      const { id: command, stream, version, position, fingerprint, recorded_at: at } = before;
      const event = eventId(shard, position);
      return {
        outcome: 'known',
        known: { command, event, stream, version, position, fingerprint, recordedAt: Date.parse(at) },
      };
    }
    if (isBehind) {
      const failed = expects.filter((index) => !isMet(expectations[index]!) && !told.has(index));
      for (const index of failed) told.add(index);
      return { outcome: 'behind', missing: failed.map((index) => missingOf(expectations[index]!)) };
    }
    if (until <= 1_000) return { outcome: 'late' };
    if (events.length === 0) return { outcome: 'stored', position: null, end: { position: 40, mark: markAt(40) } };
    position += events.length;
    return { outcome: 'stored', position };
  });
  return outcomes;
};
