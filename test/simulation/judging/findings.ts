import { checkBookings } from '../../checker/check-bookings.js';
import { checkCalendars } from '../../checker/check-calendars.js';
import { checkSeries } from '../../checker/check-series.js';
import { checkTallies } from '../../checker/check-tallies.js';
import { checkWaitlists } from '../../checker/check-waitlists.js';
import { commitsOf, type Row } from '../../checker/log-row.js';
import type { Attempt } from '../client.js';
import type { Decided } from '../simulated-process.js';
import { odd } from '../store/poison.js';
import type { Store } from '../store/store.js';
import { acknowledgements } from './acknowledgements.js';
import { decidedAnew } from './decided-anew.js';

/** What is wrong in the end: with the log, and with what was told of it. Nothing is what everybody wants. */
export const findings = (store: Store, attempts: readonly Attempt[], decided: readonly Decided[]): string[] => {
  const rows = store.state.events as unknown as readonly Row[];
  const told = [...order(rows), ...acknowledgements(store, attempts)];
  // Whatever comes after an event that nobody can read is not what it would have been.
  if (rows.some(({ type }) => type === odd)) return told;
  const commits = commitsOf(rows);
  return [
    ...told,
    ...checkCalendars(commits),
    // Whoever goes by a clock that has just been set is off by as much for ten seconds.
    ...checkBookings(commits).filter((wrong) => !(store.wasSet && wrong.includes('(now '))),
    ...(store.wasSet ? [] : checkWaitlists(commits)),
    ...checkTallies(commits),
    ...checkSeries(commits),
    ...decidedAnew(store, decided),
  ];
};

function* order(rows: readonly Row[]): Generator<string> {
  const versions = new Map<string, number>();
  const commands = new Map<string, number>();
  let before = 0;
  for (const { position, tenant, stream, version, commandId, recordedAt } of rows) {
    const name = `${tenant} ${stream}`;
    if (version !== (versions.get(name) ?? 0) + 1)
      yield `${name}: version ${version} follows ${versions.get(name) ?? 0}`;
    versions.set(name, version);
    const command = `${tenant} ${commandId}`;
    if (commands.has(command) && commands.get(command) !== position - 1)
      yield `command ${command} is stored twice or apart`;
    commands.set(command, position);
    if (recordedAt < before) yield `time runs back at position ${position}`;
    before = recordedAt;
  }
}
