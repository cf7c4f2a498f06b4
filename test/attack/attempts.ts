import { Dice } from '#test/fuzz/dice';
import { type Operation, type Request, Requests, type Spoiling, spoilings } from '#test/fuzz/requests';
import type { Part } from '#test/openapi/resolve';
import type { Known } from './known.js';
import type { Caller } from './scene/house.js';
import { type SpellingName, spellingNames, spellings } from './spellings.js';

/** One request of the attack. */
export interface Attempt {
  readonly number: number;
  readonly by: Caller;
  readonly operation: Operation;
  readonly spelling: SpellingName;
  readonly request: Request;
}

interface Planned {
  readonly by: Caller;
  readonly operation: Operation;
  readonly id: string | null;
  readonly spelling: SpellingName;
}

const reading = new Set(['GET', 'HEAD']);

/** Throws what is lent to it: what is made once and throws often has each request's own dice. */
class LentDice extends Dice {
  lent = new Dice(0);

  override next(): number {
    return this.lent.next();
  }
}

/** Makes the requests of an attack: each by its number and the seed alone, whatever became of those before. */
export class Attempts {
  /** Every caller at every operation about some things of its kind, in an order of the seed. */
  readonly #lent = new LentDice(0);
  readonly #requests: Requests;
  readonly #plan: readonly Planned[];

  constructor(
    document: Part,
    private readonly operations: readonly Operation[],
    private readonly known: Known,
    private readonly host: string,
    private readonly seed: number,
  ) {
    this.#requests = new Requests(document, this.#lent, known.memory(this.#lent), '');
    const dice = new Dice(seed);
    const sample = (operation: Operation, { own = [], kind }: Caller) => {
      const things = this.#things(operation).map((id) => ({ id, at: dice.next() }));
      const drawn = things.sort(byLot).map(({ id }) => id);
      return [
        ...new Set([
          ...drawn.filter((id) => own.includes(id ?? '')),
          ...drawn.slice(0, isSaidOpen(operation, kind) ? thingsEach : 1),
        ]),
      ];
    };
    const plan = operations.flatMap((operation) =>
      known.callers
        .filter((by) => mayTry(by, operation))
        .flatMap((by): (Planned & { at: number })[] => [
          ...sample(operation, by).map((id) => ({ by, operation, id, spelling: 'plain' as const, at: dice.next() })),
          ...(isSaidOpen(operation, by.kind) ? variedly(operation) : []).map((spelling) => ({
            by,
            operation,
            id: null,
            spelling,
            at: dice.next(),
          })),
        ]),
    );
    this.#plan = plan.sort(byLot);
  }

  /** After so many all of the plan was tried: every other one is of it. */
  get planned(): number {
    return 2 * this.#plan.length;
  }

  make(number: number): Attempt {
    const dice = new Dice(this.seed + number * 7_919);
    this.#lent.lent = dice;
    const planned = number % 2 === 0 ? this.#plan[number / 2] : undefined;
    const operation = planned?.operation ?? dice.pick(this.operations);
    const by = planned?.by ?? dice.pick(this.known.callers.filter((each) => mayTry(each, operation)));
    const things = this.#things(operation);
    const id = planned ? planned.id : dice.pick(things);
    const spelling = planned?.spelling ?? dice.pick(spellingNames);
    const spoiling: Spoiling = planned || dice.happens(0.7) ? 'nothing' : dice.pick(spoilings);
    const fitting = this.#requests.make(operation, spoiling);
    const about = id === null ? fitting : this.#about(id, operation, fitting, dice);
    const request = spellings[spelling](about, { dice, known: this.known, host: this.host });
    const { Authorization: spoilt, ...headers } = request.headers;
    const lent = spoiling === 'caller' ? undefined : this.#lentKey(by, operation, dice);
    const authorization = spoiling === 'caller' ? spoilt : by.credential && `Bearer ${lent ?? by.credential}`;
    const own = { 'X-Request-Id': `attack-${this.known.callers.indexOf(by)}-${String(number).padStart(6, '0')}` };
    return {
      number,
      by: spoiling === 'caller' ? this.known.callers[0]! : by,
      operation,
      spelling,
      request: {
        ...(lent ? withField(request, 'manageToken', by.credential) : request),
        headers: { ...own, ...headers, ...(authorization && { Authorization: authorization }) },
      },
    };
  }

  /** A tool hears of a token in its body too, beside whatever key: that of anybody in the same house. */
  #lentKey({ kind, house }: Caller, operation: Operation, dice: Dice): string | undefined {
    if (kind !== 'a manage token' || !isAboutBooking(operation) || dice.happens(0.5)) return undefined;
    const anybody = this.known.callers.find((each) => each.house === house && each.kind === 'a public key');
    return anybody?.credential ?? undefined;
  }

  /** What the first id of a path, or that in the body of a tool, may be; null: whatever fits. */
  #things(operation: Operation): readonly (string | null)[] {
    const kind = /^\/v1\/(bookings|calendars|services|series|waitlist)\/\{/.exec(operation.path)?.[1];
    const prefix = isAboutBooking(operation) ? 'bkg_' : prefixOf[kind ?? ''];
    const ids = prefix ? this.known.ids[prefix]! : [];
    return ids.length > 0 ? ids : [null];
  }

  #about(id: string, operation: Operation, request: Request, dice: Dice): Request {
    const { method, path: template } = operation;
    if (isAboutBooking(operation)) {
      const named = withField(request, 'bookingId', id);
      return dice.happens(0.8) ? withField(named, 'expectedVersion', this.known.versionOf(id) ?? 1, true) : named;
    }
    const [path = '', ...query] = request.path.split('?');
    const at = template.split('/').findIndex((segment) => segment.startsWith('{'));
    const segments = path.split('/');
    if (segments[at] === undefined || request.path.includes('%')) return request;
    segments[at] = id;
    const version = this.known.versionOf(id);
    // Mostly what is asked fits the thing as it was made, so that more than its version is looked at.
    const isStated = !reading.has(method) && version !== undefined && dice.happens(0.8);
    const headers = isStated ? { ...request.headers, 'If-Match': '*' } : request.headers;
    return { ...request, headers, path: [segments.join('/'), ...query].join('?') };
  }
}

/** What is made is made as others have made it too, and where they have; lists and streams are asked about others. */
const variedly = ({ method, path, body }: Operation): readonly SpellingName[] => {
  if (path.includes('{') || !path.startsWith('/v1/')) return [];
  if (method === 'GET')
    return [
      'about somebody',
      'about a thing',
      'in the middle of a list',
      ...timesEach.map(() => 'since a position' as const),
    ];
  if (method !== 'POST' || !body) return [];
  return timesEach.flatMap(() => ['where somebody is', 'as somebody did', 'in the name of somebody'] as const);
};

const timesEach = [1, 2, 3, 4];

const isAboutBooking = ({ path }: Operation): boolean => /^\/v1\/tools\/(get|confirm|reschedule|cancel)_/.test(path);

/** With another value of a field; `onlyThere`: where there is one. */
const withField = (request: Request, field: string, value: unknown, onlyThere = false): Request => {
  if (typeof request.body !== 'string' || !request.body.startsWith('{')) return request;
  try {
    const body = JSON.parse(request.body);
    return onlyThere && !(field in body) ? request : { ...request, body: JSON.stringify({ ...body, [field]: value }) };
  } catch {
    return request;
  }
};

/** For each caller at each operation; other seeds draw others. */
const thingsEach = 5;

const byLot = (one: { readonly at: number }, other: { readonly at: number }) => one.at - other.at;

const prefixOf: Record<string, string> = {
  bookings: 'bkg_',
  calendars: 'cal_',
  services: 'svc_',
  series: 'ser_',
  waitlist: 'wls_',
};

/** What is said to be closed to a kind of callers is tried once all the same. */
const isSaidOpen = ({ description }: Operation, kind: Caller['kind']) =>
  kind === undefined || description.includes(kind);

const mayTry = ({ onlyReads }: Caller, { method }: Operation): boolean => !onlyReads || reading.has(method);
