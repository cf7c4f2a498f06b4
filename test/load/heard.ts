/** One answer, as it came over HTTP. */
export interface Heard {
  readonly status: number;
  readonly body: Body;
}

/** Of a booking or a problem, as far as it is judged. */
export interface Body {
  readonly id?: string;
  readonly version?: number;
  readonly position?: string;
  readonly status?: string | number;
  readonly start?: string;
  readonly end?: string;
  readonly units?: number;
  readonly calendarIds?: readonly string[];
  readonly code?: string;
  readonly retry?: { readonly strategy: string };
  readonly conflicts?: readonly { readonly bookingId?: string; readonly calendarId: string }[];
  readonly capacity?: number;
  readonly remaining?: number;
  readonly currentVersion?: number;
  readonly currentStatus?: string;
  readonly expiredAt?: string;
  readonly heldUntil?: string;
  readonly closedAt?: string;
  readonly limit?: { readonly kind: string; readonly atMost: number };
  readonly blockers?: { readonly bookings: readonly string[] };
  readonly missing?: { readonly id: string };
  readonly alternatives?: readonly {
    readonly start: string;
    readonly end: string;
    readonly calendarIds: readonly string[];
  }[];
  readonly alternativesPosition?: string;
}

export const isDone = ({ status }: Heard): boolean => status < 300;

/** To be sent again as it is: nothing is decided yet as far as the client knows. */
export const isOpen = ({ status, body }: Heard): boolean => status === 503 || body.retry?.strategy === 'same-request';

/** Refused for a reason. */
export const isRefused = (heard: Heard): boolean => !isDone(heard) && !isOpen(heard);
