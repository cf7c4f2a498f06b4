import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyLine } from './copy-line.js';
import type { Table } from './upsert-rows.js';

const chunkSize = 1 << 16;

/** Takes rows of one shard for a table of ours, or one whose name says its schema, each the values of `key` and `columns` in their order, and loads them by COPY. */
export class RowLoader {
  #text = '';
  rows = 0;

  private constructor(
    private readonly shard: number,
    private readonly stream: ReturnType<typeof copyFrom>,
  ) {}

  static begin(client: PoolClient, { name, key, columns }: Table, shard: number): RowLoader {
    const place = name.includes('.') ? name : `slotlog.${name}`;
    const text = `copy ${place} (shard, ${[...key, ...columns].join()}) from stdin`;
    return new RowLoader(shard, client.query(copyFrom(text)));
  }

  add(row: readonly unknown[]): void {
    this.#text += copyLine(this.shard, row);
    this.rows += 1;
  }

  /** Sends what has gathered, if it is enough; returns once there is room for more. */
  async flush(): Promise<void> {
    if (this.#text.length < chunkSize) return;
    const text = this.#text;
    this.#text = '';
    if (!this.stream.write(text)) await once(this.stream, 'drain');
  }

  /** Returns once the rows are in the table, in the transaction of the client. */
  async end(): Promise<void> {
    this.stream.end(this.#text);
    await finished(this.stream);
  }
}
