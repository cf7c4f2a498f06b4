import type { Pool, PoolClient } from 'pg';

/**
 * The same pool; the connection that is about to send the `nth` statement of a transaction, of all that it counts, is
 * ended by the server before it can. `killer` does that.
 */
export const poolThatDies = (pool: Pool, killer: Pool, nth: number) => {
  let sent = 0;
  const dying = (client: PoolClient): PoolClient => {
    const query = async (...asked: Parameters<PoolClient['query']>) => {
      sent += 1;
      if (sent === nth) {
        const { processID } = client as unknown as { readonly processID: number };
        await killer.query('select pg_terminate_backend($1, 5000)', [processID]);
      }
      return client.query(...asked);
    };
    const release = (isBroken?: boolean | Error) => client.release(isBroken);
    return Object.create(client, { query: { value: query }, release: { value: release } });
  };
  const connect = async () => dying(await pool.connect());
  const own = { connect: { value: connect }, query: { value: pool.query.bind(pool) } };
  return { pool: Object.create(pool, own) as Pool, hasDied: () => sent >= nth };
};
