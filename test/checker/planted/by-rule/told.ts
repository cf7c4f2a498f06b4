import { type Commit, commitsOf, type Data, type Row } from '../../log-row.js';

export type Said = readonly [stream: string, type: string, data?: object];

/** What one commit says of whom or what, and when it was recorded; `tenant`: left out where there is only one. */
export interface Told {
  readonly at: number;
  readonly said: readonly Said[];
  readonly tenant?: string;
}

/** The rows of these commits, positions and versions without a gap, for the rules that judge a log by itself. */
export const rowsTold = (told: readonly Told[]): Row[] => {
  const versions = new Map<string, number>();
  return told
    .flatMap(({ at, said, tenant = 'default' }, nth) =>
      said.map(([stream, type, data = {}]): Omit<Row, 'position' | 'id'> => {
        const version = (versions.get(`${tenant} ${stream}`) ?? 0) + 1;
        versions.set(`${tenant} ${stream}`, version);
        const by = { commandId: `c${nth}`, correlationId: `c${nth}`, actor: 'api-key/key_1' };
        return { shard: 1, tenant, stream, version, type, recordedAt: at, data: data as Data, ...by };
      }),
    )
    .map((row, nth) => ({ ...row, position: nth + 1, id: `event-${nth + 1}` }));
};

export const commitsTold = (told: readonly Told[]): Commit[] => commitsOf(rowsTold(told));

/** What is found, without the position at which it is. */
export const withoutPosition = (found: readonly string[]): string[] =>
  found.map((what) => what.replace(/^position \d+: /, ''));
