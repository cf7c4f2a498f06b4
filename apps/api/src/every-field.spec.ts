import { z } from 'zod';
import { allTools } from '#test/harness/clients/all-tools';
import { CreateApiKeyRequest } from './api-keys/api-key.schemas.js';
import * as bookings from './bookings/booking.schemas.js';
import { CreateBlackoutRequest } from './calendars/blackout.schemas.js';
import { ChangeCalendarRequest, CreateCalendarRequest } from './calendars/calendar.schemas.js';
import { line, mailAddress, text } from './http/schemas/text.js';
import { BookSeriesRequest, CancelSeriesRequest } from './series/series.schemas.js';
import { ChangeServiceRequest, CreateServiceRequest } from './services/service.schemas.js';
import { JoinWaitlistRequest } from './waitlist/waitlist.schemas.js';
import { ReplayRequest } from './webhooks/delivery.schemas.js';
import { ChangeWebhookRequest, CreateWebhookRequest } from './webhooks/webhook.schemas.js';

const requests: Record<string, z.ZodType> = {
  ...{ CreateCalendarRequest, ChangeCalendarRequest, CreateServiceRequest, ChangeServiceRequest },
  ...{ CreateBlackoutRequest, BookSeriesRequest, CancelSeriesRequest, JoinWaitlistRequest, CreateApiKeyRequest },
  ...{ CreateWebhookRequest, ChangeWebhookRequest, ReplayRequest },
  CreateBookingRequest: bookings.CreateBookingRequest,
  ChangeBookingRequest: bookings.ChangeBookingRequest,
  ConfirmBookingRequest: bookings.ConfirmBookingRequest,
  ExtendHoldRequest: bookings.ExtendHoldRequest,
  DeclineBookingRequest: bookings.DeclineBookingRequest,
  RescheduleBookingRequest: bookings.RescheduleBookingRequest,
  CancelBookingRequest: bookings.CancelBookingRequest,
  ...Object.fromEntries(allTools.map(({ name, input }) => [name, input])),
};

interface Described {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Described>>;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

type Path = readonly (string | number)[];

interface Field {
  readonly path: Path;
  readonly shape: Described;
}

const described = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Described;

/** Every value that a request may have, by where it stands. */
const fieldsOf = (all: Described, shape: Described, path: Path = []): Field[] => {
  if (shape.$ref) return fieldsOf(all, all.$defs![shape.$ref.split('/').at(-1)!]!, path);
  if (shape.anyOf) return shape.anyOf.flatMap((each) => fieldsOf(all, each, path));
  if (shape.items) return fieldsOf(all, shape.items, [...path, 0]);
  const inner = Object.entries(shape.properties ?? {});
  return [{ path, shape }, ...inner.flatMap(([name, each]) => fieldsOf(all, each, [...path, name]))];
};

const nest = ([first, ...rest]: Path, value: unknown): unknown => {
  if (first === undefined) return value;
  return first === 0 ? [nest(rest, value)] : { [first]: nest(rest, value) };
};

/** Whether a value may stand there, whatever else is missing. */
const takes = (schema: z.ZodType, path: Path, value: unknown): boolean => {
  const issues = schema.safeParse(nest(path, value)).error?.issues ?? [];
  const at = path.join('/');
  const found = issues.flatMap((issue) => (issue.code === 'invalid_union' ? [issue, ...issue.errors.flat()] : [issue]));
  return !found.some((issue) => issue.path.join('/') === at);
};

const fields = Object.entries(requests).flatMap(([name, schema]) => {
  const all = described(schema);
  return fieldsOf(all, all).map(({ path, shape }) => ({
    name,
    schema,
    path,
    shape,
    title: `${name} /${path.join('/')}`,
  }));
});

const patternsOf = ({ pattern }: Described) => pattern ?? [];
const ofOneLine = [line(1, 200), mailAddress].flatMap((schema) => patternsOf(described(schema)));
const lines = fields.filter(({ shape }) => shape.pattern !== undefined && ofOneLine.includes(shape.pattern));
const numbers = fields.filter(({ shape }) => shape.type === 'integer' || shape.type === 'number');

/** What stands in no line, by what it would do there. */
const unfit: Record<string, string> = {
  ...{
    nothing: '',
    'a blank': ' ',
    'blanks of all kinds': ' \u00a0\u3000\u2003',
    'nothing to be seen': '\u200b\u2060\u3164',
  },
  ...{ 'a line break': 'A\r\nBcc: x', 'a new line': 'A\nB', 'a line of Unicode': 'A\u2028B', NUL: 'A\0B' },
  ...{
    'a bell': 'A\u0007',
    'an escape': '\u001b[31mA',
    'a control above ASCII': 'A\u0085B',
    'half of a character': 'A\ud800',
  },
  ...{ 'text turned round': 'A\u202eB', 'text set apart': 'A\u2066B', 'too much': 'a'.repeat(100_000) },
};

it('all names, phones and mail addresses are lines', () => {
  const named = fields
    .filter(({ shape }) => shape.type === 'string')
    .filter(({ path }) => /^(name|mailFromName|phone|email|customer(Name|Phone|Email))$/.test(String(path.at(-1))));
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((field) => !lines.includes(field)).map(({ title }) => title)).toEqual([]);
});

it.each(lines.map(({ title, ...field }) => [title, field] as const))(
  '%s holds nothing that fits no line',
  (_, field) => {
    const { schema, path } = field;
    const taken = Object.keys(unfit).filter((what) => takes(schema, path, unfit[what]));
    expect(taken).toEqual([]);
    const isMail = /email$|notifyDesk,0$/i.test(String(path));
    const names = isMail ? ['ada@example.com'] : ["Ada O'Neil", '李小龍', 'محمد', '👩‍💻 Ada', 'a\u200db', '.'];
    expect(names.filter((name) => !takes(schema, path, name))).toEqual([]);
  },
);

it.each(numbers.map(({ title, ...field }) => [title, field] as const))('%s is whole and has two ends', (_, field) => {
  const { schema, path, shape } = field;
  const { minimum = Number.NaN, maximum = Number.NaN } = shape;
  expect([minimum, maximum].map((end) => [end, takes(schema, path, end)])).toEqual([
    [minimum, true],
    [maximum, true],
  ]);
  const beyond = [minimum - 1, maximum + 1, minimum + 0.5, Number.NaN, Number.POSITIVE_INFINITY, `${minimum}`, true];
  expect(beyond.filter((value) => takes(schema, path, value))).toEqual([]);
});

it('an id of a customer is in one spelling, without blanks at its ends', () => {
  const takesId = (id: string) => takes(requests.CreateBookingRequest!, ['customer', 'id'], id);
  expect(['jos\u00e9', 'cus ada'].filter((id) => !takesId(id))).toEqual([]);
  expect(['jose\u0301', ' cus_ada', 'cus_ada\u00a0', 'cus\nada', ''].filter(takesId)).toEqual([]);
});

it('there are lines and numbers to be tried, and plain text is not taken for a line', () => {
  expect(lines.length).toBeGreaterThan(15);
  expect(numbers.length).toBeGreaterThan(40);
  expect(patternsOf(described(text(1, 200)))).toEqual([]);
});
