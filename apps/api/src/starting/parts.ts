import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { ApiKeys, Feeds, FileTokens, ManageTokens, Roots, Tickets } from '#libs/access';
import type { ManagedThings } from '#libs/booking';
import type { EventLog } from '#libs/event-store';
import type { ProjectionRunner } from '#libs/projection';
import type { Identities, Identity } from '../http/callers/identity.js';
import type { Limits } from '../http/limits/limits.js';
import type { Mail } from '../mail/mail.js';
import type { Readiness } from '../operations/readiness.js';
import type { RequestMetrics } from '../operations/request-metrics.js';
import type { Tracing } from '../tracing/tracing.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import type { Config } from './config.js';

/** What a process is made of before Nest comes in. */
export interface Parts {
  readonly config: Config;
  readonly roots: Roots;
  readonly log: Logger;
  readonly eventLog: EventLog;
  /** Of the role that may not touch the log but through its functions. */
  readonly pool: Pool;
  /** Follows the log in this process, or only knows how far others are. */
  readonly runner: ProjectionRunner;
  readonly isProjecting: boolean;
  readonly keys: ApiKeys;
  readonly identities: Identities;
  readonly manageTokens: ManageTokens;
  readonly fileTokens: FileTokens;
  readonly feeds: Feeds;
  readonly managed: ManagedThings;
  readonly tickets: Tickets<Identity>;
  readonly limits: Limits | undefined;
  readonly webhooks: Webhooks;
  readonly mail: Mail;
  readonly readiness: Readiness;
  readonly requests: RequestMetrics;
  /** Absent: nothing is traced. */
  readonly tracing: Tracing | undefined;
}
