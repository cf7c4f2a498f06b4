import type { Pool } from 'pg';
import type { EventLog, Scanned, StoredEvent } from '#libs/event-store';
import type { Standing } from '../letters/draft.js';
import type { Place } from '../sql/told-letters.js';
import type { Transport } from '../transport/smtp-transport.js';

/** The log as far as it is looked at. */
export type WatchedLog = Pick<
  EventLog,
  'id' | 'scanShard' | 'end' | 'pointAt' | 'heads' | 'onAppend' | 'onLost' | 'now' | 'world'
>;

/** What there is to write, and to whom. */
export interface Correspondence {
  /** What an event is about, and how many milliseconds nothing more is to happen to that before anybody is told; null: nobody is. */
  touched(event: Scanned<StoredEvent>): { readonly subject: string; readonly pause: number } | null;
  /** How a subject stands by now; null: nobody is told of it. */
  look(place: Place): Promise<Standing | null>;
}

/** A letter that does not get through, for those who want to hear of it. */
export interface Failure extends Place {
  readonly audience: string;
  readonly kind: string;
  readonly sequence: number;
  readonly whyNot: string;
}

export interface MailLogger {
  warn(message: string): void;
  error(message: string): void;
}

/** What all who write in one process have in common. */
export interface MailParts {
  readonly log: WatchedLog;
  readonly pool: Pool;
  readonly transport: Transport;
  readonly correspondence: Correspondence;
  /** What stands behind the @ of a Message-ID. */
  readonly domain: string;
  readonly limits: {
    /** Letters of a tenant on one day. */
    readonly perTenant: number;
    /** Letters that nobody asked for, on one day, to an address whose owner never followed a link. */
    readonly unasked: number;
  };
  /** Told before it is written down, so perhaps twice: it has to be the same then. */
  readonly announce: (failure: Failure) => Promise<void>;
  readonly logger: MailLogger;
}

/** How it goes in a process, since it began. */
export interface MailCounts {
  readonly told: number;
  readonly failed: number;
  readonly leftOut: number;
  /** Attempts that are made again. */
  readonly repeated: number;
  readonly underWay: number;
  /** Whether nothing gets through to the server. */
  readonly isHindered: boolean;
}
