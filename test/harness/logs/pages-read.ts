import type { Pool } from 'pg';

type Query = (asked: { readonly name?: string }, ...more: never[]) => Promise<{ readonly rows: readonly object[] }>;

/** The pages in which streams were read outside of the lock while `work` ran: the bytes of the events of each. */
export const pagesRead = async (
  pool: Pool,
  work: () => Promise<unknown>,
  onPage: () => void = () => {},
): Promise<number[]> => {
  const pages: number[] = [];
  const whole = pool as unknown as { query: Query };
  const query = whole.query;
  whole.query = async (asked, ...more) => {
    const answer = await query.call(pool, asked, ...more);
    if (asked.name === 'slotlog-read-tails') {
      const rows = answer.rows as readonly { readonly size: number | null }[];
      pages.push(rows.reduce((sum, { size }) => sum + (size ?? 0), 0));
      onPage();
    }
    return answer;
  };
  try {
    await work();
    return pages;
  } finally {
    whole.query = query;
  }
};
