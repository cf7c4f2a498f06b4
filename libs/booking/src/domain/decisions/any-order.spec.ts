import fc from 'fast-check';
import { BusyDesk, type Tried } from '#test/models/busy-desk';
import { drafts } from '#test/models/random-asks';

const runs = Number(process.env.MODEL_RUNS ?? 50);

/** What has to come up, or too little was tried. */
const passed = ['book', 'hold', 'confirm', 'extend', 'approve', 'reschedule', 'cancel', 'change-room', 'close'];
const refused = ['slot-taken', 'slot-held', 'capacity-exhausted', 'rule-violation', 'dependency-gone'];
const offered = ['book', 'hold', 'reschedule'].map((ask) => `${ask} is offered something else`);
const expected = [
  ...passed.map((ask) => `${ask} passes`),
  ...refused.map((reason) => `book is refused ${reason}`),
  ...[...offered, 'hold is offered nothing', 'reschedule is offered nothing worse'],
];
const missing = (tried: Tried) => expected.filter((outcome) => !tried.has(outcome));

/** Chance may leave out a rare outcome in one round, hardly in ten. */
const untilMuchCameUp = async (property: (tried: Tried) => fc.IAsyncProperty<unknown>) => {
  const tried: Tried = new Map();
  for (let round = 0; round === 0 || (round < 10 && missing(tried).length > 0); round += 1) {
    await fc.assert(property(tried), { numRuns: runs });
  }
  expect(missing(tried)).toEqual([]);
};

it('whatever is asked for in whatever order, it comes to what the rules say, and nobody has what another has', async () => {
  const alone = () => Promise.resolve();
  await untilMuchCameUp((tried) =>
    fc.asyncProperty(fc.array(drafts, { minLength: 10, maxLength: 60, size: 'max' }), async (asks) => {
      const desk = new BusyDesk(tried);
      for (const ask of asks) await desk.serve(ask, alone);
    }),
  );
}, 120_000);

it('many who are served at once, each deciding on what it saw a while ago, come to what the rules say as well', async () => {
  const queue = fc.array(drafts, { minLength: 4, maxLength: 20, size: 'max' });
  await untilMuchCameUp((tried) =>
    fc.asyncProperty(fc.scheduler(), fc.array(queue, { minLength: 2, maxLength: 4 }), async (scheduler, queues) => {
      const desk = new BusyDesk(tried);
      const pass = () => scheduler.schedule(Promise.resolve());
      const served = queues.map(async (queue) => {
        for (const ask of queue) await desk.serve(ask, pass);
      });
      await scheduler.waitFor(Promise.all(served));
    }),
  );
}, 120_000);
