import type { AttemptRow, Outcome, SubscriberReport } from '#libs/delivery';
import { unknownTypes } from '../feed/event-filter.js';
import { besides } from '../history/besides.js';
import type { Described } from '../http/answers/described.js';
import { toInstant, toInstantOrNull } from '../http/answers/instant.js';
import type { DeliveryResponse, deliveryStatuses } from './delivery.schemas.js';
import type { subjectKinds, WebhookResponse } from './webhook.schemas.js';

/** `failed`: events that are not sent any more. */
export const toWebhookResponse = (report: SubscriberReport, failed: number): Described<typeof WebhookResponse> => ({
  id: report.id,
  url: report.url,
  types: report.types,
  unknownTypes: unknownTypes(report.types ?? []),
  subjects: report.kinds && subjectsOf(report.kinds),
  description: report.description,
  status: report.status === 'active' && report.wait ? ('waiting' as const) : report.status,
  waitingSince: toInstantOrNull(report.wait?.since ?? null),
  waitingUntil: toInstantOrNull(report.wait?.until ?? null),
  disabledBecause: report.disabledBecause,
  lag: report.lag,
  parked: report.parked,
  failed,
  lastReset: toInstantOrNull(report.lastReset),
  createdBy: report.createdBy,
  createdAt: toInstant(report.createdAt),
});

/** The streams in which events stand that are about such things. */
export const kindsOf = (subjects: readonly string[]): string[] => [
  ...subjects,
  ...Object.keys(besides).filter((kind) => subjects.includes(besides[kind]!)),
];

type SubjectKind = (typeof subjectKinds)[number];

const isAsked = (kind: string): kind is SubjectKind => !Object.hasOwn(besides, kind);

const subjectsOf = (kinds: readonly string[]): SubjectKind[] => kinds.filter(isAsked);

type Status = (typeof deliveryStatuses)[number];

const statuses = { failed: 'retrying', 'given-up': 'failed', taken: 'delivered' } as const satisfies Record<
  Outcome,
  Status
>;

const outcomes = { retrying: 'failed', failed: 'given-up', delivered: 'taken' } as const satisfies Record<
  Status,
  Outcome
>;

export const outcomeOf = (status: Status): Outcome => outcomes[status];

const digits = (event: string) => event.replaceAll('-', '');

/** The id of the event in the log, of the digits behind the prefix of its id or its delivery's. */
export const eventOf = (id: string): string =>
  id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** `excerpt`: opened. */
export const toDeliveryResponse = (
  attempt: AttemptRow,
  excerpt: string | null,
): Described<typeof DeliveryResponse> => ({
  id: `dlv_${digits(attempt.event)}`,
  eventId: `evt_${digits(attempt.event)}`,
  type: attempt.type,
  subject: attempt.subject,
  status: statuses[attempt.outcome],
  attempts: attempt.attempt,
  lastAttemptAt: toInstant(Math.round(attempt.triedAt)),
  nextAttemptAt: attempt.nextAt === null ? null : toInstant(Math.round(attempt.nextAt)),
  answer: {
    status: attempt.status,
    error: attempt.silence,
    detail: attempt.detail,
    milliseconds: attempt.milliseconds,
    excerpt,
  },
});
