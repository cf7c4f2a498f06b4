import { seatTypes } from '#test/harness/logs/seat-catalogue';
import { room, takeSeat } from '#test/harness/logs/seats';
import { Catalogue } from '../../../../libs/event-store/src/catalogue/catalogue.js';
import { unwritten } from '../../../../libs/event-store/src/streams/folded-stream.js';
import { realWorld } from '../../../../libs/event-store/src/world/real-world.js';
import { Group } from '../../../../libs/event-store/src/writing/group.js';
import { type Pending, pendingOf } from '../../../../libs/event-store/src/writing/pending.js';
import { seal } from '../../../../libs/event-store/src/writing/seal.js';

const catalogue = new Catalogue(seatTypes);

/** The commands of these, each about a room of its own, where at `now` no decision may be begun from `deadline` on. */
const sealing = (
  names: readonly string[],
  {
    alone = [] as readonly string[],
    missing = '',
    broken = '',
    deadline = Number.POSITIVE_INFINITY,
    commands = 10,
  } = {},
) => {
  const failed: unknown[] = [];
  const pendingFor = (who: string): Pending => {
    const envelope = { tenant: 'acme', commandId: who, actor: 'test/1', correlationId: 'test' };
    const decide = takeSeat(room(who), who);
    const command = { catalogue, vault: null, newId: realWorld.newId, subject: room(who) as never, envelope, decide };
    const told = { settle: () => {}, fail: (error: unknown) => failed.push([who, error]) };
    const pending = pendingOf(command, { unheardOf: [], locked: false }, 0, told);
    return Object.assign(pending, { fate: { ...pending.fate, alone: alone.includes(who) } });
  };
  const nameOf = ({ command }: Pending) => command.envelope.commandId;
  const queue = names.map(pendingFor);
  const group = new Group(false);
  const go = () =>
    seal(queue, {
      ...{ group, commands, bytes: 10_000, deadline, now: () => 0, monotonic: () => 0 },
      find: (pending) => () => (nameOf(pending) === missing ? undefined : unwritten(room(nameOf(pending)))),
      admits: (pending) => {
        if (nameOf(pending) === broken) throw new TypeError('x is not a function');
        return true;
      },
    }).map(({ pending }) => nameOf(pending));
  const sealed = () => group.members.map(({ pending }) => nameOf(pending));
  return { go, sealed, left: () => queue.map(nameOf), failed, group, queue };
};

describe('once the time is up', () => {
  it('one is decided all the same, and nobody after it', () => {
    const { go, sealed, left } = sealing(['ada', 'bob'], { deadline: 0 });
    expect([go(), sealed(), left()]).toEqual([[], ['ada'], ['bob']]);
  });

  it('none is that would join others', () => {
    const { go, sealed, left } = sealing(['ada', 'bob', 'cyd'], { deadline: 0 });
    go();
    expect([go(), sealed(), left()]).toEqual([[], ['ada'], ['bob', 'cyd']]);
  });

  it('none is after one that turned out to lack something, which took its time, too', () => {
    const { go, sealed, left } = sealing(['ada', 'bob'], { deadline: 0, missing: 'ada' });
    expect([go(), sealed(), left()]).toEqual([['ada'], [], ['bob']]);
  });
});

it.each([
  ['ada', ['bob', 'cyd']],
  ['bob', ['bob', 'cyd']],
])('somebody who has to be alone joins nobody, and nobody joins them: %s', (alone, rest) => {
  const { go, sealed, left } = sealing(['ada', 'bob', 'cyd'], { alone: [alone] });
  go();
  expect([sealed(), left()]).toEqual([['ada'], rest]);
});

it('whatever else is met on the way fails that one alone, by what it was', () => {
  const { go, sealed, failed } = sealing(['ada', 'bob', 'cyd'], { broken: 'bob' });
  expect([go(), sealed()]).toEqual([[], ['ada', 'cyd']]);
  expect(failed).toEqual([['bob', new TypeError('x is not a function')]]);
});

it('no more join a group than the limit of commands allows', () => {
  const { go, sealed, left } = sealing(['ada', 'bob', 'cyd'], { commands: 2 });
  go();
  expect([sealed(), left()]).toEqual([['ada', 'bob'], ['cyd']]);
});

it('a command is decided at the time of the database, and never before the time that it was found late at', () => {
  const { go, group, queue } = sealing(['ada', 'bob']);
  for (const [nth, pending] of queue.entries()) pending.notBefore = nth === 0 ? 7 : -7;
  go();
  expect(group.members.map(({ verdict }) => verdict.at)).toEqual([7, 0]);
});
