import { Catalogue } from '../../catalogue/catalogue.js';
import { unwritten } from '../../streams/folded-stream.js';
import { realWorld } from '../../world/real-world.js';
import { Group, sizeOf } from '../group.js';
import { type Pending, pendingOf } from '../pending.js';
import { seal } from '../seal.js';

const page = { name: 'page/1', initial: 0, evolve: (state: unknown) => (state as number) + 1 };
const catalogue = new Catalogue({ Written: [{ schema: { '~standard': { validate: () => ({}) } } }] });

/** A command whose event has so many letters. */
const writing = (letters: number, commandId: string): Pending =>
  pendingOf(
    {
      ...{ catalogue, vault: null, newId: realWorld.newId, subject: page },
      envelope: { tenant: 'acme', commandId, actor: 'test/1', correlationId: 'test' },
      decide: (read) => {
        read(page);
        const event = { stream: page, type: 'Written', data: { text: 'x'.repeat(letters) } };
        return { events: [event], until: Number.POSITIVE_INFINITY };
      },
    },
    { unheardOf: [], locked: false },
    0,
    { settle: () => {}, fail: () => {} },
  );

/** Who is in the first call, and who is left for the next ones, where a call has room for so many bytes. */
const sealed = (bytes: number, ...letters: readonly number[]) => {
  const queue = letters.map((count, nth) => writing(count, `c${nth}`));
  const group = new Group(false);
  seal(queue, {
    group,
    bytes,
    commands: 10,
    find: () => () => unwritten(page),
    now: () => 0,
    admits: () => true,
    deadline: Number.POSITIVE_INFINITY,
    monotonic: () => 0,
  });
  const named = (pending: Pending) => pending.command.envelope.commandId;
  return { first: group.members.map(({ pending }) => named(pending)), left: queue.map(named), group };
};

it('a command that is larger than a call goes alone', () => {
  expect(sealed(500, 1_000, 1)).toMatchObject({ first: ['c0'], left: ['c1'] });
});

it('commands go together as far as their events have room, to the byte', () => {
  const [two] = [sealed(10_000, 10, 10).group];
  const bytes = two.members.reduce((sum, { verdict }) => sum + sizeOf(verdict), 0);
  expect(two.bytes).toBe(bytes);
  expect(sealed(bytes, 10, 10, 10)).toMatchObject({ first: ['c0', 'c1'], left: ['c2'] });
  expect(sealed(bytes - 1, 10, 10, 10)).toMatchObject({ first: ['c0'], left: ['c1', 'c2'] });
});
