import { MemoryLog } from '#test/harness/logs/memory-log';
import { monday, sundayNoon } from '#test/rules/front-desk';
import { desk } from '#test/rules/given';
import { type Append, append, type Recorded } from '../../deciding/decision.js';
import { waitsStream } from '../../limits/waits.js';
import { minute } from '../../time/interval.js';
import {
  dequeuing,
  evolveWaitlist,
  isWaitingFor,
  type Waiting,
  type WaitlistEvent,
  waitlistStream,
} from './waitlist.js';
import { evolveWaitlistEntry, lapsesAfter, type OfferEnd, type WaitlistEntryEvent } from './waitlist-entry.js';

const wish = { from: monday('09:00'), to: monday('12:00'), duration: 30, units: 1, calendarIds: null };
const queued = (entryId: string, holder: string) => ({ ...wish, entryId, holder, customerHash: holder, isNamed: true });
const line = waitlistStream('svc_massage');
const joins = (entryId: string, holder: string): Append[] => [
  append(line, { type: 'EntryQueued', data: queued(entryId, holder) }),
  append(waitsStream(holder), { type: 'WaitCounted', data: { entryId, until: monday('12:00') } }),
];

const after = (...events: readonly WaitlistEvent[]) =>
  events.reduce<ReturnType<typeof evolveWaitlist> | null>((known, event, at) => {
    const envelope = { version: at + 1, position: at + 1, mark: '', recordedAt: sundayNoon, actor: desk };
    return evolveWaitlist(known, { event, ...envelope } as Recorded<WaitlistEvent>);
  }, null)!.entries;

const joined: WaitlistEvent = { type: 'EntryQueued', data: queued('wle_ada', 'hash_of_ada') };
const offered: WaitlistEvent = {
  type: 'EntryOffered',
  data: { entryId: 'wle_ada', bookingId: 'bkg_ada', start: monday('10:00') },
};
const back = (cause: OfferEnd): WaitlistEvent => ({ type: 'EntryRequeued', data: { entryId: 'wle_ada', cause } });

it('somebody who joins has been offered nothing, and let go nothing', () => {
  expect(after(joined)).toEqual([{ ...queued('wle_ada', 'hash_of_ada'), offered: null, passed: [], lapsed: [] }]);
});

it.each<[OfferEnd, Partial<Waiting>]>([
  ['given-back', { passed: [monday('10:00')], lapsed: [] }],
  ['lapsed', { passed: [], lapsed: [monday('10:00')] }],
  ['displaced', { passed: [], lapsed: [] }],
])('an offer that is over is remembered for why it is: %s', (cause, remembered) => {
  expect(after(joined, offered, back(cause))[0]).toMatchObject({ offered: null, ...remembered });
});

it('somebody who has an offer waits for nothing else meanwhile', () => {
  const [waiting] = after(joined);
  const [busy] = after(joined, offered);
  expect([isWaitingFor(waiting!, monday('11:00')), isWaitingFor(busy!, monday('11:00'))]).toEqual([true, false]);
});

describe('an entry that is taken out of the line', () => {
  const log = new MemoryLog();
  log.record([...joins('wle_bob', 'hash_of_bob'), ...joins('wle_ada', 'hash_of_ada')], sundayNoon, desk);
  const leaves = (entryId: string) =>
    log.look((read) => dequeuing(read, 'svc_massage', entryId)).map(({ stream, type }) => [stream.name, type]);

  it('counts no more among those of the same holder', () => {
    expect(leaves('wle_ada')).toEqual([
      ['waitlist/svc_massage', 'EntryRemoved'],
      ['waits/hash_of_ada', 'WaitReleased'],
    ]);
  });

  it('and was not in it is taken out all the same, so that nobody else comes in between', () => {
    expect(leaves('wle_eve')).toEqual([['waitlist/svc_massage', 'EntryRemoved']]);
  });
});

describe('an entry', () => {
  const entry = (...events: readonly WaitlistEntryEvent[]) =>
    events.reduce<ReturnType<typeof evolveWaitlistEntry> | null>((known, event, at) => {
      const envelope = { version: at + 1, position: at + 1, mark: `m${at}`, recordedAt: sundayNoon + at, actor: desk };
      return evolveWaitlistEntry(known, { event, ...envelope } as Recorded<WaitlistEntryEvent>);
    }, null)!;
  const customer = { id: 'cus_ada', name: 'Ada', email: 'ada@example.com', phone: null };
  const join = {
    type: 'WaitlistJoined',
    data: { id: 'wle_ada', customerHash: 'hash_of_ada', serviceId: 'svc_massage', customer, ...wish },
  } as const;
  const offer = (expiresAt: number) =>
    ({
      type: 'WaitlistSpotOffered',
      data: { bookingId: 'bkg_ada', start: monday('10:00'), end: monday('10:30'), expiresAt },
    }) as const;

  it('knows since when it is there and when it was changed last', () => {
    expect(entry(join)).toMatchObject({ createdAt: sundayNoon, updatedAt: sundayNoon, isUnhurried: false, lapses: 0 });
    expect(entry(join, offer(monday('10:00')))).toMatchObject({ createdAt: sundayNoon, updatedAt: sundayNoon + 1 });
  });

  it('counts the offers that lapsed, but not those that were given back or left too little time', () => {
    const lapses = (expiresAt: number, cause: OfferEnd) =>
      entry(join, offer(expiresAt), { type: 'WaitlistOfferExpired', data: { bookingId: 'bkg_ada', cause } }).lapses;
    const [unhurried, hurried] = [monday('10:00') - minute, monday('10:00')];
    expect([lapses(unhurried, 'lapsed'), lapses(hurried, 'lapsed')]).toEqual([1, 0]);
    expect([lapses(unhurried, 'given-back'), lapses(unhurried, 'displaced')]).toEqual([0, 0]);
    expect(lapsesAfter({ lapses: 2, isUnhurried: true }, 'given-back')).toBe(2);
  });
});
