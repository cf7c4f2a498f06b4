import type { Call, Expectation, Settlement } from '../../libs/event-store/src/writing/settlement.js';
import type { Dice } from '../fuzz/dice.js';

export const streams = ['room/a', 'room/b', 'room/b/1', 'person/c'];
export const tenant = 'default';

/** Where a stream really ends. */
export type HeadOf = (stream: string) => { readonly version: number; readonly id: string | null };

const digits = (dice: Dice, count: number) => Array.from({ length: count }, () => dice.below(16).toString(16)).join('');
const uuid = (dice: Dice) =>
  `${digits(dice, 8)}-${digits(dice, 4)}-7${digits(dice, 3)}-8${digits(dice, 3)}-${digits(dice, 12)}`;

/** What somebody expects of a stream: mostly what is so, else an older version, another event, or more than there is. */
const expectation = (dice: Dice, stream: string, headOf: HeadOf): Expectation => {
  const { version, id } = headOf(stream);
  if (dice.happens(0.75)) return { tenant, stream, version, event: id };
  const other = dice.below(version + 2);
  return { tenant, stream, version: other, event: other === 0 ? null : dice.happens(0.3) && id ? id : uuid(dice) };
};

/** Calls as a writer might send them, and as none would: of commands that were sent before, too late, on what has moved. */
export class RandomCalls {
  readonly #sent: { readonly id: string; readonly key: string | null }[] = [];

  constructor(private readonly dice: Dice) {}

  next(headOf: HeadOf): Call {
    const { dice } = this;
    const expectations = streams.map((stream) => expectation(dice, stream, headOf));
    const written = new Map<string, { readonly by: number; version: number }>();
    const ids = new Set<string>();
    const settlements: Settlement[] = [];
    for (let left = 1 + dice.below(4); left > 0; left -= 1) {
      const settlement = this.#settlement(settlements.length, expectations, written);
      const { commandId, idempotency } = settlement.envelope;
      // Two commands of one id or key are never in one call.
      if ([commandId, idempotency?.key ?? commandId].some((each) => ids.has(each))) break;
      for (const each of [commandId, idempotency?.key ?? commandId]) ids.add(each);
      settlements.push(settlement);
    }
    return { settlements, expectations };
  }

  #settlement(
    by: number,
    expectations: readonly Expectation[],
    written: Map<string, { readonly by: number; version: number }>,
  ): Settlement {
    const { dice } = this;
    const own = streams.flatMap((_, index) => (dice.happens(0.4) ? [index] : []));
    const builtOn = new Set<number>();
    const expects: number[] = [];
    for (const index of own) {
      const before = written.get(streams[index]!);
      if (before) builtOn.add(before.by);
      else expects.push(index);
    }
    const events = own.flatMap((index) => {
      if (dice.happens(0.3)) return [];
      const stream = streams[index]!;
      const version = (written.get(stream)?.version ?? expectations[index]!.version) + 1;
      written.set(stream, { by, version });
      const data = { said: dice.below(100), text: 'ä "quoted"' };
      const json = JSON.stringify(data);
      return [
        { ...{ stream, version, id: uuid(dice), type: 'Said', schemaVersion: 1 }, data, json, size: json.length },
      ];
    });
    const again = this.#sent.length > 0 && dice.happens(0.2) ? dice.pick(this.#sent) : null;
    const sent = again ?? { id: uuid(dice), key: dice.happens(0.4) ? `key ${dice.below(1_000)}` : null };
    if (!again) this.#sent.push(sent);
    const isWriting = events.length > 0;
    const last = events.at(-1);
    return {
      envelope: {
        ...{ tenant, commandId: sent.id, actor: 'test/1', correlationId: 'test' },
        ...(sent.key !== null && { idempotency: { key: sent.key, fingerprint: sent.key } }),
      },
      subject: { stream: last?.stream ?? streams[0]!, version: last?.version ?? 0 },
      ...{ events, expects, builtOn: [...builtOn] },
      keys: isWriting && dice.happens(0.2) ? [this.#key()] : [],
      until: dice.happens(0.1) ? 0 : Number.POSITIVE_INFINITY,
    };
  }

  #key() {
    const { dice } = this;
    const wrapped = dice.happens(0.7) ? Buffer.from(digits(dice, 16), 'hex') : null;
    return {
      stream: dice.pick(['person/c', 'person/d']),
      generation: 1 + dice.below(3),
      key: wrapped,
      print: '',
      wrapped,
    };
  }
}
