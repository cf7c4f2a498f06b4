/** What somebody asked for, and everything that was answered to it: the first time and whenever it was sent again. */
export interface Wish {
  /** Its Idempotency-Key; the X-Request-Id of each attempt is this, a dot and a number. */
  readonly id: string;
  readonly what: 'book' | 'hold' | 'confirm' | 'move' | 'cancel' | 'read';
  /** The time that it wants, where it wants one. */
  readonly wanted: Wanted | null;
  /** The booking that it is about, where there is one already. */
  readonly bookingId: string | null;
  readonly customerId: string;
  /** The version that the client knows there to be. */
  readonly atLeast: number;
  /** The position that it wants to read behind. */
  readonly behind?: string;
  readonly answers: Heard[];
}

export interface Wanted {
  readonly calendarIds: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly units: number;
}

/** One answer, as it came. */
export interface Heard {
  readonly status: number;
  readonly body: Body;
  /** When the attempt that it answers was sent, and when it came, in milliseconds since the epoch. */
  readonly sentAt: number;
  readonly heardAt: number;
}

/** Of a booking or a problem, as far as it is judged. */
export interface Body {
  readonly id?: string;
  readonly version?: number;
  readonly position?: string;
  readonly status?: string | number;
  readonly code?: string;
  readonly retry?: { readonly strategy: string; readonly afterMs?: number };
  readonly conflicts?: readonly { readonly bookingId: string; readonly calendarId: string }[];
  readonly capacity?: number;
  readonly remaining?: number;
  readonly currentVersion?: number;
  readonly currentStatus?: string;
  readonly expiredAt?: string;
  readonly heldUntil?: string;
  readonly limit?: { readonly atMost: number };
}

export const isDone = ({ status }: Heard): boolean => status < 300;

/** To be sent again as it is: nothing is decided yet as far as the client knows. */
export const isOpen = ({ status, body }: Heard): boolean => status === 503 || body.retry?.strategy === 'same-request';

/** Refused for a reason. */
export const isRefused = (heard: Heard): boolean => !isDone(heard) && !isOpen(heard);
