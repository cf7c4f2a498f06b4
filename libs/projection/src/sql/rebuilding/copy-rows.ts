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
  #stream: ReturnType<typeof copyFrom> | null = null;
  /** What the server says of a row while others are still to come: heard by nobody, it would end the process. */
  #refusal: Error | null = null;
  rows = 0;

  private constructor(
    private readonly client: PoolClient,
    private readonly shard: number,
    private readonly copy: string,
  ) {}

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
    const loader = new RowLoader(client, shard, `copy ${place} (shard, ${[...key, ...columns].join()}) from stdin`);
    try {
      await fill(loader);
      await loader.settle();
    } catch (error) {
      const stream = loader.#stream?.destroy(error as Error);
      if (stream) await finished(stream).catch(() => {});
      throw error;
    }
  }

  add(row: readonly unknown[]): void {
    this.#text += copyLine(this.shard, row);
    this.rows += 1;
  }

  /** Sends what has gathered, if it is enough; returns once there is room for more. */
  async flush(): Promise<void> {
    if (this.#refusal) throw this.#refusal;
    if (this.#text.length < chunkSize) return;
    if (!this.#begun().write(this.#taken())) await once(this.#begun(), 'drain');
  }

  /** Sends all that has gathered; returns once it stands in the table, where a flush leaves the server at work. */
  async settle(): Promise<void> {
    if (this.#refusal) throw this.#refusal;
    if (!this.#stream && this.#text.length === 0) return;
    const stream = this.#begun().end(this.#taken());
    await finished(stream);
    this.#stream = null;
  }

  #taken(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }

  #begun(): ReturnType<typeof copyFrom> {
    if (this.#stream) return this.#stream;
    this.#stream = this.client.query(copyFrom(this.copy));
    this.#stream.on('error', (error) => {
      this.#refusal ??= error;
    });
    return this.#stream;
  }
}
