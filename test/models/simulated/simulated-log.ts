import type { LoggedEvent } from '../../../libs/event-store/src/catalogue/stored-event.js';
import type { AppendValues } from './append-values.js';

export interface SimulatedEvent extends LoggedEvent {
  readonly tenant: string;
  readonly commandId: string;
}

interface StoredCommand {
  readonly id: string;
  readonly key: string | null;
  readonly fingerprint: string | null;
  readonly stream: string;
  readonly version: number;
  readonly last: SimulatedEvent;
}

/** What an append answers, and how it becomes true. */
export interface Appended {
  readonly rows: readonly object[];
  readonly commit: () => void;
}

/** One shard as append.sql keeps it, in memory; a tenant is as good as another. */
export class SimulatedLog {
  events: SimulatedEvent[] = [];
  /** What a failover has taken back, and when. */
  readonly lost: { readonly event: SimulatedEvent; readonly at: number }[] = [];
  /** The idempotency keys that commands came with. */
  readonly keys = new Map<string, string>();
  #commands: StoredCommand[] = [];

  stream(name: string, after = 0, upTo = Number.POSITIVE_INFINITY): SimulatedEvent[] {
    return this.events.filter(({ stream, version }) => stream === name && version > after && version <= upTo);
  }

  /** What a state lacks that has come to this version and event. */
  tail(name: string, version: number, event: string | null) {
    const isSame = version === 0 || this.stream(name).some((each) => each.version === version && each.id === event);
    return { isSame, events: this.stream(name, isSame ? version : 0) };
  }

  /** Whether the append would store anything if all went well: then it takes the lock. */
  static writes({ e_ids }: AppendValues): boolean {
    return e_ids!.length > 0;
  }

  append(given: AppendValues, clock: number): Appended {
    const recordedAt = Math.max(clock, this.events.at(-1)?.recordedAt ?? 0);
    const { p_ids, p_keys, p_untils, b_commands, b_on, r_commands, r_expectations, x_streams, x_versions, x_events } =
      given;
    const failed = x_streams!.flatMap((name, index) => {
      const head = this.stream(name).at(-1);
      return (head?.version ?? 0) === x_versions![index] && (head?.id ?? null) === x_events![index] ? [] : [index + 1];
    });
    const of = (owners: typeof b_commands, values: typeof b_on, command: number): number[] =>
      values!.filter((_, index) => owners![index] === command);
    const told = new Set<number>();
    const passed = new Set<number>();
    const stored: SimulatedEvent[] = [];
    const commands: StoredCommand[] = [];
    const rows = p_ids!.map((id, index) => {
      const number = index + 1;
      const expects = of(r_commands!, r_expectations!, number);
      const known = this.#commands.find((each) => each.id === id || (p_keys?.[index] && each.key === p_keys[index]));
      if (known) return { outcome: 'known', position: null, recorded_at: recordedAt, detail: knownOf(known) };
      const isBehind =
        expects.some((each) => failed.includes(each)) || of(b_commands!, b_on!, number).some((on) => !passed.has(on));
      if (isBehind) {
        const missing = expects.filter((each) => failed.includes(each) && !told.has(each));
        for (const each of missing) told.add(each);
        const detail = missing.map((each) =>
          this.#missing(x_streams![each - 1]!, x_versions![each - 1]!, x_events![each - 1]!),
        );
        return {
          outcome: 'behind',
          position: null,
          recorded_at: recordedAt,
          detail: detail.length > 0 ? detail : null,
        };
      }
      if (recordedAt >= p_untils![index]!)
        return { outcome: 'late', position: null, recorded_at: recordedAt, detail: null };
      passed.add(number);
      const events = this.#eventsOf(given, number, this.events.length + stored.length, recordedAt);
      stored.push(...events);
      const last = events.at(-1);
      if (last) {
        const [stream, version] = [given.p_subjects![index]!, given.p_subject_versions![index]!];
        commands.push({
          id,
          key: p_keys?.[index] ?? null,
          fingerprint: given.p_fingerprints?.[index] ?? null,
          stream,
          version,
          last,
        });
      }
      const detail = last ? null : (this.events.at(-1) ?? null);
      return { outcome: 'stored', position: last?.position ?? null, recorded_at: recordedAt, detail };
    });
    const commit = () => {
      this.events.push(...stored);
      this.#commands.push(...commands);
    };
    return { rows, commit };
  }

  /** A failover to a standby that had all but the newest commits. */
  lose(count: number, at: number): void {
    const kept = this.events.slice(0, Math.max(0, this.events.length - count));
    // A commit is there or it is not.
    while (kept.length > 0 && kept.at(-1)!.commandId === this.events[kept.length]?.commandId) kept.pop();
    this.lost.push(...this.events.slice(kept.length).map((event) => ({ event, at })));
    this.events = kept;
    this.#commands = this.#commands.filter(({ last }) => last.position <= kept.length);
  }

  #missing(name: string, version: number, event: string | null) {
    const { isSame, events } = this.tail(name, version, event);
    const head = this.stream(name).at(-1)?.version ?? 0;
    return { stream: name, tenant: 'default', otherPast: !isSame, events, version: head };
  }

  #eventsOf(given: AppendValues, command: number, before: number, recordedAt: number): SimulatedEvent[] {
    const own = given.e_commands!.flatMap((of, index) => (of === command ? [index] : []));
    return own.map((index, at) => ({
      position: before + at + 1,
      tenant: given.p_tenants![command - 1]!,
      stream: given.e_streams![index]!,
      version: given.e_versions![index]!,
      id: given.e_ids![index]!,
      type: given.e_types![index]!,
      schemaVersion: given.e_schema_versions![index]!,
      recordedAt,
      actor: given.p_actors![command - 1]!,
      commandId: given.p_ids![command - 1]!,
      data: given.e_data![index]!,
    }));
  }
}

const knownOf = ({ id, fingerprint, stream, version, last }: StoredCommand) => ({
  command: id,
  event: last.id,
  position: last.position,
  recordedAt: last.recordedAt,
  ...{ fingerprint, stream, version },
});
