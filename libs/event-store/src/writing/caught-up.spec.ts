import { Catalogue } from '../catalogue/catalogue.js';
import { unwritten } from '../streams/folded-stream.js';
import { StreamCache } from '../streams/stream-cache.js';
import { realWorld } from '../world/real-world.js';
import { conclude } from './conclude.js';
import { Group } from './group.js';
import { type Pending, pendingOf } from './pending.js';
import { type Command, reach } from './verdict.js';

const counter = { name: 'counter/1', initial: 0, evolve: (state: unknown) => (state as number) + 1 };
const key = 'acme counter/1';
const catalogue = new Catalogue({ Counted: [{ schema: { '~standard': { validate: () => ({}) } } }] });

const command: Command = {
  ...{ catalogue, vault: null, newId: realWorld.newId, subject: counter },
  envelope: { tenant: 'acme', commandId: 'a', actor: 'test/1', correlationId: 'test' },
  decide: (read) => {
    read(counter);
    return { events: [{ stream: counter, type: 'Counted', data: {} }], until: Number.POSITIVE_INFINITY };
  },
};

const eventOf = (version: number) => ({
  ...{ position: version, stream: counter.name, version, id: `id-${version}`, type: 'Counted', schemaVersion: 1 },
  ...{ recordedAt: 0, actor: 'test/1', data: {} },
});

interface Brought {
  /** The stream's head. */
  readonly version: number;
  /** As far as its events were brought along. */
  readonly upTo: number;
  readonly otherPast?: boolean;
}

/** A command that took the counter for new is told what it lacks; the call was answered at `recordedAt`. */
const behind = ({ version, upTo, otherPast = false }: Brought, recordedAt = 1_000.25) => {
  const cache = new StreamCache({ streams: 10, bytes: 1e6 }, catalogue);
  const group = new Group(false);
  const nobody = () => {};
  const told = { settle: nobody, fail: nobody };
  const pending: Pending = pendingOf(command, { unheardOf: [], locked: false }, 0, told);
  const states = group.states(pending, () => unwritten(counter));
  group.add(pending, reach(command, states, 0));
  group.sent();
  const events = Array.from({ length: upTo }, (_, at) => eventOf(at + 1));
  const missing = [{ tenant: 'acme', stream: counter.name, version, otherPast, events }];
  const conclusion = conclude(cache, group, [{ outcome: 'behind', missing, recordedAt }]);
  return { cache, conclusion, pending };
};

describe('a writer that was behind', () => {
  it('has in memory what was brought along, if that is all there is', () => {
    const { cache, conclusion } = behind({ version: 3, upTo: 3 });
    expect(cache.get(key)).toMatchObject({ state: 3, version: 3 });
    expect(conclusion).toMatchObject({ missing: [key], again: [{}] });
  });

  it('goes on from there, and decides nothing on it, if more follows that was too much to bring', () => {
    const { cache } = behind({ version: 9, upTo: 3 });
    expect(cache.peek(key)).toMatchObject({ state: 3, version: 3, isBehind: true });
    expect(cache.get(key)).toBeUndefined();
  });

  it('decides nothing on it either where not even the first of another past could be brought', () => {
    const { cache } = behind({ version: 9, upTo: 0, otherPast: true });
    expect(cache.get(key)).toBeUndefined();
    expect(behind({ version: 0, upTo: 0, otherPast: true }).cache.get(key)).toMatchObject({ state: 0, version: 0 });
  });
});

it.each([
  [1_000, 1_000],
  [1_000.25, 1_001],
])(
  'a command that is decided again is decided no earlier than the database’s time then: %d',
  (recordedAt, notBefore) => {
    const { pending } = behind({ version: 1, upTo: 1 }, recordedAt);
    expect(pending).toMatchObject({ notBefore, fate: { locked: true, attempts: 1 } });
  },
);
