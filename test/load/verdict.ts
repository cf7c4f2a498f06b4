import type { Fleet } from '#test/harness/apps/fleet';
import { readFeed } from '#test/judge/feed';
import { judge } from '#test/judge/judge';
import { isOpen, type Wish } from '#test/judge/wish';
import type { Figures } from './sender.js';

const shown = 20;

/** What is wrong with what a fleet has done for its clients: by the judge, and what nobody answered in the end. */
export const verdictOn = async (fleet: Fleet, wishes: readonly Wish[]): Promise<string[]> => {
  const feeds = await Promise.all(fleet.apis.map(({ url }) => readFeed(url!, fleet.key)));
  const texts = new Set(feeds.map((feed) => feed.map(({ position }) => position).join()));
  const unanswered = wishes.filter(({ what, answers }) => what !== 'read' && answers.every(isOpen));
  return [
    ...judge(feeds[0]!, wishes),
    ...(texts.size > 1 ? ['the processes tell different pasts'] : []),
    ...unanswered.map(({ what, id }) => `${what} ${id} was never answered`),
    ...fleet.surprises(),
  ];
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

/** Prints the verdict; the code to end with. */
export const conclude = (wrong: readonly string[], seed: number): number => {
  for (const line of wrong.slice(0, shown)) console.error(`✗ ${line}`);
  if (wrong.length > shown) console.error(`✗ and ${wrong.length - shown} more`);
  if (wrong.length > 0) console.error(`✗ judged bad, with the seed ${seed}`);
  else console.log('✓ nothing sold twice, nothing acknowledged lost or doubled, every refusal true, no 500');
  return wrong.length === 0 ? 0 : 1;
};
