import type { Operation, Request, Spoiling } from './requests.js';

const excerpt = 400;

/** What came back, by operation and by what was wrong with the requests. */
export class Tally {
  readonly #bySpoiling = new Map<string, Map<string, number>>();
  readonly #succeeded = new Set<string>();
  readonly complaints: string[] = [];

  constructor(private readonly operations: readonly Operation[]) {}

  count({ id }: Operation, spoiling: Spoiling, status: number): void {
    const row = this.#bySpoiling.get(spoiling) ?? new Map<string, number>();
    this.#bySpoiling.set(spoiling, row);
    const column = String(status);
    row.set(column, (row.get(column) ?? 0) + 1);
    if (spoiling === 'nothing' && status < 300) this.#succeeded.add(id);
  }

  complain(
    { id }: Operation,
    spoiling: Spoiling,
    { method, path, headers, body }: Request,
    complaints: string[],
  ): void {
    const { Authorization: _, ...said } = headers;
    const what = `${method} ${path.slice(0, excerpt)} ${JSON.stringify(said).slice(0, excerpt)} ${String(body).slice(0, excerpt)}`;
    this.complaints.push(`${id}, ${spoiling}: ${complaints.join('; ')}\n  ${what}`);
  }

  report(): string {
    const statuses = [...new Set([...this.#bySpoiling.values()].flatMap((row) => [...row.keys()]))].sort();
    const line = (name: string, cells: readonly string[]) =>
      name.padEnd(18) + cells.map((cell) => cell.padStart(7)).join('');
    const rows = [...this.#bySpoiling].map(([name, row]) =>
      line(
        name,
        statuses.map((status) => String(row.get(status) ?? '')),
      ),
    );
    const never = this.operations.map(({ id }) => id).filter((id) => !this.#succeeded.has(id));
    const tail = never.length === 0 ? 'Every operation succeeded at times.' : `Never succeeded: ${never.join(', ')}.`;
    return [line('', statuses), ...rows, tail].join('\n');
  }
}
