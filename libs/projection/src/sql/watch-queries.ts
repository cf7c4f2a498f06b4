import type { PoolClient } from 'pg';

const thrown = new WeakSet<object>();

/** The same connection; what its queries throw is known as theirs afterwards. */
export const watchQueries = (client: PoolClient): PoolClient => {
  const query = (...asked: Parameters<PoolClient['query']>) => {
    const answer: unknown = client.query(...asked);
    if (answer instanceof Promise) answer.catch(note);
    return answer;
  };
  return Object.create(client, { query: { value: query } });
};

const note = (error: unknown) => {
  if (typeof error === 'object' && error !== null) thrown.add(error);
};

/** Whether it is what a query of a watched connection threw: the database's answer, or that there was none. */
export const isOfQuery = (error: unknown): boolean => typeof error === 'object' && error !== null && thrown.has(error);
