import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Table } from '../upsert-rows.js';
import { copyLine } from './copy-line.js';

const chunkSize = 1 << 16;

/** Takes rows of one shard for a table of ours, or one whose name says its schema, each the values of `key` and `columns` in their order, and loads them by COPY. */
export class RowLoader {
  #text = '';
  /** What the server says of a row while others are still to come: heard by nobody, it would end the process. */
  #refusal: Error | null = null;
  rows = 0;

  private constructor(
    private readonly shard: number,
    private readonly stream: ReturnType<typeof copyFrom>,
  ) {
    stream.on('error', (error) => {
      this.#refusal ??= error;
    });
  }

  /**
   * Loads what `fill` adds, in the transaction of the client. Where it throws, nothing is loaded and the connection takes
   * the next statement, which would otherwise wait for the end of the rows for good.
   */
  static async load(
    client: PoolClient,
    { name, key, columns }: Table,
    shard: number,
    fill: (loader: RowLoader) => Promise<void>,
  ): Promise<void> {
    const place = name.includes('.') ? name : `slotlog.${name}`;
    const text = `copy ${place} (shard, ${[...key, ...columns].join()}) from stdin`;
    const stream = client.query(copyFrom(text));
    const loader = new RowLoader(shard, stream);
    try {
      await fill(loader);
      loader.#assertTaken();
      stream.end(loader.#text);
      await finished(stream);
    } catch (error) {
      stream.destroy(error as Error);
      await finished(stream).catch(() => {});
      throw error;
    }
  }

  add(row: readonly unknown[]): void {
    this.#text += copyLine(this.shard, row);
    this.rows += 1;
  }

  /** Sends what has gathered, if it is enough; returns once there is room for more. */
  async flush(): Promise<void> {
    this.#assertTaken();
    if (this.#text.length < chunkSize) return;
    const text = this.#text;
    this.#text = '';
    if (!this.stream.write(text)) await once(this.stream, 'drain');
  }

  #assertTaken(): void {
    if (this.#refusal) throw this.#refusal;
  }
}
