import pg, { type Pool } from 'pg';
import { ConnectionFailed } from '#libs/database';
import { seatTypes } from '#test/harness/logs/seat-catalogue';
import { envelope, room } from '#test/harness/logs/seats';
import { Catalogue } from '../catalogue/catalogue.js';
import { OutcomeUnknown } from '../failures.js';
import type { Member } from './group.js';
import { answerFromLog } from './replay.js';

const event = (version: number) => ({
  ...{
    shard: 1,
    position: version,
    tenant: 'default',
    stream: 'room/a',
    version,
    id: `e${version}`,
    type: 'SeatTaken',
  },
  ...{ schemaVersion: 1, recordedAt: 0, actor: 'a', correlationId: 'c', causationId: null, commandId: 'c1' },
  data: { who: `guest ${version}` },
  ...{ ord: 1, same: true, size: 20 },
});

const known = {
  command: 'c1',
  event: 'e2',
  stream: 'room/a',
  version: 2,
  position: 2,
  fingerprint: null,
  recordedAt: 0,
};

/** What a command that is known at version 2 is answered, with this log; `there`: the event that stands where its own did. */
const answered = (past: () => Promise<{ rows: readonly unknown[] }>, isOwn: boolean, there = known.event) =>
  new Promise((settle, fail) => {
    const query = ({ name }: { name: string }) =>
      name === 'slotlog-read-event-id' ? Promise.resolve({ rows: [{ id: there }] }) : past();
    const catalogue = new Catalogue(seatTypes);
    const command = { catalogue, vault: null, envelope: envelope(), subject: room('a'), decide: () => ({}) as never };
    const member = { pending: { command, settle, fail } } as unknown as Member;
    answerFromLog({ query } as unknown as Pool, 1, { replays: [{ member, known, isOwn }], unfolded: [] });
  });

describe.each([
  ['its own earlier call', true],
  ['an earlier request', false],
])('a command that %s has settled', (_, isOwn) => {
  it('is answered with what that led to', async () => {
    const told = await answered(async () => ({ rows: [event(1), event(2)] }), isOwn);
    expect(told).toMatchObject({
      state: { taken: ['guest 1', 'guest 2'] },
      version: 2,
      appended: true,
      replayed: !isOwn,
    });
  });

  it('is answered as it was then, though more has happened since', async () => {
    const told = await answered(async () => ({ rows: [event(1), event(2), event(3)] }), isOwn);
    expect(told).toMatchObject({ state: { taken: ['guest 1', 'guest 2'] }, version: 2 });
  });

  it('is not answered with what is left where the log has lost it since', async () => {
    const told = await answered(async () => ({ rows: [event(1)] }), isOwn).catch((error: unknown) => error as Error);
    expect(told).toBeInstanceOf(OutcomeUnknown);
    expect([(told as Error).message, ((told as Error).cause as Error)?.message]).toContain(
      'room/a has lost its version 2',
    );
  });

  it('is not answered with what somebody else has stored there since', async () => {
    const told = answered(async () => ({ rows: [event(1), event(2)] }), isOwn, 'e9');
    await expect(told).rejects.toThrow(OutcomeUnknown);
  });

  it('is not told that nothing was stored where it cannot be read', async () => {
    const lost = new ConnectionFailed(new Error('read ECONNRESET'));
    const told = answered(() => Promise.reject(lost), isOwn);
    await expect(told).rejects.toThrow(OutcomeUnknown);
    await expect(told).rejects.toMatchObject({ cause: lost });
  });
});

describe('a command that is settled and could not be folded in memory', () => {
  /** What it is answered that wrote so many events, of which the last is version 2, and what the log was asked for. */
  const unfolded = async (events: number, past: () => Promise<{ rows: readonly unknown[] }>) => {
    const asked: string[] = [];
    const told = await new Promise((settle, fail) => {
      const query = ({ name }: { name: string }) => {
        asked.push(name);
        return past();
      };
      const catalogue = new Catalogue(seatTypes);
      const command = { catalogue, vault: null, envelope: envelope(), subject: room('a'), decide: () => ({}) as never };
      const subject = { stream: 'room/a', version: 2 };
      const member = {
        pending: { command, settle, fail },
        settlement: { subject, events: Array.from({ length: events }, () => ({})) },
        verdict: { reading: { pinned: new Map([['room/a', { folded: { version: 2 } }]]) } },
      } as unknown as Member;
      answerFromLog({ query } as unknown as Pool, 1, { replays: [], unfolded: [member] });
    }).catch((error: unknown) => error);
    return { told, asked };
  };

  it.each([
    [1, true],
    [0, false],
  ])('is answered from the log as of its version: of %d events, appended: %p', async (events, appended) => {
    const { told, asked } = await unfolded(events, async () => ({ rows: [event(1), event(2), event(3)] }));
    expect(told).toMatchObject({ state: { taken: ['guest 1', 'guest 2'] }, version: 2, appended, replayed: false });
    expect(asked).toEqual(['slotlog-read-tails']);
  });

  it('is told that it is settled where the log cannot be read or folded', async () => {
    const lost = new ConnectionFailed(new Error('read ECONNRESET'));
    const { told } = await unfolded(1, () => Promise.reject(lost));
    expect(told).toBeInstanceOf(OutcomeUnknown);
    expect(told).toMatchObject({ message: expect.stringContaining('it is settled'), cause: lost });
  });
});

it('a command that an earlier request has settled is told what is wrong for good with its answer, and else that it was settled', async () => {
  const wrong = Object.assign(new pg.DatabaseError('said the server', 1, 'error'), { code: '22012' });
  await expect(answered(() => Promise.reject(wrong), false)).rejects.toBe(wrong);
  const lost = new ConnectionFailed(new Error('read ECONNRESET'));
  await expect(answered(() => Promise.reject(lost), false)).rejects.toThrow('it was settled before');
});
