import type { Pool } from 'pg';
import type { EventLog, Point } from '#libs/event-store';
import type { Progress } from '#libs/projection';

/** Rows of a table by what it is called; a statement gets those of the first that it names. */
type Found = readonly object[];
type Rows = Readonly<Record<string, Found | ((values: readonly unknown[]) => Found | Promise<Found>)>>;

interface Known {
  readonly rows?: Rows;
  /** What the log has by now, by stream. */
  readonly latest?: Readonly<Record<string, object>>;
  readonly now?: number;
}

const isRevealed = { isRevealed: true };

/** A desk whose views and whose log are what a test says, and that remembers what it was asked for. */
export class ReadingDesk {
  /** For which views, in which shard and up to where, and of which subject. */
  readonly waited: string[] = [];
  readonly statements: { readonly text: string; readonly values: readonly unknown[] }[] = [];
  readonly pool: Pool;
  readonly log: EventLog;
  readonly progress: Progress;

  constructor({ rows = {}, latest = {}, now = 0 }: Known) {
    const query = async (asked: string | { text: string; values: unknown[] }, given: readonly unknown[] = []) => {
      const { text, values } = typeof asked === 'string' ? { text: asked, values: given } : asked;
      this.statements.push({ text, values });
      const [first] = Object.entries(rows)
        .map(([table, found]) => ({ at: text.indexOf(table), found }))
        .filter(({ at }) => at >= 0)
        .sort((a, b) => a.at - b.at);
      const found = first?.found ?? [];
      return { command: 'SELECT', rows: typeof found === 'function' ? await found(values) : found };
    };
    const connect = async () => ({ query, release: () => {} });
    this.pool = { query, connect } as unknown as Pool;
    const reached = async (
      shard: number,
      views: readonly { readonly name: string }[],
      upTo?: number | Point,
      of?: { readonly tenant: string; readonly subject: string },
    ) => {
      const subject = of && `${of.tenant} ${of.subject}`;
      this.waited.push([shard, views.map(({ name }) => name), upTo ?? 'any', subject].filter(Boolean).join(' '));
    };
    this.progress = { reached } as unknown as Progress;
    const place = (shard: number, tenant: string) => shard === 7 && tenant === 'acme';
    this.log = {
      now: () => now,
      latest: async (shard: number, tenant: string, { name }: { name: string }) =>
        place(shard, tenant) ? (latest[name] ?? null) : null,
      reveal: async (shard: number, tenant: string, thing: unknown) => {
        if (!place(shard, tenant) || thing === null) return thing;
        return Array.isArray(thing)
          ? thing.map((each) => ({ ...each, ...isRevealed }))
          : { ...(thing as object), ...isRevealed };
      },
    } as unknown as EventLog;
  }
}

export const revealed = <Thing extends object>(thing: Thing) => ({ ...thing, ...isRevealed });
