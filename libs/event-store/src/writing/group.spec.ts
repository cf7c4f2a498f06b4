import { Catalogue } from '../catalogue/catalogue.js';
import { unwritten } from '../streams/folded-stream.js';
import { realWorld } from '../world/real-world.js';
import { Group } from './group.js';
import { pendingOf } from './pending.js';
import { type Command, reach } from './verdict.js';

const counter = { name: 'counter/1', initial: 0, evolve: (state: number) => state + 1 };
const friday = Date.UTC(2026, 10, 27);

const command: Command = {
  catalogue: new Catalogue({ Counted: [{ schema: { '~standard': { validate: () => ({}) } } }] }),
  vault: null,
  newId: realWorld.newId,
  envelope: { tenant: 'acme', commandId: 'a', actor: 'test/1', correlationId: 'test' },
  subject: counter as never,
  decide: (read) => {
    read(counter as never);
    return { events: [{ stream: counter, type: 'Counted', data: {} }], until: Number.POSITIVE_INFINITY } as never;
  },
};

it('what a group has only written is of the time at which it was decided, whatever this machine’s clock says', () => {
  const group = new Group(false);
  const pending = pendingOf(command, { unheardOf: [], locked: false }, 0, { settle: () => {}, fail: () => {} });
  const states = () => group.states(pending, () => unwritten(counter));
  group.add(pending, reach(command, states(), friday));
  expect(states().folded(counter as never)).toMatchObject({ state: 1, recordedAt: friday });
});
