import { askedIn } from '#test/checker/asked';
import type { Call, History, Loss } from '#test/checker/history';
import { judge } from '#test/checker/judge';
import { partedFrom } from '#test/checker/lost-past';
import type { Fleet } from '#test/harness/apps/fleet';
import { atRest } from './at-rest.js';
import type { Figures } from './sender.js';

const shown = 20;

/** What is wrong, each as a sentence, and the positions of what was acknowledged and has gone. */
export interface Verdict {
  readonly wrong: string[];
  readonly lost: readonly string[];
  /** How much was judged. */
  readonly judged: string;
}

/**
 * On what a fleet has done for its clients: by the judge, and what nobody answered in the end. What may be lost has to be
 * told as such to whoever goes on from it. `databaseUrl`: where its log is read, past all processes.
 */
export const verdictOn = async (
  fleet: Fleet,
  calls: readonly Call[],
  databaseUrl: string,
  losses: readonly Loss[] = [],
): Promise<Verdict> => {
  const { log, seen } = await atRest(fleet, databaseUrl);
  const { log: name, ...views } = seen[0]!;
  const history: History = { calls, log, views, losses };
  const lost = partedFrom(history).lost.map(({ position, mark }) => `${position}@${name}.${mark}`);
  const isOpen = ({ answer: { kind } }: Call) => kind === 'failed' || kind === 'unknown';
  const unanswered = askedIn(calls).filter(({ command, calls }) => command.what !== 'read' && calls.every(isOpen));
  const wrong = [
    ...judge(history).map(({ rule, what }) => `${rule}: ${what}`),
    ...(seen.some((each) => JSON.stringify(each) !== JSON.stringify(seen[0]))
      ? ['the processes tell different things']
      : []),
    ...(await untold(fleet, lost)),
    ...unanswered.map(({ command: { what, id } }) => `${what} ${id} was never answered`),
    ...fleet.surprises(),
  ];
  const judged = `${calls.length} calls, ${log.length} events, ${views.bookings.length} rows of bookings`;
  return { wrong, lost, judged };
};

/** Who goes on from a lost position, or wants to read behind it, and is not told that there is another history. */
export const untold = async (fleet: Fleet, lost: readonly string[]): Promise<string[]> => {
  const wrong: string[] = [];
  for (const position of lost) {
    for (const path of [`events?after=${position}`, `bookings?minPosition=${position}`]) {
      for (const { name, url } of fleet.apis) {
        const answer = await fetch(`${url}/v1/${path}`, { headers: { Authorization: `Bearer ${fleet.key}` } });
        const { code } = (await answer.json()) as { code?: string };
        if (answer.status !== 410 || code !== 'other-history') wrong.push(`${name}: ${path}: ${answer.status} ${code}`);
      }
    }
  }
  return wrong;
};

/** Seconds until all processes are ready at once, and what is missing where they are not within the limit. */
export const readiness = async (fleet: Fleet, limit: number): Promise<{ seconds: number; lacks: string[] }> => {
  const began = performance.now();
  for (;;) {
    const lacks = await fleet.lacks();
    const seconds = (performance.now() - began) / 1_000;
    if (lacks.length === 0 || seconds > limit) return { seconds, lacks };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** How often each, the most frequent first. */
export const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none';

/** The figures as a table of lines. */
export const tell = (figures: Figures): string =>
  [
    `requests   ${figures.sent}, of them repeats ${figures.repeats}, answers lost ${figures.lost}`,
    `done       ${counted(figures.done)}`,
    `refused    ${counted(figures.refused)}`,
    `come again ${counted(figures.open)}`,
  ].join('\n');

/** Prints the verdict, and what was logged of errors where it is bad; the code to end with. */
export const conclude = (wrong: readonly string[], seed: number, fleet?: Fleet): number => {
  if (wrong.length > 0) for (const line of fleet?.internal().slice(0, shown) ?? []) console.error(line);
  for (const line of wrong.slice(0, shown)) console.error(`✗ ${line}`);
  if (wrong.length > shown) console.error(`✗ and ${wrong.length - shown} more`);
  if (wrong.length > 0) console.error(`✗ judged bad, with the seed ${seed}`);
  else console.log('✓ nothing sold twice, nothing acknowledged lost or doubled, every refusal true, no 500');
  return wrong.length === 0 ? 0 : 1;
};
