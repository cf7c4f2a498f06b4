import type { EventLog } from '#libs/event-store';
import { RecentAnswers } from './recent-answers.js';

type Hear = (shard: number, head: number) => void;

it('an answer at a position is not given again where the log has lost that and another event stands there', async () => {
  const heard: Record<'append' | 'lost', Hear[]> = { append: [], lost: [] };
  const log = {
    onAppend: (hear: Hear) => heard.append.push(hear),
    onLost: (hear: Hear) => heard.lost.push(hear),
  } as unknown as EventLog;
  const recent = new RecentAnswers(log);
  const says = (what: 'append' | 'lost', head: number) => {
    for (const hear of heard[what]) hear(1, head);
  };
  const ask = (found: string) =>
    recent.answer({ tenant: 'acme', shard: 1 }, ['slots'], async () => ({ position: 5, found }));
  says('append', 5);
  expect(await ask('of before')).toMatchObject({ found: 'of before' });
  expect(await ask('again')).toMatchObject({ found: 'of before' });
  says('lost', 4);
  says('append', 5);
  expect(await ask('of now')).toMatchObject({ found: 'of now' });
});
