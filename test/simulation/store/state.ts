import type { StoredEvent } from '../../../libs/event-store/src/catalogue/stored-event.js';

export type Row = Readonly<Record<string, unknown>>;

/** What a command led to, as `slotlog.commands` keeps it. */
export interface StoredCommand {
  readonly id: string;
  readonly tenant: string;
  readonly key: string | null;
  readonly fingerprint: string | null;
  readonly stream: string;
  readonly version: number;
  readonly last: StoredEvent;
}

/** All that is committed: the events of one shard, its commands, and the rows of all other tables by their keys. */
export class State {
  readonly events: StoredEvent[] = [];
  readonly streams = new Map<string, StoredEvent[]>();
  readonly commands = new Map<string, StoredCommand>();
  readonly tables = new Map<string, Map<string, Row>>();

  stream(tenant: string, name: string): readonly StoredEvent[] {
    return this.streams.get(`${tenant} ${name}`) ?? [];
  }

  add(event: StoredEvent): void {
    this.events.push(event);
    const name = `${event.tenant} ${event.stream}`;
    const stream = this.streams.get(name);
    if (stream) stream.push(event);
    else this.streams.set(name, [event]);
  }

  table(name: string): Map<string, Row> {
    const known = this.tables.get(name);
    if (known) return known;
    const table = new Map<string, Row>();
    this.tables.set(name, table);
    return table;
  }
}

/** What becomes true by a commit. */
export type Change = (state: State) => void;

/** What one transaction has written so far, which nobody else sees; `null`: it has deleted the row. */
export class Transaction {
  readonly #writes = new Map<string, Map<string, Row | null>>();
  readonly #changes: Change[] = [];
  #savepoint: Map<string, Map<string, Row | null>> | null = null;

  constructor(private readonly state: () => State) {}

  get committed(): State {
    return this.state();
  }

  rows(table: string): Row[] {
    const rows = new Map(this.state().table(table));
    for (const [key, row] of this.#writes.get(table) ?? []) {
      if (row) rows.set(key, row);
      else rows.delete(key);
    }
    return [...rows.values()];
  }

  get(table: string, key: string): Row | undefined {
    const written = this.#writes.get(table)?.get(key);
    return written === undefined ? this.state().table(table).get(key) : (written ?? undefined);
  }

  put(table: string, key: string, row: Row | null): void {
    const written = this.#writes.get(table) ?? new Map<string, Row | null>();
    written.set(key, row);
    this.#writes.set(table, written);
  }

  /** Something about the log. */
  stage(change: Change): void {
    this.#changes.push(change);
  }

  setSavepoint(): void {
    this.#savepoint = new Map([...this.#writes].map(([table, rows]) => [table, new Map(rows)]));
  }

  rollBackToSavepoint(): void {
    this.#writes.clear();
    for (const [table, rows] of this.#savepoint ?? []) this.#writes.set(table, new Map(rows));
  }

  /** What its commit comes to; null where that is nothing. */
  get change(): Change | null {
    if (this.#writes.size === 0 && this.#changes.length === 0) return null;
    return (state) => {
      for (const change of this.#changes) change(state);
      for (const [table, rows] of this.#writes) {
        for (const [key, row] of rows) {
          if (row) state.table(table).set(key, row);
          else state.table(table).delete(key);
        }
      }
    };
  }
}
