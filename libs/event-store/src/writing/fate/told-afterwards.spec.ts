import { Catalogue } from '../../catalogue/catalogue.js';
import { unwritten } from '../../streams/folded-stream.js';
import type { Read } from '../../streams/stream.js';
import { StreamCache } from '../../streams/stream-cache.js';
import { realWorld } from '../../world/real-world.js';
import { conclude } from '../conclude.js';
import { Group } from '../group.js';
import { pendingOf, suffer } from '../pending.js';
import type { Outcome } from '../settlement.js';
import { reach } from '../verdict.js';

/** Its state is when it was counted last; the sign beside is only glanced at. */
const counter = {
  name: 'counter/1',
  initial: 0,
  evolve: (_: unknown, { recordedAt }: { recordedAt: number }) => recordedAt,
};
const sign = { ...counter, name: 'sign/1' };
const catalogue = new Catalogue({ Counted: [{ schema: { '~standard': { validate: () => ({}) } } }] });

const count = (read: Read) => {
  read(counter);
  return { events: [{ stream: counter, type: 'Counted', data: {} }], until: Number.POSITIVE_INFINITY };
};

const refuse = (read: Read): never => {
  read.hint([sign]);
  throw new Error(`counted at ${read(counter).state}`);
};

/** Commands that were decided at 1,000 and sent in one call, and what each of them is told. */
const sent = (...decisions: readonly (typeof count)[]) => {
  const told: string[] = [];
  /** Of whom keys were noted as stored. */
  const noted: string[] = [];
  const vault = {
    openForDeciding: (_: string, state: unknown) => state,
    seal: (_: string, events: unknown) => ({ events, keys: [] }),
    settled: (tenant: string) => void noted.push(tenant),
  };
  const group = new Group(false);
  const members = decisions.map((decide, nth) => {
    const envelope = { tenant: 'acme', commandId: `c${nth}`, actor: 'test/1', correlationId: 'test' };
    const command = { catalogue, vault, newId: realWorld.newId, subject: counter, envelope, decide };
    const answers = { settle: () => void told.push('done'), fail: (error: unknown) => void told.push(`${error}`) };
    const pending = pendingOf(command as never, { unheardOf: [], locked: false }, 0, answers);
    group.add(
      pending,
      reach(
        pending.command,
        group.states(pending, () => unwritten(counter)),
        1_000,
      ),
    );
    return pending;
  });
  group.sent();
  const cache = new StreamCache({ streams: 10, bytes: 1e6 }, catalogue);
  return {
    told,
    noted,
    members,
    group,
    cache,
    answered: (...outcomes: readonly Outcome[]) => conclude(cache, group, outcomes),
  };
};

it('a refusal on what the same call has written says what stands there by now, also where it has glanced aside', () => {
  const { told, answered } = sent(count, refuse as never);
  const end = { position: 6, mark: '00000006' };
  answered(
    { outcome: 'stored', position: 7, recordedAt: 5_000 },
    { outcome: 'stored', position: null, end, recordedAt: 5_000 },
  );
  expect(told).toEqual(['done', 'Error: counted at 5000']);
});

it('a command that was sent again and is stored tells the others how far the log goes by the id that it has there', () => {
  const { group, answered } = sent(count);
  group.renew();
  const { id } = group.call().settlements[0]!.events[0]!;
  expect(answered({ outcome: 'stored', position: 9, recordedAt: 5_000 })).toMatchObject({
    head: { position: 9, mark: id.slice(-8) },
  });
});

it.each([
  ['first', 0],
  ['second', 1],
])('a success of the %s sending of three is told from memory, and kept with the ids that the log has', (_, stored) => {
  const { told, noted, members, group, cache, answered } = sent(count, count);
  const ids = [0, 1].map(() => {
    const each = group.call().settlements.map(({ events }) => events[0]!.id);
    for (const member of members)
      suffer(member, { what: 'failed', failure: 'connection-lost', members: 2 }, new Error('cut off'));
    group.renew();
    group.sent();
    return each;
  })[stored]!;
  const known = (nth: number): Outcome => {
    const place = { stream: 'counter/1', version: nth + 1, position: 8 + nth, fingerprint: null, recordedAt: 5_000 };
    return { outcome: 'known', known: { command: `c${nth}`, event: ids[nth]!, ...place }, recordedAt: 6_000 };
  };
  const head = { position: 9, mark: ids[1]!.slice(-8) };
  expect(answered(known(0), known(1))).toMatchObject({ head, replays: [], unfolded: [], troubles: [] });
  expect(told).toEqual(['done', 'done']);
  expect(noted).toEqual(['acme', 'acme']);
  expect(cache.get('acme counter/1')).toMatchObject({ version: 2, lastId: ids[1], position: 9, state: 5_000 });
});

it('a command’s own success that nobody heard of tells the others how far the log goes', () => {
  const { members, answered } = sent(count);
  members[0]!.fate = { ...members[0]!.fate, unheard: ['lost-00000009'] };
  const place = { stream: 'counter/1', version: 1, position: 9, fingerprint: null, recordedAt: 5_000 };
  const known = { command: 'c0', event: 'lost-00000009', ...place };
  expect(answered({ outcome: 'known', known, recordedAt: 5_000 })).toMatchObject({
    head: { position: 9, mark: '00000009' },
    replays: [{ isOwn: true }],
  });
});
