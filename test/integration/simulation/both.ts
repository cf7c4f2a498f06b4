import type { Pool } from 'pg';
import type { Clockwork } from '../../simulation/clockwork.js';

const codeOf = (error: { code?: string; message: string }) => ({ failed: error.code ?? error.message });

/** The same asked of a model, in its own time, and of a real server, over the same statements; `but` is each one's own. */
export const bothSay = async (
  time: Clockwork,
  [model, real]: readonly [Pool, Pool],
  ask: (pool: Pool) => Promise<unknown>,
  but: readonly string[],
): Promise<void> => {
  const comparable = (answer: unknown): unknown =>
    JSON.parse(JSON.stringify(answer, (name, value) => (but.includes(name) ? undefined : value)));
  let modelled: unknown;
  void ask(model)
    .catch(codeOf)
    .then((answer) => {
      modelled = { answer };
    });
  await time.until(() => modelled !== undefined);
  const answer = await ask(real).catch(codeOf);
  expect(comparable(modelled)).toEqual(comparable({ answer }));
};
