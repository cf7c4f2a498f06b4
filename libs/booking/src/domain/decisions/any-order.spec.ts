import fc from 'fast-check';
import { BusyDesk, type Tried } from '#test/models/busy-desk';
import { drafts } from '#test/models/random-asks';

const runs = Number(process.env.MODEL_RUNS ?? 50);

/** What must have come up, or too little was tried. */
const expectMuch = (tried: Tried) => {
  const passed = ['book', 'hold', 'confirm', 'extend', 'approve', 'reschedule', 'cancel', 'change-room', 'close'];
  const refused = ['slot-taken', 'slot-held', 'capacity-exhausted', 'rule-violation', 'dependency-gone'];
  const expected = [...passed.map((ask) => `${ask} passes`), ...refused.map((reason) => `book is refused ${reason}`)];
  expect(expected.filter((outcome) => !tried.has(outcome))).toEqual([]);
};

it('whatever is asked for in whatever order, it comes to what the rules say, and nobody has what another has', async () => {
  const tried: Tried = new Map();
  const alone = () => Promise.resolve();
  await fc.assert(
    fc.asyncProperty(fc.array(drafts, { minLength: 10, maxLength: 60, size: 'max' }), async (asks) => {
      const desk = new BusyDesk(tried);
      for (const ask of asks) await desk.serve(ask, alone);
    }),
    { numRuns: runs },
  );
  expectMuch(tried);
}, 120_000);

it('nor where many are served at once, each of them deciding on what it saw a while ago', async () => {
  const tried: Tried = new Map();
  const queue = fc.array(drafts, { minLength: 4, maxLength: 20, size: 'max' });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(queue, { minLength: 2, maxLength: 4 }), async (scheduler, queues) => {
      const desk = new BusyDesk(tried);
      const pass = () => scheduler.schedule(Promise.resolve());
      const served = queues.map(async (queue) => {
        for (const ask of queue) await desk.serve(ask, pass);
      });
      await scheduler.waitFor(Promise.all(served));
    }),
    { numRuns: runs },
  );
  expectMuch(tried);
}, 120_000);
