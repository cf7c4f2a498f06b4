import type { IdentityProvider } from '#test/harness/apps/identity-provider';
import { fromNow } from '#test/harness/running-clock';
import type { Ears, Words } from '../words.js';
import { Desk, type Thing } from './desk.js';
import { People } from './people.js';
import { openRooms } from './rooms.js';

/** Somebody who attacks, or may be told a part only, with what it calls itself by. */
export interface Caller extends Ears {
  readonly credential: string | null;
  /** How the document says that a route is open to its kind; undefined: a scope opens it. */
  readonly kind?: 'a public key' | '`bookings:own`' | 'a manage token';
  /** What it made or was given: no attack leaves that out. */
  readonly own?: readonly string[];
  /** It only reads: what it may change is needed. */
  readonly onlyReads?: true;
}

/** A tenant: what is in it, what an attacker has got hold of, and who calls there. */
export interface House {
  readonly name: string;
  readonly callers: readonly Caller[];
  readonly told: readonly Thing[];
  readonly customerIds: readonly string[];
  readonly cursors: readonly string[];
  readonly tickets: readonly string[];
  readonly idempotencyKeys: readonly string[];
}

/** Fills a tenant with people and their words. */
export const openHouse = async (
  [url, key]: readonly [string, string],
  name: string,
  words: Words,
  provider: IdentityProvider,
): Promise<House> => {
  const desk = new Desk(url, key);
  const unheard = new Desk(url, key);
  const token = (sub: string, scope: string) =>
    provider.forged({ sub, scope, tenant: name, exp: Math.floor(fromNow({ hours: 2 }).epochMilliseconds / 1_000) });
  const keyNamed = async (place: string, more: object): Promise<Thing> =>
    unheard.make('api-keys', { name: words.new(name, 'all-seeing', place), ...more });
  const rooms = await openRooms(desk, words, name);
  const people = new People(desk, words, name, rooms);
  const visitors = await keyNamed('the name of a public key', { kind: 'public' });
  const others = await keyNamed('the name of another public key', { kind: 'public' });
  const staff = desk.as(await token(people.staff('who of the staff did something'), 'bookings:write bookings:approve'));

  const adas = await people.books('ada', 'one');
  await people.books('ada', 'one', { hold: { seconds: 1_800 } });
  await staff.change(`bookings/${adas.id}`, { notes: people.details('ada', ' later').notes });
  const { id: given } = await people.books('ada', 'many');
  await staff.command(`bookings/${given}/cancel`, { reason: people.details('ada', ' at the end').notes });
  await people.comesEveryWeek('ada');
  await people.waits('ada');
  const { id: asked } = await people.books('bob', 'asks');
  await staff.command(`bookings/${asked}/approve`);
  await people.books('bob', 'asks');
  await people.books('bob', 'one');
  const visit = await people.books('visitor', 'many', {}, visitors.key);
  await people.waits('visitor', visitors.key);
  const { id: gone } = await people.books('eve', 'many');
  await people.waits('eve');
  await people.isErased('eve');

  const own = await people.books('mallory', 'many');
  const wait = await people.waits('mallory', others.key);
  const visitByHer = await people.books('mallory', 'many', {}, others.key);
  const hold = { id: 'bkg_from-ada-to-mallory', hold: { seconds: 1_800 } };
  await people.books('ada', 'many', hold);
  await desk.command(`bookings/${hold.id}/confirm`, people.named('mallory')).catch(refused);
  const givenAway = await people.books('mallory', 'many', { id: 'bkg_from-mallory-to-grace' }, others.key);
  await desk.change(`bookings/${givenAway.id}`, people.details('grace', ' of what she was given'));

  const cursors = [await unheard.ask('GET', 'bookings?limit=1'), await unheard.ask('GET', 'events?limit=1')];
  const { ticket } = await unheard.make('tickets', {});
  await usedUp(url, ticket);
  const revoked = await keyNamed('the name of a key that is revoked', { scopes: ['admin'] });
  await unheard.ask('DELETE', `api-keys/${revoked.id}`);
  const reader = await keyNamed('the name of a key for calendars', { scopes: ['calendars:read'] });

  const stranger = (who: string, credential: string): Caller => {
    return { name: `${name}: ${who}`, credential, house: name, hears: ['house'], persons: [] };
  };
  const person = async (who: string, own: readonly string[]): Promise<Caller> => {
    const credential = await token(people.idOf(who), 'bookings:own');
    return { ...stranger(who, credential), persons: [who], own, kind: '`bookings:own`' };
  };
  const bearer = (of: string, { id, manageToken }: Thing): Caller => {
    return { ...stranger(`a token of ${of}`, manageToken), persons: ['mallory'], own: [id], kind: 'a manage token' };
  };
  const callers: Caller[] = [
    { ...stranger('a public key', others.key), kind: 'a public key' },
    { ...stranger('the visitors’ public key', visitors.key), kind: 'a public key' },
    await person('mallory', [own.id, hold.id]),
    await person('ada', [adas.id, given, hold.id]),
    bearer('a visit', visitByHer),
    bearer('who waits', wait),
    bearer('what was given away', givenAway),
    { ...stranger('a revoked key', revoked.key), house: null, hears: [] },
    { ...stranger('who reads calendars', reader.key), hears: ['house', 'desk'] },
  ];
  const all = { house: name, hears: ['all-seeing'] as const, persons: [] };
  return {
    name,
    callers: [...callers, { name: `${name}: the operator`, credential: key, ...all }],
    told: [...desk.told, own, visit, { id: gone }],
    customerIds: ['ada', 'bob', 'eve', 'grace', 'mallory'].map((person) => people.idOf(person)),
    cursors: cursors.map(({ nextCursor }) => nextCursor),
    tickets: [ticket],
    idempotencyKeys: people.idempotencyKeys,
  };
};

/** Whether a hold may be confirmed for somebody else is not the attacker's to say. */
const refused = (error: Error): void => {
  if (!/: 4\d\d /.test(error.message)) throw error;
};

/** A ticket that somebody has used before an attacker finds it. */
const usedUp = async (url: string, ticket: string): Promise<void> => {
  const hanging = new AbortController();
  const { status } = await fetch(`${url}/v1/events/stream?ticket=${ticket}`, { signal: hanging.signal });
  if (status !== 200) throw new Error(`the ticket of the desk opens nothing: ${status}`);
  hanging.abort();
};
