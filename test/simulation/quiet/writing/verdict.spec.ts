import type { Decision, Read } from '#libs/event-store';
import { UnreadableEvent } from '#libs/event-store';
import { seatTypes } from '#test/harness/logs/seat-catalogue';
import { room, takeSeat } from '#test/harness/logs/seats';
import { Catalogue } from '../../../../libs/event-store/src/catalogue/catalogue.js';
import type { Vault } from '../../../../libs/event-store/src/personal/vault.js';
import { type FoldedStream, unwritten } from '../../../../libs/event-store/src/streams/folded-stream.js';
import { realWorld } from '../../../../libs/event-store/src/world/real-world.js';
import { reach } from '../../../../libs/event-store/src/writing/verdict.js';

const a = room('a');

/** What a run comes to where each stream is this one. */
const run = (decide: (read: Read) => Decision, folded = unwritten(a) as FoldedStream, vault: Vault | null = null) => {
  const envelope = { tenant: 'acme', commandId: 'c1', actor: 'test/1', correlationId: 'test' };
  const command = {
    ...{ catalogue: new Catalogue(seatTypes), vault, newId: realWorld.newId, subject: a as never },
    ...{ envelope, decide },
  };
  return reach(command, { folded: () => folded, names: () => undefined }, 0);
};

it('no stream is written whose name has a control character in it, though it was read', () => {
  const bad = room('a\u0001');
  expect(run(takeSeat(bad, 'ada')).refusal?.error).toEqual(
    new TypeError('"room/a\\u0001" has a control character in it'),
  );
});

it('a command whose subject cannot be read is refused for that, though it looks at nothing', () => {
  const unreadable = new UnreadableEvent({ stream: 'room/a', version: 1 } as never, 'of a later build');
  const write = (): Decision => ({
    events: [{ stream: a, type: 'SeatTaken', data: { who: 'ada' } } as never],
    until: 0,
  });
  const verdict = run(write, { ...unwritten(a), unreadable } as FoldedStream);
  expect([verdict.refusal?.error, verdict.events]).toEqual([unreadable, []]);
});

it('a sealed state is decided on as it is opened for the tenant', () => {
  const opened: unknown[] = [];
  const vault = {
    openForDeciding: (...given: unknown[]) => {
      opened.push(given);
      return { taken: ['opened'] };
    },
    seal: (_: string, events: unknown) => ({ events, keys: [] }),
  } as unknown as Vault;
  const state = { taken: ['box'] };
  const seen: unknown[] = [];
  const look = (read: Read): Decision => {
    seen.push(read(a).state);
    return { events: [], until: 0 };
  };
  run(look, { ...unwritten(a), state, sealed: true }, vault);
  expect([seen, opened]).toEqual([[{ taken: ['opened'] }], [['acme', state]]]);
});

it.each([
  [Object.assign(new Error('closed'), { until: 5 }), 5],
  [Object.assign(new Error('closed'), { until: 'noon' }), Number.POSITIVE_INFINITY],
  [{ until: 5 }, Number.POSITIVE_INFINITY],
  [new Error('closed'), Number.POSITIVE_INFINITY],
])('a refusal holds as long as the error says of itself: %#', (thrown, until) => {
  const refuse = () => {
    throw thrown;
  };
  expect(run(refuse)).toMatchObject({ until, refusal: { error: thrown } });
});

it('a command without a vault seals nothing: it makes no keys, and what it writes is as it was', () => {
  const { keys, events } = run(takeSeat(a, 'ada'));
  expect([keys, events.map(({ data }) => data)]).toEqual([[], [{ who: 'ada' }]]);
});
