import type { History, Views } from './history.js';
import type { Row } from './log-row.js';
import type { Past } from './past.js';

/** The views of a tenant are what its log folds to, row by row, and the feed is its log. */
export const checkViews = (past: Past, tenant: string, views: Views = {}): string[] => {
  const of = <Each extends { readonly tenant: string }>(all: readonly Each[] | undefined) =>
    all?.filter((each) => each.tenant === tenant);
  return [
    ...compared(
      'the view of bookings',
      of(views.bookings)?.map(bookingText),
      [...past.bookings()].map((id) => bookingText(past.standings(id).at(-1)!)),
    ),
    ...compared(
      'the view of calendars',
      of(views.calendars)?.map(calendarText),
      [...past.calendars.ids()].map((id) => calendarText({ id, ...past.calendars.at(id, Number.POSITIVE_INFINITY)! })),
    ),
    ...compared(
      'the feed',
      of(views.feed)?.map(pointText),
      past.rows.map(({ position, id }) => pointText({ position, mark: id.slice(-8) })),
    ),
  ];
};

type Text<Key extends 'bookings' | 'calendars' | 'feed'> = (
  row: Omit<NonNullable<Views[Key]>[number], 'tenant' | 'id' | 'type'> & {
    readonly id?: string;
    readonly bookingId?: string;
  },
) => string;

const bookingText: Text<'bookings'> = ({ id, bookingId, version, status, calendarIds, start, end, units }) =>
  `${id ?? bookingId} at version ${version}: ${status}, ${units} of ${[...calendarIds].sort().join(' and ')} from ${start} to ${end}`;

const calendarText: Text<'calendars'> = ({ id, version, status, capacity }) =>
  `${id} at version ${version}: ${status}, ${capacity}`;

const pointText: Text<'feed'> = ({ position, mark }) => `${position}.${mark}`;

/** What nobody has read is right. */
const compared = (what: string, has: readonly string[] | undefined, should: readonly string[]): string[] => {
  if (!has) return [];
  const [is, needs] = [new Set(has), new Set(should)];
  return [
    ...has.filter((each) => !needs.has(each)).map((each) => `${what} has ${each}, which the log does not fold to`),
    ...should.filter((each) => !is.has(each)).map((each) => `${what} lacks ${each}`),
    ...(has.length > is.size ? [`${what} has something twice`] : []),
  ];
};

/** Every tenant that anything is told of. */
export const tenantsIn = ({ calls, log }: History): string[] => [
  ...new Set([...calls, ...log].map(({ tenant }: Pick<Row, 'tenant'>) => tenant)),
];
