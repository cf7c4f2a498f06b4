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

const begun = (decide = command.decide) => {
  const group = new Group(false);
  const mine = { ...command, decide };
  const pending = pendingOf(mine, { unheardOf: [], locked: false }, 0, { settle: () => {}, fail: () => {} });
  const states = () => group.states(pending, () => unwritten(counter));
  group.add(pending, reach(mine, states(), friday));
  return { group, states };
};

it('a stream that a group has only written is of the time at which it was decided, whatever this machine’s clock says', () => {
  const { states } = begun();
  expect(states().folded(counter as never)).toMatchObject({ state: 1, recordedAt: friday });
});

it('a stream that a group has written is seen whole, however many events one command has of it', () => {
  const { states } = begun((read) => {
    const { events, until } = command.decide(read, 0);
    return { events: events.concat(events), until };
  });
  expect(states().folded(counter as never)).toMatchObject({ state: 2, version: 2 });
});

it('a command that is sent again has a new id for each of its events, and is else as it was', () => {
  const { group } = begun((read) => {
    const { events, until } = command.decide(read, 0);
    return { events: events.concat(events), until };
  });
  const idsOf = () => group.call().settlements.flatMap(({ events }) => events.map(({ id }) => id));
  const nameless = () =>
    group.call().settlements.map((each) => ({ ...each, events: each.events.map((event) => ({ ...event, id: '' })) }));
  const [ids, before] = [idsOf(), nameless()];
  group.renew();
  expect(new Set([...ids, ...idsOf()]).size).toBe(4);
  expect(nameless()).toEqual(before);
});

it('a command expects what it has read, and nothing else', () => {
  const { settlements, expectations } = begun().group.call();
  expect(settlements.map(({ expects }) => expects)).toEqual([[0]]);
  expect(expectations).toEqual([{ tenant: 'acme', stream: 'counter/1', version: 0, event: null }]);
});

it('a range has the streams that the group has begun in it, whether or not they were listed', () => {
  const { group } = begun();
  const namesFor = (tenant: string, from: string, to: string, names: readonly string[]) => {
    const range = { from, to, stream: () => counter as never };
    const theirs = { ...command, envelope: { ...command.envelope, tenant } };
    const pending = pendingOf(theirs, { unheardOf: [], locked: true }, 0, { settle: () => {}, fail: () => {} });
    pending.names.set(`${from} ${to}`, { range, names });
    return group.states(pending, () => undefined).names(range);
  };
  expect(namesFor('acme', 'counter/', 'counter0', ['counter/0', 'counter/2'])).toEqual([
    'counter/0',
    'counter/1',
    'counter/2',
  ]);
  for (const listed of [[], ['counter/1']])
    expect(namesFor('acme', 'counter/1', 'counter/2', listed)).toEqual(['counter/1']);
  expect(namesFor('acme', 'counter/0', 'counter/1', [])).toEqual([]);
  expect(namesFor('acme', 'counter/2', 'counter/3', [])).toEqual([]);
  expect(namesFor('other', 'counter/', 'counter0', [])).toEqual([]);
});

it('a range in which the group has begun nothing is as it was listed, and one that was not listed is not there', () => {
  const { group } = begun();
  const range = { from: 'room/', to: 'room0', stream: () => counter as never };
  const pending = pendingOf(command, { unheardOf: [], locked: true }, 0, { settle: () => {}, fail: () => {} });
  const names = () => group.states(pending, () => undefined).names(range);
  expect(names()).toBeUndefined();
  const listed = ['room/b', 'room/a'];
  pending.names.set('room/ room0', { range, names: listed });
  expect(names()).toBe(listed);
});

describe('a command of several streams', () => {
  const other = { ...counter, name: 'other/1' };
  const members = (...decisions: readonly (readonly (typeof counter)[])[]) => {
    const group = new Group(false);
    for (const streams of decisions) {
      const decide: Command['decide'] = (read) => {
        read.all([counter, other] as never);
        return { events: streams.map((stream) => ({ stream, type: 'Counted', data: {} })), until: 0 } as never;
      };
      const theirs = { ...command, decide };
      const pending = pendingOf(theirs, { unheardOf: [], locked: false }, 0, { settle: () => {}, fail: () => {} });
      group.add(
        pending,
        reach(
          theirs,
          group.states(pending, () => unwritten(counter)),
          friday,
        ),
      );
    }
    return group;
  };

  it('is answered by the last event of its own stream, else by the last of all', () => {
    const subjectOf = (...streams: readonly (typeof counter)[]) => members(streams).members[0]!.settlement.subject;
    expect(subjectOf(counter, counter, other)).toEqual({ stream: 'counter/1', version: 2 });
    expect(subjectOf(other, other)).toEqual({ stream: 'other/1', version: 2 });
    expect(subjectOf()).toEqual({ stream: 'counter/1', version: 0 });
  });

  it('has seen what is not stored yet where one of them was written by another of its call', () => {
    const { members: all } = members([], [counter], [other]);
    expect(all.map(({ presumes }) => presumes)).toEqual([false, false, true]);
  });

  it('expects each of them once with all others of its call that read it as the log has it', () => {
    const { settlements, expectations } = members([], [counter], [other]).call();
    expect(settlements.map(({ expects, builtOn }) => [expects, builtOn])).toEqual([
      [[0, 1], []],
      [[0, 1], []],
      [[1], [1]],
    ]);
    expect(expectations.map(({ stream }) => stream)).toEqual(['counter/1', 'other/1']);
  });
});
