// Written by npm run client -- types, of the document af4792d44c1523f7ae8076ab86506bb8.

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};

export type Webhooks2 = OnCalendarCreatedWebhookRequest | OnCalendarChangedWebhookRequest | OnBlackoutAddedWebhookRequest | OnBlackoutRemovedWebhookRequest | OnCalendarArchivedWebhookRequest | OnCalendarRestoredWebhookRequest | OnServiceCreatedWebhookRequest | OnServiceChangedWebhookRequest | OnServiceArchivedWebhookRequest | OnServiceRestoredWebhookRequest | OnBookingHeldWebhookRequest | OnHoldExtendedWebhookRequest | OnHoldExpiredWebhookRequest | OnBookingRequestedWebhookRequest | OnBookingRequestExpiredWebhookRequest | OnBookingConfirmedWebhookRequest | OnBookingApprovedWebhookRequest | OnBookingDeclinedWebhookRequest | OnBookingRescheduledWebhookRequest | OnBookingDetailsChangedWebhookRequest | OnBookingCancelledWebhookRequest | OnBookingCompletedWebhookRequest | OnBookingMarkedNoShowWebhookRequest | OnBookingDisplacedWebhookRequest | OnBookingReminderDueWebhookRequest | OnSeriesBookedWebhookRequest | OnSeriesCancelledWebhookRequest | OnWaitlistJoinedWebhookRequest | OnWaitlistSpotOfferedWebhookRequest | OnWaitlistOfferExpiredWebhookRequest | OnWaitlistAcceptedWebhookRequest | OnWaitlistExpiredWebhookRequest | OnWaitlistLeftWebhookRequest | OnCustomerErasedWebhookRequest | OnWebhookWaitingWebhookRequest | OnWebhookDisabledWebhookRequest;

export type CreateCalendarRequest = {
    id?: string;
    name: string;
    timeZone: string;
    /**
     * Default: 1.
     */
    capacity?: number;
    openingHours: Array<WeeklyHours>;
    exceptions?: Array<ExceptionalDay>;
    metadata?: {
        [key: string]: unknown;
    };
};

/**
 * Hours of the calendar’s zone; `to` at or before `from` is on the next day.
 */
export type WeeklyHours = {
    days: Array<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'>;
    from: string;
    to: string;
};

/**
 * A date whose hours differ from the weekly ones; no hours: closed.
 */
export type ExceptionalDay = {
    date: string;
    openingHours: Array<{
        from: string;
        to: string;
    }>;
};

export type ChangeCalendarRequest = {
    name?: string;
    timeZone?: string;
    capacity?: number | null;
    openingHours?: Array<WeeklyHours>;
    exceptions?: Array<ExceptionalDay> | null;
    metadata?: {
        [key: string]: unknown;
    } | null;
    expectedVersion?: number;
    /**
     * reject: the change is refused; displace: they lose their time and keep their id. Default: reject.
     */
    onConflict?: 'reject' | 'displace';
};

export type ArchiveCalendarRequest = {
    expectedVersion?: number;
    /**
     * reject: the change is refused; displace: they lose their time and keep their id. Default: reject.
     */
    onConflict?: 'reject' | 'displace';
};

export type CommandRequest = {
    expectedVersion?: number;
};

export type CreateBlackoutRequest = {
    id?: string;
    start: string;
    end: string;
    reason?: string | null;
    /**
     * reject: the change is refused; displace: they lose their time and keep their id. Default: reject.
     */
    onConflict?: 'reject' | 'displace';
    expectedVersion?: number;
};

export type CreateServiceRequest = {
    id?: string;
    name: string;
    /**
     * By default that of its calendar
     */
    timeZone?: string | null;
    /**
     * The first is the length of a booking that states none
     */
    durations: Array<number>;
    /**
     * Starts lie so far apart, counted from local midnight, in minutes. Default: 15.
     */
    step?: number;
    /**
     * Kept free before a booking, in minutes. Default: 0.
     */
    bufferBefore?: number;
    /**
     * Kept free after a booking, in minutes. Default: 0.
     */
    bufferAfter?: number;
    /**
     * A booking is made at least so long before its start, in minutes. Default: 0.
     */
    minNotice?: number;
    /**
     * How many local days ahead bookings are taken. Default: 90.
     */
    horizonDays?: number;
    /**
     * Whether a booking waits to be approved. Default: automatic.
     */
    approval?: 'automatic' | 'required';
    approvalDeadline?: number | null;
    /**
     * Cancelling, moving and giving back a part end so long before the start, in minutes. Default: 0.
     */
    cancellationWindow?: number;
    /**
     * A hold lasts so long unless it states another length; by default 300, or holdSecondsMax if that is less, in seconds
     */
    holdSeconds?: number;
    /**
     * A hold lasts at most so long from when it is made or extended, in seconds. Default: 1800.
     */
    holdSecondsMax?: number;
    /**
     * Somebody on the waitlist has so long to take what is offered, in minutes. Default: 60.
     */
    offerMinutes?: number;
    /**
     * Default: 1.
     */
    maxUnitsPerBooking?: number;
    /**
     * How many bookings there may be at most, holds and requests included
     */
    limits?: {
        /**
         * Bookings that begin on one local day
         */
        perDay?: number | null;
        /**
         * Bookings that begin in one ISO week, by local days
         */
        perWeek?: number | null;
        /**
         * Upcoming bookings of one customer: each must then name `customer.id`
         */
        perCustomer?: number | null;
    };
    /**
     * Whether slots tell public callers too how many units are left. Default: false.
     */
    showFree?: boolean;
    /**
     * Whether those who book are written to, where the server sends mail. Default: off.
     */
    mails?: 'off' | 'on';
    /**
     * Each is an event too; mailed where mails are on
     */
    reminders?: Array<number>;
    /**
     * What its mails are from; null: its name
     */
    mailFromName?: string | null;
    /**
     * The language of mails to those who have not said theirs; null: English
     */
    locale?: string | null;
    /**
     * Who works there and hears of what is new, requested or cancelled by customers
     */
    notifyDesk?: Array<string>;
    /**
     * A booking takes time on one calendar of each entry: the one, or any one of several
     */
    uses: Array<{
        calendarId: string;
    } | {
        anyOf: Array<string>;
        /**
         * Default: first.
         */
        strategy?: 'first' | 'round-robin' | 'least-busy';
    }>;
    metadata?: {
        [key: string]: unknown;
    };
};

export type ChangeServiceRequest = {
    name?: string;
    /**
     * Null: that of its first calendar, as it is now
     */
    timeZone?: string | null;
    /**
     * The first is the length of a booking that states none
     */
    durations?: Array<number>;
    step?: number | null;
    bufferBefore?: number | null;
    bufferAfter?: number | null;
    minNotice?: number | null;
    horizonDays?: number | null;
    cancellationWindow?: number | null;
    maxUnitsPerBooking?: number | null;
    approval?: 'automatic' | 'required' | null;
    approvalDeadline?: number | null;
    holdSeconds?: number | null;
    holdSecondsMax?: number | null;
    offerMinutes?: number | null;
    /**
     * Whether slots tell public callers too how many units are left
     */
    showFree?: boolean;
    mails?: 'off' | 'on' | null;
    reminders?: Array<number> | null;
    /**
     * What its mails are from; null: its name
     */
    mailFromName?: string | null;
    /**
     * The language of mails to those who have not said theirs; null: English
     */
    locale?: string | null;
    notifyDesk?: Array<string> | null;
    /**
     * A booking takes time on one calendar of each entry: the one, or any one of several
     */
    uses?: Array<{
        calendarId: string;
    } | {
        anyOf: Array<string>;
        /**
         * Default: first.
         */
        strategy?: 'first' | 'round-robin' | 'least-busy';
    }>;
    metadata?: {
        [key: string]: unknown;
    } | null;
    /**
     * For what is booked from then on; null: no limits any more
     */
    limits?: {
        /**
         * Bookings that begin on one local day
         */
        perDay?: number | null;
        /**
         * Bookings that begin in one ISO week, by local days
         */
        perWeek?: number | null;
        /**
         * Upcoming bookings of one customer: each must then name `customer.id`
         */
        perCustomer?: number | null;
    } | null;
    expectedVersion?: number;
};

export type CreateBookingRequest = {
    id?: string;
    serviceId: string;
    start: string;
    /**
     * By default the first of the service’s
     */
    duration?: number | null;
    /**
     * Default: 1.
     */
    units?: number;
    /**
     * Of an entry of the service’s `uses` that names some of these, only they will do
     */
    calendarIds?: Array<string>;
    /**
     * A hold may be without one until it is confirmed.
     */
    customer?: {
        id?: string | null;
        name: string;
        email: string;
        phone?: string | null;
        /**
         * By default the service’s
         */
        locale?: string;
        /**
         * By default the service’s
         */
        timeZone?: string;
    } | null;
    notes?: string | null;
    metadata?: {
        [key: string]: unknown;
    };
    /**
     * Keep the slot for some time without booking it yet
     */
    hold?: {
        seconds?: number | null;
    };
    /**
     * The position at which the slot was seen: a refusal then tells what changed since.
     */
    slotPosition?: string;
    /**
     * Rules that do not count for it; for callers with bookings:write, and recorded
     */
    override?: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'in-past' | 'off-grid' | 'limit-reached'>;
    /**
     * Where the slot is not to be had, wait for it: the refusal then comes with a waitlistEntry. Default: false.
     */
    waitlist?: boolean;
    /**
     * false: nobody is written to because of it. For callers with bookings:write, and recorded
     */
    notify?: boolean;
};

export type ChangeBookingRequest = {
    customer?: {
        name?: string;
        email?: string;
        phone?: string | null;
        locale?: string | null;
        timeZone?: string | null;
    };
    notes?: string | null;
    metadata?: {
        [key: string]: unknown;
    } | null;
    expectedVersion?: number;
    /**
     * false: nobody is written to because of it. For callers with bookings:write, and recorded
     */
    notify?: boolean;
};

export type ConfirmBookingRequest = {
    /**
     * By default that of the hold
     */
    customer?: {
        id?: string | null;
        name: string;
        email: string;
        phone?: string | null;
        /**
         * By default the service’s
         */
        locale?: string;
        /**
         * By default the service’s
         */
        timeZone?: string;
    } | null;
    /**
     * By default those of the hold
     */
    notes?: string | null;
    /**
     * false: nobody is written to because of it. For callers with bookings:write, and recorded
     */
    notify?: boolean;
    expectedVersion?: number;
};

export type ExtendHoldRequest = {
    /**
     * From now; by default the service’s holdSeconds
     */
    seconds?: number | null;
    expectedVersion?: number;
};

export type ApproveBookingRequest = {
    /**
     * false: nobody is written to because of it. For callers with bookings:write, and recorded
     */
    notify?: boolean;
    expectedVersion?: number;
};

export type DeclineBookingRequest = {
    reason?: string | null;
    /**
     * Whether whom it is for is told the reason. For callers with bookings:write, and recorded
     */
    tellReason?: boolean;
    /**
     * false: nobody is written to because of it. For callers with bookings:write, and recorded
     */
    notify?: boolean;
    expectedVersion?: number;
};

export type RescheduleBookingRequest = {
    start: string;
    /**
     * By default as long as it was
     */
    duration?: number | null;
    /**
     * By default as many as it had
     */
    units?: number | null;
    /**
     * Of an entry of the service’s `uses` that names some of these, only they will do
     */
    calendarIds?: Array<string>;
    override?: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
    /**
     * false: nobody is written to because of it. For callers with bookings:write, and recorded
     */
    notify?: boolean;
    expectedVersion?: number;
};

export type CancelBookingRequest = {
    reason?: string | null;
    override?: Array<'window-closed'>;
    /**
     * Whether whom it is for is told the reason. For callers with bookings:write, and recorded
     */
    tellReason?: boolean;
    /**
     * false: nobody is written to because of it. For callers with bookings:write, and recorded
     */
    notify?: boolean;
    expectedVersion?: number;
};

export type CreateFeedRequest = {
    /**
     * Whether it says for whom the bookings are. Whoever has the address reads it. Default: false.
     */
    includesPersonalData?: boolean;
};

export type BookSeriesRequest = {
    id?: string;
    serviceId: string;
    /**
     * The start of the first occurrence
     */
    start: string;
    /**
     * By default the first of the service’s
     */
    duration?: number | null;
    /**
     * Default: 1.
     */
    units?: number;
    /**
     * An RRULE of RFC 5545 that begins with start and ends by COUNT or UNTIL; in the service’s time zone, so that the local time stays the same when clocks change. DAILY, WEEKLY, MONTHLY or YEARLY, at most 366 occurrences.
     */
    recurrence: string;
    /**
     * all: every occurrence or none; available: those that can be had, at least one. Default: all.
     */
    mode?: 'all' | 'available';
    /**
     * Of an entry of the service’s `uses` that names some of these, only they will do
     */
    calendarIds?: Array<string>;
    customer: {
        id?: string | null;
        name: string;
        email: string;
        phone?: string | null;
        /**
         * By default the service’s
         */
        locale?: string;
        /**
         * By default the service’s
         */
        timeZone?: string;
    };
    notes?: string | null;
    metadata?: {
        [key: string]: unknown;
    };
    override?: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'in-past' | 'off-grid' | 'limit-reached'>;
    /**
     * false: nobody is written to because of it. For callers with bookings:write, and recorded
     */
    notify?: boolean;
};

export type CancelSeriesRequest = {
    reason?: string | null;
    override?: Array<'window-closed'>;
    /**
     * Whether whom it is for is told the reason. For callers with bookings:write, and recorded
     */
    tellReason?: boolean;
    /**
     * false: nobody is written to because of it. For callers with bookings:write, and recorded
     */
    notify?: boolean;
    expectedVersion?: number;
};

/**
 * At most 1000 may wait for one service at once.
 */
export type JoinWaitlistRequest = {
    id?: string;
    serviceId: string;
    /**
     * What is offered starts at it or later.
     */
    from: string;
    /**
     * What is offered has ended by then; at most 62 days after from.
     */
    to: string;
    /**
     * By default the first of the service’s
     */
    duration?: number | null;
    /**
     * Default: 1.
     */
    units?: number;
    calendarIds?: Array<string> | null;
    customer: {
        id?: string | null;
        name: string;
        email: string;
        phone?: string | null;
        /**
         * By default the service’s
         */
        locale?: string;
        /**
         * By default the service’s
         */
        timeZone?: string;
    };
};

export type FindServicesTool = {
    /**
     * How many at most. Default: 50.
     */
    limit?: number;
    /**
     * The nextCursor of the answer before.
     */
    cursor?: string;
};

export type FindSlotsTool = {
    /**
     * The service, as find_services tells its id.
     */
    serviceId: string;
    /**
     * Slots that start then or later, as 2026-11-23T09:00:00+01:00.
     */
    from: string;
    /**
     * Slots that start before then; at most 62 days after from.
     */
    to: string;
    /**
     * In minutes, one of the durations of the service; by default its first.
     */
    duration?: number;
    /**
     * How many places; by default one.
     */
    units?: number;
    /**
     * Only where it has to be a certain person, room or machine: its calendar.
     */
    calendarIds?: Array<string>;
    /**
     * A booking that is to be moved: its own time does not stand in the way. A public key is answered as if it were left out.
     */
    bookingToMove?: string;
    /**
     * How many slots at most. Default: 20.
     */
    limit?: number;
};

export type ExplainSlotTool = {
    /**
     * The service, as find_services tells its id.
     */
    serviceId: string;
    /**
     * The start that is asked about, as 2026-11-23T09:00:00+01:00.
     */
    start: string;
    /**
     * In minutes, one of the durations of the service; by default its first.
     */
    duration?: number;
    /**
     * How many places; by default one.
     */
    units?: number;
    /**
     * Only where it has to be a certain person, room or machine: its calendar.
     */
    calendarIds?: Array<string>;
};

export type HoldSlotTool = {
    /**
     * The bookingId that find_slots answered. The same call again with it never books a second time.
     */
    bookingId: string;
    /**
     * The service, as find_services tells its id.
     */
    serviceId: string;
    /**
     * The start of a slot or an alternative, exactly as it was answered.
     */
    start: string;
    /**
     * In minutes, one of the durations of the service; by default its first.
     */
    duration?: number;
    /**
     * How many places; by default one. Default: 1.
     */
    units?: number;
    /**
     * Only where it has to be a certain person, room or machine: its calendar.
     */
    calendarIds?: Array<string>;
    /**
     * For how long; by default as the service has it.
     */
    holdSeconds?: number;
    /**
     * The name of the person that it is for.
     */
    customerName?: string;
    /**
     * Where that person is written to.
     */
    customerEmail?: string;
    /**
     * The phone number of that person.
     */
    customerPhone?: string;
    /**
     * The id under which you know that person, where you have one; never with a public key.
     */
    customerId?: string;
    /**
     * What whoever gives the service should know.
     */
    notes?: string;
    /**
     * The idempotencyKey that find_slots answered, if it did: pass it on unchanged. The same call again with it is answered with the booking as it is by then.
     */
    idempotencyKey?: string;
};

export type BookSlotTool = {
    /**
     * The bookingId that find_slots answered. The same call again with it never books a second time.
     */
    bookingId: string;
    /**
     * The service, as find_services tells its id.
     */
    serviceId: string;
    /**
     * The start of a slot or an alternative, exactly as it was answered.
     */
    start: string;
    /**
     * In minutes, one of the durations of the service; by default its first.
     */
    duration?: number;
    /**
     * How many places; by default one. Default: 1.
     */
    units?: number;
    /**
     * Only where it has to be a certain person, room or machine: its calendar.
     */
    calendarIds?: Array<string>;
    /**
     * The name of the person that it is for.
     */
    customerName: string;
    /**
     * Where that person is written to.
     */
    customerEmail: string;
    /**
     * The phone number of that person.
     */
    customerPhone?: string;
    /**
     * The id under which you know that person, where you have one; never with a public key.
     */
    customerId?: string;
    /**
     * What whoever gives the service should know.
     */
    notes?: string;
    /**
     * The idempotencyKey that find_slots answered, if it did: pass it on unchanged. The same call again with it is answered with the booking as it is by then.
     */
    idempotencyKey?: string;
};

export type ConfirmBookingTool = {
    /**
     * The booking.
     */
    bookingId: string;
    /**
     * The version of the booking that the person was told of, as the last answer had it.
     */
    expectedVersion: number;
    /**
     * The name of the person that it is for.
     */
    customerName?: string;
    /**
     * Where that person is written to.
     */
    customerEmail?: string;
    /**
     * The phone number of that person.
     */
    customerPhone?: string;
    /**
     * The id under which you know that person, where you have one; never with a public key.
     */
    customerId?: string;
    /**
     * What whoever gives the service should know.
     */
    notes?: string;
    /**
     * The manageToken of the booking, if holding or booking it was answered with one.
     */
    manageToken?: string;
};

export type GetBookingTool = {
    /**
     * The booking.
     */
    bookingId: string;
    /**
     * The manageToken of the booking, if holding or booking it was answered with one.
     */
    manageToken?: string;
};

export type RescheduleBookingTool = {
    /**
     * The booking.
     */
    bookingId: string;
    /**
     * The version of the booking that the person was told of, as the last answer had it.
     */
    expectedVersion: number;
    /**
     * The start of a slot or an alternative, exactly as it was answered.
     */
    start: string;
    /**
     * In minutes; by default as long as it was.
     */
    duration?: number;
    /**
     * How many places; by default as many as it had.
     */
    units?: number;
    /**
     * Only where it has to be a certain person, room or machine: its calendar.
     */
    calendarIds?: Array<string>;
    /**
     * The manageToken of the booking, if holding or booking it was answered with one.
     */
    manageToken?: string;
};

export type CancelBookingTool = {
    /**
     * The booking.
     */
    bookingId: string;
    /**
     * The version of the booking that the person was told of, as the last answer had it.
     */
    expectedVersion: number;
    /**
     * Why, in the words of the person.
     */
    reason?: string;
    /**
     * The manageToken of the booking, if holding or booking it was answered with one.
     */
    manageToken?: string;
};

export type JoinWaitlistTool = {
    /**
     * The waitlistEntryId that find_slots answered. The same call again with it never joins a second time.
     */
    waitlistEntryId: string;
    /**
     * The service, as find_services tells its id.
     */
    serviceId: string;
    /**
     * What is offered starts then or later.
     */
    from: string;
    /**
     * What is offered has ended by then; at most 62 days after from.
     */
    to: string;
    /**
     * In minutes, one of the durations of the service; by default its first.
     */
    duration?: number;
    /**
     * How many places; by default one. Default: 1.
     */
    units?: number;
    /**
     * Only where it has to be a certain person, room or machine: its calendar.
     */
    calendarIds?: Array<string>;
    /**
     * The name of the person that it is for.
     */
    customerName: string;
    /**
     * Where that person is written to.
     */
    customerEmail: string;
    /**
     * The phone number of that person.
     */
    customerPhone?: string;
    /**
     * The id under which you know that person, where you have one; never with a public key.
     */
    customerId?: string;
    /**
     * The idempotencyKey that find_slots answered, if it did: pass it on unchanged.
     */
    idempotencyKey?: string;
};

export type EraseCustomerRequest = {
    customerId: string;
};

export type CreateWebhookRequest = {
    id?: string;
    /**
     * Where it is sent. `https`, on port 443, 80 or from 1024 on, at an address of the public internet.
     */
    url: string;
    /**
     * Of these types alone; null: of all, those that come later included.
     */
    types?: Array<string> | null;
    /**
     * About these alone; null: about all.
     */
    subjects?: Array<'calendar' | 'service' | 'booking' | 'series' | 'waitlist-entry' | 'customer' | 'webhook'> | null;
    description?: string | null;
    /**
     * Tells what came behind this position too; without it, what comes from now on.
     */
    fromPosition?: string;
};

export type ChangeWebhookRequest = {
    /**
     * Where it is sent. `https`, on port 443, 80 or from 1024 on, at an address of the public internet.
     */
    url?: string;
    /**
     * Of these types alone; null: of all, those that come later included.
     */
    types?: Array<string> | null;
    description?: string | null;
    /**
     * `active` sets one going again that was disabled: it goes on where it was.
     */
    status?: 'active' | 'paused';
};

export type RotateSecretRequest = {
    /**
     * For so long both secrets sign. Default: 86400.
     */
    expireOldAfterSeconds?: number;
};

export type ReplayWebhookRequest = {
    /**
     * Of the first event that is sent again.
     */
    from: string;
    /**
     * Of the last one: they are sent beside the order and marked. Without it everything comes again in order.
     */
    to?: string;
};

export type CreateApiKeyRequest = {
    id?: string;
    /**
     * A public key is safe in a browser: it reads services and slots, and books. Default: secret.
     */
    kind?: 'secret' | 'public';
    name?: string | null;
    /**
     * What a secret key allows; a public one has none
     */
    scopes?: Array<'calendars:read' | 'calendars:write' | 'bookings:read' | 'bookings:write' | 'bookings:own' | 'bookings:approve' | 'events:read' | 'webhooks:write' | 'admin'>;
    /**
     * The pages that a public key is for, as their browsers say; none: those of any
     */
    origins?: Array<string>;
    /**
     * Of a public key at each address, instead of what all public keys may; null: the same as they
     */
    limits?: {
        attemptsPerMinute?: number | null;
        liveHolds?: number | null;
    };
    expiresAt?: string | null;
};

/**
 * Why it failed and what to do about it (RFC 9457).
 */
export type Problem = ({
    code: 'malformed-request';
} & MalformedRequestProblem) | ({
    code: 'unauthenticated';
} & UnauthenticatedProblem) | ({
    code: 'forbidden';
} & ForbiddenProblem) | ({
    code: 'not-found';
} & NotFoundProblem) | ({
    code: 'method-not-allowed';
} & MethodNotAllowedProblem) | ({
    code: 'request-timeout';
} & RequestTimeoutProblem) | ({
    code: 'slot-held';
} & SlotHeldProblem) | ({
    code: 'slot-taken';
} & SlotTakenProblem) | ({
    code: 'capacity-exhausted';
} & CapacityExhaustedProblem) | ({
    code: 'version-conflict';
} & VersionConflictProblem) | ({
    code: 'already-exists';
} & AlreadyExistsProblem) | ({
    code: 'series-conflict';
} & SeriesConflictProblem) | ({
    code: 'hold-expired';
} & HoldExpiredProblem) | ({
    code: 'illegal-transition';
} & IllegalTransitionProblem) | ({
    code: 'window-closed';
} & WindowClosedProblem) | ({
    code: 'limit-reached';
} & LimitReachedProblem) | ({
    code: 'dependency-conflict';
} & DependencyConflictProblem) | ({
    code: 'dependency-gone';
} & DependencyGoneProblem) | ({
    code: 'write-contention';
} & WriteContentionProblem) | ({
    code: 'request-in-progress';
} & RequestInProgressProblem) | ({
    code: 'other-history';
} & OtherHistoryProblem) | ({
    code: 'precondition-failed';
} & PreconditionFailedProblem) | ({
    code: 'content-too-large';
} & ContentTooLargeProblem) | ({
    code: 'unsupported-media-type';
} & UnsupportedMediaTypeProblem) | ({
    code: 'rule-violation';
} & RuleViolationProblem) | ({
    code: 'idempotency-key-reused';
} & IdempotencyKeyReusedProblem) | ({
    code: 'version-required';
} & VersionRequiredProblem) | ({
    code: 'quota-exceeded';
} & QuotaExceededProblem) | ({
    code: 'header-too-large';
} & HeaderTooLargeProblem) | ({
    code: 'internal';
} & InternalProblem) | ({
    code: 'busy';
} & BusyProblem) | ({
    code: 'storage-full';
} & StorageFullProblem) | ({
    code: 'clock-ahead';
} & ClockAheadProblem) | ({
    code: 'outcome-unknown';
} & OutcomeUnknownProblem) | ({
    code: 'unavailable';
} & UnavailableProblem) | ({
    code: 'read-behind';
} & ReadBehindProblem);

/**
 * The request is malformed (RFC 9457).
 */
export type MalformedRequestProblem = {
    code: 'malformed-request';
    status: 400;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    errors?: Array<ContentError>;
};

export type Retry = {
    strategy: 'same-request' | 'reread' | 'choose-alternative' | 'fix-request' | 'never';
    /**
     * No earlier than after so many milliseconds.
     */
    afterMs?: number;
};

export type ContentError = {
    /**
     * A JSON pointer into the body, ?name for a parameter, the name of a header.
     */
    pointer: string;
    rule: 'off-grid' | 'in-past' | 'under-notice' | 'beyond-horizon' | 'out-of-range' | 'outside-hours' | 'unknown-duration' | 'unknown-calendar' | 'too-many-units' | 'required' | 'too-small' | 'too-large' | 'unknown-recurrence' | 'endless-recurrence' | 'too-many-occurrences' | 'off-recurrence' | 'too-many' | 'too-long' | 'contradiction' | 'position-unknown' | 'wrong-type' | 'unknown-field' | 'unknown-value' | 'wrong-format' | 'too-short' | 'too-few' | 'duplicate';
    detail: string;
};

/**
 * Authentication is needed (RFC 9457).
 */
export type UnauthenticatedProblem = {
    code: 'unauthenticated';
    status: 401;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    errors?: Array<ContentError>;
};

/**
 * The caller may not do this (RFC 9457).
 */
export type ForbiddenProblem = {
    code: 'forbidden';
    status: 403;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    requiredScope?: string;
};

/**
 * There is no such thing (RFC 9457).
 */
export type NotFoundProblem = {
    code: 'not-found';
    status: 404;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    errors?: Array<ContentError>;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * The path does not take this method (RFC 9457).
 */
export type MethodNotAllowedProblem = {
    code: 'method-not-allowed';
    status: 405;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * The request took too long to arrive (RFC 9457).
 */
export type RequestTimeoutProblem = {
    code: 'request-timeout';
    status: 408;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * The slot is held (RFC 9457).
 */
export type SlotHeldProblem = {
    code: 'slot-held';
    status: 409;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    heldUntil: string;
    conflicts: Array<Conflict>;
    /**
     * Bookable slots nearest to what was asked for, at most five; none where none could be found.
     */
    alternatives: Array<Alternative>;
    /**
     * Where to wait instead.
     */
    waitlist?: string;
    /**
     * Where the request said `waitlist: true`.
     */
    waitlistEntry?: WaitlistEntry;
    /**
     * What has happened since slotPosition.
     */
    changed?: Array<{
        type: string;
        id: string;
        event: string;
        recordedAt: string;
    }>;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

export type Conflict = {
    start: string;
    end: string;
    calendarId: string;
    kind: 'hold' | 'request' | 'booking';
    /**
     * For callers who may read bookings.
     */
    bookingId?: string;
};

export type Alternative = {
    start: string;
    end: string;
    /**
     * By the clocks of the service’s zone.
     */
    localStart: string;
    calendarIds: Array<string>;
};

export type WaitlistEntry = {
    id: string;
    version: number;
    position: string;
    status: 'waiting' | 'offered' | 'accepted' | 'expired' | 'left';
    serviceId: string;
    from: string;
    to: string;
    duration: number;
    units: number;
    calendarIds: Array<string> | null;
    customer: {
        id: string;
        /**
         * Only the id is left; the other fields are null.
         */
        erased?: true;
        name: string | null;
        email: string | null;
        phone: string | null;
        locale: string | null;
        timeZone: string | null;
    };
    /**
     * What is offered, a held booking to be confirmed, or what was accepted.
     */
    bookingId: string | null;
    createdAt: string;
    updatedAt: string;
    /**
     * Only when made with a public key.
     */
    manageToken?: string;
};

/**
 * The slot is taken (RFC 9457).
 */
export type SlotTakenProblem = {
    code: 'slot-taken';
    status: 409;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    conflicts: Array<Conflict>;
    /**
     * Bookable slots nearest to what was asked for, at most five; none where none could be found.
     */
    alternatives: Array<Alternative>;
    /**
     * Where to wait instead.
     */
    waitlist?: string;
    /**
     * Where the request said `waitlist: true`.
     */
    waitlistEntry?: WaitlistEntry;
    /**
     * What has happened since slotPosition.
     */
    changed?: Array<{
        type: string;
        id: string;
        event: string;
        recordedAt: string;
    }>;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * Not enough room is left (RFC 9457).
 */
export type CapacityExhaustedProblem = {
    code: 'capacity-exhausted';
    status: 409;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    capacity: number;
    remaining: number;
    requested: number;
    conflicts: Array<Conflict>;
    /**
     * Bookable slots nearest to what was asked for, at most five; none where none could be found.
     */
    alternatives: Array<Alternative>;
    /**
     * Where to wait instead.
     */
    waitlist?: string;
    /**
     * Where the request said `waitlist: true`.
     */
    waitlistEntry?: WaitlistEntry;
    /**
     * What has happened since slotPosition.
     */
    changed?: Array<{
        type: string;
        id: string;
        event: string;
        recordedAt: string;
    }>;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * Somebody else changed it (RFC 9457).
 */
export type VersionConflictProblem = {
    code: 'version-conflict';
    status: 409;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    expectedVersion: number | null;
    currentVersion: number;
    current: string;
    changes: Array<{
        version: number;
        type: string;
        recordedAt: string;
    }>;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * The id is taken (RFC 9457).
 */
export type AlreadyExistsProblem = {
    code: 'already-exists';
    status: 409;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    existing?: string;
    differs?: Array<string>;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * Not all of the series can be booked (RFC 9457).
 */
export type SeriesConflictProblem = {
    code: 'series-conflict';
    status: 409;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    occurrences: Array<RefusedOccurrence>;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

export type RefusedOccurrence = {
    start: string;
    outcome: 'bookable';
} | {
    start: string;
    outcome: 'refused';
    problem: {
        type: string;
        title: string;
        status: 409;
        code: 'slot-held';
        detail: string;
        heldUntil: string;
        conflicts: Array<Conflict>;
    } | {
        type: string;
        title: string;
        status: 409;
        code: 'slot-taken';
        detail: string;
        conflicts: Array<Conflict>;
    } | {
        type: string;
        title: string;
        status: 409;
        code: 'capacity-exhausted';
        detail: string;
        capacity: number;
        remaining: number;
        requested: number;
        conflicts: Array<Conflict>;
    } | {
        type: string;
        title: string;
        status: 409;
        code: 'dependency-gone';
        detail: string;
        missing: {
            type: string;
            id: string;
        };
    } | {
        type: string;
        title: string;
        status: 422;
        code: 'rule-violation';
        detail: string;
        errors: Array<ContentError>;
    } | {
        type: string;
        title: string;
        status: 409;
        code: 'limit-reached';
        detail: string;
        limit: ReachedLimit;
    } | {
        type: string;
        title: string;
        status: 503;
        code: 'unavailable';
        detail: string;
    };
};

export type ReachedLimit = {
    kind: 'live-holds' | 'per-day' | 'per-week' | 'per-customer' | 'waitlist' | 'own-waitlist';
    atMost: number;
    /**
     * The local day, or the ISO week, that is full.
     */
    period?: string;
};

/**
 * The hold has run out (RFC 9457).
 */
export type HoldExpiredProblem = {
    code: 'hold-expired';
    status: 409;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    expiredAt: string;
    /**
     * Bookable slots nearest to what was asked for, at most five; none where none could be found.
     */
    alternatives: Array<Alternative>;
    /**
     * Where to wait instead.
     */
    waitlist?: string;
    /**
     * Where the request said `waitlist: true`.
     */
    waitlistEntry?: WaitlistEntry;
    /**
     * What has happened since slotPosition.
     */
    changed?: Array<{
        type: string;
        id: string;
        event: string;
        recordedAt: string;
    }>;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * Its state does not allow this (RFC 9457).
 */
export type IllegalTransitionProblem = {
    code: 'illegal-transition';
    status: 409;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    currentStatus: string;
    allowed: Array<string>;
    currentVersion: number;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * It is too late for this (RFC 9457).
 */
export type WindowClosedProblem = {
    code: 'window-closed';
    status: 409;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    closedAt: string;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * A limit is reached (RFC 9457).
 */
export type LimitReachedProblem = {
    code: 'limit-reached';
    status: 409;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    limit: ReachedLimit;
    /**
     * Bookable slots nearest to what was asked for, at most five; none where none could be found.
     */
    alternatives: Array<Alternative>;
    /**
     * Where to wait instead.
     */
    waitlist?: string;
    /**
     * Where the request said `waitlist: true`.
     */
    waitlistEntry?: WaitlistEntry;
    /**
     * What has happened since slotPosition.
     */
    changed?: Array<{
        type: string;
        id: string;
        event: string;
        recordedAt: string;
    }>;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * Upcoming bookings depend on it (RFC 9457).
 */
export type DependencyConflictProblem = {
    code: 'dependency-conflict';
    status: 409;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    blockers: {
        count: number;
        bookings: Array<string>;
    };
    resolutions: Array<string>;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * What it depends on is gone (RFC 9457).
 */
export type DependencyGoneProblem = {
    code: 'dependency-gone';
    status: 409;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    missing: {
        type: string;
        id: string;
    };
    /**
     * Bookable slots nearest to what was asked for, at most five; none where none could be found.
     */
    alternatives?: Array<Alternative>;
    /**
     * Where to wait instead.
     */
    waitlist?: string;
    /**
     * Where the request said `waitlist: true`.
     */
    waitlistEntry?: WaitlistEntry;
    /**
     * What has happened since slotPosition.
     */
    changed?: Array<{
        type: string;
        id: string;
        event: string;
        recordedAt: string;
    }>;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * Too many write at once (RFC 9457).
 */
export type WriteContentionProblem = {
    code: 'write-contention';
    status: 409;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    attempts: number;
};

/**
 * The same request is still under way (RFC 9457).
 */
export type RequestInProgressProblem = {
    code: 'request-in-progress';
    status: 409;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    startedAt: string;
};

/**
 * The position belongs to another history (RFC 9457).
 */
export type OtherHistoryProblem = {
    code: 'other-history';
    status: 410;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * Somebody else changed it (RFC 9457).
 */
export type PreconditionFailedProblem = {
    code: 'precondition-failed';
    status: 412;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    expectedVersion: number | null;
    currentVersion: number;
    current: string;
    changes: Array<{
        version: number;
        type: string;
        recordedAt: string;
    }>;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * The body is too large (RFC 9457).
 */
export type ContentTooLargeProblem = {
    code: 'content-too-large';
    status: 413;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * The body must be JSON (RFC 9457).
 */
export type UnsupportedMediaTypeProblem = {
    code: 'unsupported-media-type';
    status: 415;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * The rules do not allow this (RFC 9457).
 */
export type RuleViolationProblem = {
    code: 'rule-violation';
    status: 422;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    errors: Array<ContentError>;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * The idempotency key was used for another request (RFC 9457).
 */
export type IdempotencyKeyReusedProblem = {
    code: 'idempotency-key-reused';
    status: 422;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    firstSeenAt?: string;
};

/**
 * Say which version you decided on (RFC 9457).
 */
export type VersionRequiredProblem = {
    code: 'version-required';
    status: 428;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    accepts: Array<string>;
    current: string;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * Too many requests (RFC 9457).
 */
export type QuotaExceededProblem = {
    code: 'quota-exceeded';
    status: 429;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * The headers are too large (RFC 9457).
 */
export type HeaderTooLargeProblem = {
    code: 'header-too-large';
    status: 431;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * Something broke on our side (RFC 9457).
 */
export type InternalProblem = {
    code: 'internal';
    status: 500;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * The service is busy (RFC 9457).
 */
export type BusyProblem = {
    code: 'busy';
    status: 503;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * The disk is full (RFC 9457).
 */
export type StorageFullProblem = {
    code: 'storage-full';
    status: 503;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * Nobody knows what time it is (RFC 9457).
 */
export type ClockAheadProblem = {
    code: 'clock-ahead';
    status: 503;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * Nobody knows yet whether it happened (RFC 9457).
 */
export type OutcomeUnknownProblem = {
    code: 'outcome-unknown';
    status: 503;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * What this needs cannot be read (RFC 9457).
 */
export type UnavailableProblem = {
    code: 'unavailable';
    status: 503;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    /**
     * Bookable slots nearest to what was asked for, at most five; none where none could be found.
     */
    alternatives?: Array<Alternative>;
    /**
     * Where to wait instead.
     */
    waitlist?: string;
    /**
     * Where the request said `waitlist: true`.
     */
    waitlistEntry?: WaitlistEntry;
    /**
     * What has happened since slotPosition.
     */
    changed?: Array<{
        type: string;
        id: string;
        event: string;
        recordedAt: string;
    }>;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * The view is not there yet (RFC 9457).
 */
export type ReadBehindProblem = {
    code: 'read-behind';
    status: 503;
    /**
     * A page that explains it.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    minPosition?: string;
    /**
     * The stream whose newest events the view could not take.
     */
    parked?: string;
    /**
     * As of which event it is true: who reads with this minPosition sees all that it names.
     */
    position?: string;
};

/**
 * A calendar was created
 */
export type CalendarCreatedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'CalendarCreated';
    subject: Subject;
    data: {
        name: string;
        timeZone: string;
        capacity: number;
        openingHours: Array<{
            days: Array<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'>;
            from: string;
            to: string;
        }>;
        exceptions: Array<{
            date: string;
            openingHours: Array<{
                from: string;
                to: string;
            }>;
        }>;
        metadata: {
            [key: string]: unknown;
        };
    };
};

export type Actor = {
    kind: string;
    /**
     * `withheld` from customers where it is a key or a person of the staff.
     */
    id: string;
};

export type Subject = {
    type: 'calendar' | 'service' | 'booking' | 'waitlist-entry' | 'series' | 'customer' | 'webhook';
    id: string;
    href: string;
};

/**
 * Some of a calendar is different; what is not named here stays as it was
 */
export type CalendarChangedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'CalendarChanged';
    subject: Subject;
    data: {
        name?: string;
        timeZone?: string;
        capacity?: number;
        openingHours?: Array<{
            days: Array<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'>;
            from: string;
            to: string;
        }>;
        /**
         * `set`: dates whose hours are others from now on; `unset`: dates that have the weekly hours again
         */
        exceptions?: {
            set?: Array<{
                date: string;
                openingHours: Array<{
                    from: string;
                    to: string;
                }>;
            }>;
            unset?: Array<string>;
        };
        /**
         * What is different, as a merge patch (RFC 7396): null is gone, objects are merged
         */
        metadata?: {
            [key: string]: unknown;
        };
        onConflict: 'reject' | 'displace';
        /**
         * UTC days whose bookings the last change could not look at. Once they can be read, those that have lost their time are displaced.
         */
        unchecked?: Array<string>;
    };
};

/**
 * A calendar is closed for some time
 */
export type BlackoutAddedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'BlackoutAdded';
    subject: Subject;
    data: {
        id: string;
        start: string;
        end: string;
        reason: string | null;
        onConflict: 'reject' | 'displace';
        /**
         * UTC days whose bookings the last change could not look at. Once they can be read, those that have lost their time are displaced.
         */
        unchecked?: Array<string>;
    };
};

/**
 * A blackout was taken back
 */
export type BlackoutRemovedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'BlackoutRemoved';
    subject: Subject;
    data: {
        id: string;
    };
};

/**
 * A calendar takes no bookings any more
 */
export type CalendarArchivedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'CalendarArchived';
    subject: Subject;
    data: {
        onConflict: 'reject' | 'displace';
        /**
         * UTC days whose bookings the last change could not look at. Once they can be read, those that have lost their time are displaced.
         */
        unchecked?: Array<string>;
    };
};

/**
 * An archived calendar is in use again
 */
export type CalendarRestoredEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'CalendarRestored';
    subject: Subject;
    data: {
        [key: string]: unknown;
    };
};

/**
 * A service was created
 */
export type ServiceCreatedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'ServiceCreated';
    subject: Subject;
    data: {
        name: string;
        timeZone: string;
        durations: Array<number>;
        step: number;
        bufferBefore: number;
        bufferAfter: number;
        minNotice: number;
        horizonDays: number;
        approval: 'automatic' | 'required';
        approvalDeadline: number | null;
        cancellationWindow: number;
        holdSeconds: number;
        holdSecondsMax: number;
        offerMinutes: number;
        maxUnitsPerBooking: number;
        limits: {
            perDay: number | null;
            perWeek: number | null;
            perCustomer: number | null;
        };
        showFree: boolean;
        mails: 'off' | 'on';
        reminders: Array<number>;
        mailFromName: string | null;
        locale: string | null;
        /**
         * Not told to the public.
         */
        notifyDesk?: Array<string>;
        uses: Array<{
            calendarId: string;
        } | {
            anyOf: Array<string>;
            strategy: 'first' | 'round-robin' | 'least-busy';
        }>;
        metadata: {
            [key: string]: unknown;
        };
    };
};

/**
 * Some of a service is different; what is not named here stays as it was
 */
export type ServiceChangedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'ServiceChanged';
    subject: Subject;
    data: {
        name?: string;
        timeZone?: string;
        durations?: Array<number>;
        step?: number;
        bufferBefore?: number;
        bufferAfter?: number;
        minNotice?: number;
        horizonDays?: number;
        approval?: 'automatic' | 'required';
        approvalDeadline?: number | null;
        cancellationWindow?: number;
        holdSeconds?: number;
        holdSecondsMax?: number;
        offerMinutes?: number;
        maxUnitsPerBooking?: number;
        limits?: {
            perDay: number | null;
            perWeek: number | null;
            perCustomer: number | null;
        };
        showFree?: boolean;
        mails?: 'off' | 'on';
        reminders?: Array<number>;
        mailFromName?: string | null;
        locale?: string | null;
        /**
         * Not told to the public.
         */
        notifyDesk?: Array<string>;
        uses?: Array<{
            calendarId: string;
        } | {
            anyOf: Array<string>;
            strategy: 'first' | 'round-robin' | 'least-busy';
        }>;
        /**
         * What is different, as a merge patch (RFC 7396): null is gone, objects are merged
         */
        metadata?: {
            [key: string]: unknown;
        };
    };
};

/**
 * A service takes no new bookings any more
 */
export type ServiceArchivedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'ServiceArchived';
    subject: Subject;
    data: {
        [key: string]: unknown;
    };
};

/**
 * An archived service is in use again
 */
export type ServiceRestoredEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'ServiceRestored';
    subject: Subject;
    data: {
        [key: string]: unknown;
    };
};

/**
 * A slot is held until expiresAt
 */
export type BookingHeldEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'BookingHeld';
    subject: Subject;
    data: {
        calendarIds: Array<string>;
        start: string;
        end: string;
        units: number;
        /**
         * Why these of several calendars were taken.
         */
        choices: Array<{
            calendarId: string;
            strategy: 'first' | 'round-robin' | 'least-busy';
            reason: string;
        }>;
        /**
         * Rules that were set aside for it.
         */
        overrides: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
        serviceId: string;
        seriesId: string | null;
        customer: {
            id: string;
            /**
             * Only the id is left; the other fields are null.
             */
            erased?: true;
            name: string | null;
            email: string | null;
            phone: string | null;
            locale: string | null;
            timeZone: string | null;
        } | null;
        notes: string | null;
        metadata: {
            [key: string]: unknown;
        };
        expiresAt: string;
        holdSeconds: number;
        waitlistEntryId?: string;
    };
};

/**
 * A hold lasts until a later expiresAt, or was held anew
 */
export type HoldExtendedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'HoldExtended';
    subject: Subject;
    data: {
        calendarIds?: Array<string>;
        start?: string;
        end?: string;
        units?: number;
        /**
         * Why these of several calendars were taken.
         */
        choices?: Array<{
            calendarId: string;
            strategy: 'first' | 'round-robin' | 'least-busy';
            reason: string;
        }>;
        /**
         * Rules that were set aside for it.
         */
        overrides?: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
        expiresAt: string;
    };
};

/**
 * A hold ran out without being confirmed
 */
export type HoldExpiredEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'HoldExpired';
    subject: Subject;
    data: {
        [key: string]: unknown;
    };
};

/**
 * A booking waits for approval until expiresAt
 */
export type BookingRequestedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'BookingRequested';
    subject: Subject;
    data: {
        calendarIds: Array<string>;
        start: string;
        end: string;
        units: number;
        /**
         * Why these of several calendars were taken.
         */
        choices: Array<{
            calendarId: string;
            strategy: 'first' | 'round-robin' | 'least-busy';
            reason: string;
        }>;
        /**
         * Rules that were set aside for it.
         */
        overrides: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
        serviceId: string;
        seriesId: string | null;
        customer: {
            id: string;
            /**
             * Only the id is left; the other fields are null.
             */
            erased?: true;
            name: string | null;
            email: string | null;
            phone: string | null;
            locale: string | null;
            timeZone: string | null;
        } | null;
        notes: string | null;
        metadata: {
            [key: string]: unknown;
        };
        /**
         * Until when a request is to be answered, wherever its start lies; null: until its start.
         */
        decideBy: string | null;
        expiresAt: string;
        /**
         * Nobody is written to because of it.
         */
        notify?: false;
    };
};

/**
 * Nobody approved a booking in time
 */
export type BookingRequestExpiredEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'BookingRequestExpired';
    subject: Subject;
    data: {
        [key: string]: unknown;
    };
};

/**
 * A slot is booked
 */
export type BookingConfirmedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'BookingConfirmed';
    subject: Subject;
    data: {
        calendarIds: Array<string>;
        start: string;
        end: string;
        units: number;
        /**
         * Why these of several calendars were taken.
         */
        choices: Array<{
            calendarId: string;
            strategy: 'first' | 'round-robin' | 'least-busy';
            reason: string;
        }>;
        /**
         * Rules that were set aside for it.
         */
        overrides: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
        serviceId: string;
        seriesId: string | null;
        customer: {
            id: string;
            /**
             * Only the id is left; the other fields are null.
             */
            erased?: true;
            name: string | null;
            email: string | null;
            phone: string | null;
            locale: string | null;
            timeZone: string | null;
        } | null;
        notes: string | null;
        metadata: {
            [key: string]: unknown;
        };
        /**
         * In minutes before the start; a milder one of the service counts.
         */
        cancellationWindow: number;
        /**
         * Nobody is written to because of it.
         */
        notify?: false;
    };
};

/**
 * A booking was approved
 */
export type BookingApprovedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'BookingApproved';
    subject: Subject;
    data: {
        /**
         * In minutes before the start; a milder one of the service counts.
         */
        cancellationWindow: number;
        /**
         * Nobody is written to because of it.
         */
        notify?: false;
    };
};

/**
 * A booking was declined
 */
export type BookingDeclinedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'BookingDeclined';
    subject: Subject;
    data: {
        reason: string | null;
        /**
         * Nobody is written to because of it.
         */
        notify?: false;
        /**
         * Whom the booking is for is told the reason.
         */
        tellReason?: true;
    };
};

/**
 * A booking has moved: its old time is free, its new one taken
 */
export type BookingRescheduledEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'BookingRescheduled';
    subject: Subject;
    data: {
        calendarIds: Array<string>;
        start: string;
        end: string;
        units: number;
        /**
         * Why these of several calendars were taken.
         */
        choices: Array<{
            calendarId: string;
            strategy: 'first' | 'round-robin' | 'least-busy';
            reason: string;
        }>;
        /**
         * Rules that were set aside for it.
         */
        overrides: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
        /**
         * Until when a request is to be answered, wherever its start lies; null: until its start.
         */
        decideBy: string | null;
        expiresAt: string | null;
        /**
         * Nobody is written to because of it.
         */
        notify?: false;
    };
};

/**
 * Some of a booking’s customer, notes and metadata have new values
 */
export type BookingDetailsChangedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'BookingDetailsChanged';
    subject: Subject;
    data: {
        customer?: {
            id: string;
            /**
             * Only the id is left; the other fields are null.
             */
            erased?: true;
            name: string | null;
            email: string | null;
            phone: string | null;
            locale: string | null;
            timeZone: string | null;
        } | null;
        notes?: string | null;
        metadata?: {
            [key: string]: unknown;
        };
        /**
         * Nobody is written to because of it.
         */
        notify?: false;
    };
};

/**
 * A booking was cancelled
 */
export type BookingCancelledEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'BookingCancelled';
    subject: Subject;
    data: {
        reason: string | null;
        /**
         * Nobody is written to because of it.
         */
        notify?: false;
        /**
         * Whom the booking is for is told the reason.
         */
        tellReason?: true;
    };
};

/**
 * A booking took place
 */
export type BookingCompletedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'BookingCompleted';
    subject: Subject;
    data: {
        [key: string]: unknown;
    };
};

/**
 * Nobody came to a booking
 */
export type BookingMarkedNoShowEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'BookingMarkedNoShow';
    subject: Subject;
    data: {
        [key: string]: unknown;
    };
};

/**
 * A booking lost its time because its calendar changed; it keeps its id and can be moved or cancelled
 */
export type BookingDisplacedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'BookingDisplaced';
    subject: Subject;
    data: {
        calendarId: string;
        cause: 'outside-hours' | 'blackout' | 'capacity' | 'archived';
        alternatives: Array<{
            start: string;
            end: string;
            calendarIds: Array<string>;
        }>;
    };
};

/**
 * A booking begins in so many minutes as its service reminds of; its version stays
 */
export type BookingReminderDueEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    type: 'BookingReminderDue';
    subject: Subject;
    data: {
        minutesBefore: number;
        start: string;
    };
};

/**
 * A series was booked: each occurrence is a booking of its own, or was skipped for a reason
 */
export type SeriesBookedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'SeriesBooked';
    subject: Subject;
    data: {
        serviceId: string;
        start: string;
        duration: number;
        units: number;
        calendarIds: Array<string> | null;
        overrides: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
        recurrence: string;
        mode: 'all' | 'available';
        customerId: string;
        occurrences: Array<{
            start: string;
            bookingId: string | null;
            reason?: string;
            rule?: 'off-grid' | 'in-past' | 'under-notice' | 'beyond-horizon' | 'out-of-range' | 'outside-hours' | 'unknown-duration' | 'unknown-calendar' | 'too-many-units' | 'required' | 'too-small' | 'too-large' | 'unknown-recurrence' | 'endless-recurrence' | 'too-many-occurrences' | 'off-recurrence' | 'too-many' | 'too-long' | 'contradiction' | null;
        }>;
    };
};

/**
 * What was still to come of a series was cancelled
 */
export type SeriesCancelledEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'SeriesCancelled';
    subject: Subject;
    data: {
        reason: string | null;
        bookingIds: Array<string>;
    };
};

/**
 * Somebody waits for a slot
 */
export type WaitlistJoinedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'WaitlistJoined';
    subject: Subject;
    data: {
        serviceId: string;
        from: string;
        to: string;
        duration: number;
        units: number;
        calendarIds: Array<string> | null;
        customer: {
            id: string;
            /**
             * Only the id is left; the other fields are null.
             */
            erased?: true;
            name: string | null;
            email: string | null;
            phone: string | null;
            locale: string | null;
            timeZone: string | null;
        };
    };
};

/**
 * A slot is held for somebody who waits, until expiresAt
 */
export type WaitlistSpotOfferedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'WaitlistSpotOffered';
    subject: Subject;
    data: {
        bookingId: string;
        start: string;
        end: string;
        expiresAt: string;
    };
};

/**
 * An offer was not taken: it ran out, was given back, or lost its time
 */
export type WaitlistOfferExpiredEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'WaitlistOfferExpired';
    subject: Subject;
    data: {
        bookingId: string;
        cause: 'lapsed' | 'given-back' | 'displaced';
    };
};

/**
 * An offer was confirmed
 */
export type WaitlistAcceptedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'WaitlistAccepted';
    subject: Subject;
    data: {
        bookingId: string;
    };
};

/**
 * What somebody waited for can begin no more
 */
export type WaitlistExpiredEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'WaitlistExpired';
    subject: Subject;
    data: {
        [key: string]: unknown;
    };
};

/**
 * Somebody waits no longer: left, booked that time directly, let three offers lapse, or was erased
 */
export type WaitlistLeftEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'WaitlistLeft';
    subject: Subject;
    data: {
        reason: 'asked-for' | 'booked' | 'offers-lapsed' | 'erased';
    };
};

/**
 * All that was personal of a customer is unreadable from here on: whoever keeps a copy erases it too
 */
export type CustomerErasedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'CustomerErased';
    subject: Subject;
    data: {
        /**
         * Null in events of before this was told.
         */
        customerId: string | null;
    };
};

/**
 * Nothing gets through to a webhook: it is tried again, the first time at waitingUntil, and misses nothing
 */
export type WebhookWaitingEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'WebhookWaiting';
    subject: Subject;
    data: {
        waitingUntil: string;
    };
};

/**
 * A webhook is sent nothing until somebody sets it going again; then it goes on where it was
 */
export type WebhookDisabledEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'WebhookDisabled';
    subject: Subject;
    data: {
        because: 'unreachable' | 'gone' | 'key-revoked';
    };
};

export type Calendar = {
    id: string;
    version: number;
    position: string;
    name: string;
    timeZone: string;
    capacity: number;
    status: 'active' | 'archived';
    openingHours: Array<{
        days: Array<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'>;
        from: string;
        to: string;
    }>;
    exceptions: Array<{
        date: string;
        openingHours: Array<{
            from: string;
            to: string;
        }>;
    }>;
    blackouts: Array<Blackout>;
    metadata: {
        [key: string]: unknown;
    };
    /**
     * UTC days whose bookings the last change could not look at. Once they can be read, those that have lost their time are displaced.
     */
    unchecked?: Array<string>;
    createdAt: string;
    updatedAt: string;
};

/**
 * Time at which the calendar is closed, whatever its hours.
 */
export type Blackout = {
    id: string;
    start: string;
    end: string;
    reason: string | null;
};

export type Calendars = {
    items: Array<Calendar>;
    nextCursor: string | null;
    /**
     * Ids of things whose newest events could not be taken yet: they are here as they were before, or not at all. Absent where there are none.
     */
    behind?: Array<string>;
};

export type BlackoutOfCalendar = {
    id: string;
    start: string;
    end: string;
    reason: string | null;
    calendarId: string;
    /**
     * Of the calendar.
     */
    version: number;
    position: string;
    /**
     * UTC days whose bookings the last change could not look at. Once they can be read, those that have lost their time are displaced.
     */
    unchecked?: Array<string>;
};

export type Blackouts = {
    items: Array<Blackout>;
    nextCursor: string | null;
};

export type Busy = {
    busy: Array<{
        start: string;
        end: string;
        /**
         * In use from start to end, buffers included.
         */
        units: number;
    }>;
    /**
     * UTC days whose newest events could not be taken yet: nobody can say that they are free.
     */
    behind?: Array<string>;
    position: string;
};

export type Service = {
    id: string;
    version: number;
    position: string;
    name: string;
    timeZone: string;
    durations: Array<number>;
    step: number;
    bufferBefore: number;
    bufferAfter: number;
    minNotice: number;
    horizonDays: number;
    approval: 'automatic' | 'required';
    approvalDeadline: number | null;
    cancellationWindow: number;
    holdSeconds: number;
    holdSecondsMax: number;
    offerMinutes: number;
    maxUnitsPerBooking: number;
    limits: {
        perDay: number | null;
        perWeek: number | null;
        perCustomer: number | null;
    };
    showFree: boolean;
    mails: 'off' | 'on';
    reminders: Array<number>;
    mailFromName: string | null;
    locale: string | null;
    /**
     * Not told to the public.
     */
    notifyDesk?: Array<string>;
    uses: Array<{
        calendarId: string;
    } | {
        anyOf: Array<string>;
        strategy: 'first' | 'round-robin' | 'least-busy';
    }>;
    status: 'active' | 'archived';
    metadata: {
        [key: string]: unknown;
    };
    createdAt: string;
    updatedAt: string;
};

export type Services = {
    items: Array<Service>;
    nextCursor: string | null;
    /**
     * Ids of things whose newest events could not be taken yet: they are here as they were before, or not at all. Absent where there are none.
     */
    behind?: Array<string>;
};

export type Days = {
    /**
     * In their order; a day on which nothing can be booked is left out.
     */
    days: Array<{
        date: string;
        /**
         * The first start that can be booked on it.
         */
        first: string;
        /**
         * How many starts can be booked on it.
         */
        count: number;
    }>;
    /**
     * Of the service: that in which these are days.
     */
    timeZone: string;
    position: string;
};

export type Slots = {
    slots: Array<Slot>;
    /**
     * The `from` of the next answer, where one does not hold all from `from` to `to`: it has 2000 slots at most, and with explain as many starts that are refused; null: that is all.
     */
    nextFrom: string | null;
    /**
     * The first bookable start from `from` on, also behind `to`; null: there is none before `searchedUntil`.
     */
    nextAvailable: string | null;
    /**
     * How far a bookable start was looked for; before the horizon only where that would be too much work.
     */
    searchedUntil: string;
    position: string;
    /**
     * With explain=true.
     */
    refused?: Array<{
        start: string;
        reason: 'malformed-request' | 'unauthenticated' | 'forbidden' | 'not-found' | 'method-not-allowed' | 'request-timeout' | 'slot-held' | 'slot-taken' | 'capacity-exhausted' | 'version-conflict' | 'already-exists' | 'series-conflict' | 'hold-expired' | 'illegal-transition' | 'window-closed' | 'limit-reached' | 'dependency-conflict' | 'dependency-gone' | 'write-contention' | 'request-in-progress' | 'other-history' | 'precondition-failed' | 'content-too-large' | 'unsupported-media-type' | 'rule-violation' | 'idempotency-key-reused' | 'version-required' | 'quota-exceeded' | 'header-too-large' | 'internal' | 'busy' | 'storage-full' | 'clock-ahead' | 'outcome-unknown' | 'unavailable' | 'read-behind';
        rule?: 'off-grid' | 'in-past' | 'under-notice' | 'beyond-horizon' | 'out-of-range' | 'outside-hours' | 'unknown-duration' | 'unknown-calendar' | 'too-many-units' | 'required' | 'too-small' | 'too-large' | 'unknown-recurrence' | 'endless-recurrence' | 'too-many-occurrences' | 'off-recurrence' | 'too-many' | 'too-long' | 'contradiction' | 'position-unknown' | 'wrong-type' | 'unknown-field' | 'unknown-value' | 'wrong-format' | 'too-short' | 'too-few' | 'duplicate';
    }>;
};

export type Slot = {
    start: string;
    end: string;
    /**
     * The most units that one booking could take.
     */
    remaining: number;
    /**
     * All units that are left; public callers are told where the service says showFree.
     */
    free?: number;
    /**
     * One per entry of uses: what a booking would take now.
     */
    calendarIds: Array<string>;
    /**
     * All that would do; with include=candidates.
     */
    candidates?: Array<string>;
    localStart: string;
};

export type Booking = {
    id: string;
    version: number;
    position: string;
    status: 'held' | 'pending' | 'confirmed' | 'completed' | 'no-show' | 'declined' | 'cancelled' | 'displaced' | 'expired';
    serviceId: string;
    calendarIds: Array<string>;
    start: string;
    end: string;
    units: number;
    customer: {
        id: string;
        /**
         * Only the id is left; the other fields are null.
         */
        erased?: true;
        name: string | null;
        email: string | null;
        phone: string | null;
        locale: string | null;
        timeZone: string | null;
    } | null;
    notes: string | null;
    metadata: {
        [key: string]: unknown;
    };
    seriesId: string | null;
    expiresAt: string | null;
    /**
     * To whom on the waitlist it was offered.
     */
    waitlistEntryId: string | null;
    /**
     * Why these of several calendars were taken.
     */
    choices: Array<{
        calendarId: string;
        strategy: 'first' | 'round-robin' | 'least-busy';
        reason: string;
    }>;
    /**
     * Rules that were set aside for it.
     */
    overrides: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
    createdAt: string;
    updatedAt: string;
    /**
     * Only when made with a public key.
     */
    manageToken?: string;
};

export type Bookings = {
    items: Array<Booking>;
    nextCursor: string | null;
    /**
     * Ids of things whose newest events could not be taken yet: they are here as they were before, or not at all. Absent where there are none.
     */
    behind?: Array<string>;
};

export type ManageToken = {
    manageToken: string;
    /**
     * The page at which its bearer sees and changes the booking.
     */
    manageUrl: string;
    /**
     * As the booking stands now.
     */
    expiresAt: string;
    /**
     * Where the calendar file of the booking is read, and nothing else.
     */
    inviteUrl: string;
};

export type CreatedFeed = {
    id: string;
    calendarId: string;
    includesPersonalData: boolean;
    createdAt: string;
    /**
     * Where it is read. It is told once: here.
     */
    url: string;
};

export type Feeds = {
    items: Array<Feed>;
    nextCursor: string | null;
};

export type Feed = {
    id: string;
    calendarId: string;
    includesPersonalData: boolean;
    createdAt: string;
};

export type Series = {
    id: string;
    version: number;
    position: string;
    status: 'booked' | 'cancelled';
    serviceId: string;
    start: string;
    duration: number;
    units: number;
    calendarIds: Array<string> | null;
    overrides: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
    recurrence: string;
    mode: 'all' | 'available';
    customerId: string;
    occurrences: Array<Occurrence>;
    createdAt: string;
    updatedAt: string;
};

export type Occurrence = {
    /**
     * When it is by now: its booking may have been moved.
     */
    start: string;
    end?: string;
    /**
     * Its date in the recurrence.
     */
    originalStart: string;
    /**
     * What became of it when the series was booked.
     */
    outcome: 'booked' | 'skipped';
    bookingId?: string;
    /**
     * What its booking is by now.
     */
    status?: 'held' | 'pending' | 'confirmed' | 'completed' | 'no-show' | 'declined' | 'cancelled' | 'displaced' | 'expired';
    /**
     * Whether its booking was cancelled together with the series.
     */
    cancelled?: boolean;
    /**
     * Why it was skipped.
     */
    problem?: {
        type: string;
        title: string;
        status: number;
        code: string;
        rule?: string;
    };
};

export type Waitlist = {
    items: Array<WaitlistEntry>;
    nextCursor: string | null;
    /**
     * Ids of things whose newest events could not be taken yet: they are here as they were before, or not at all. Absent where there are none.
     */
    behind?: Array<string>;
};

export type OfferedService = {
    serviceId: string;
    name: string;
    /**
     * The same in a sentence that can be read out.
     */
    words: string;
    timeZone: string;
    /**
     * In minutes; the first is the usual one.
     */
    durations: Array<number>;
    maxUnitsPerBooking: number;
    approval: 'automatic' | 'required';
    minNoticeMinutes: number;
    /**
     * So long before its start a booking can no longer be cancelled or moved.
     */
    cancellationWindowMinutes: number;
};

export type OfferedSlot = {
    /**
     * The start to hold or to book, to be passed on as it is.
     */
    start: string;
    end: string;
    localStart: string;
    localEnd: string;
    /**
     * The same in a sentence that can be read out.
     */
    words: string;
    /**
     * The most places that one booking could take.
     */
    remaining: number;
    calendarIds: Array<string>;
};

export type ToldBooking = {
    bookingId: string;
    /**
     * The expectedVersion of the next change.
     */
    version: number;
    status: 'held' | 'pending' | 'confirmed' | 'completed' | 'no-show' | 'declined' | 'cancelled' | 'displaced' | 'expired';
    /**
     * The same in a sentence that can be read out.
     */
    words: string;
    serviceId: string;
    calendarIds: Array<string>;
    start: string;
    end: string;
    localStart: string;
    localEnd: string;
    timeZone: string;
    units: number;
    /**
     * When a hold or a request ends by itself.
     */
    expiresAt?: string;
    customerId?: string;
    customerName?: string;
    customerEmail?: string;
    customerPhone?: string;
    notes?: string;
    /**
     * Keep it: with a public key only whoever passes it on can confirm, move, cancel or read this.
     */
    manageToken?: string;
};

export type ToldWaitlistEntry = {
    waitlistEntryId: string;
    version: number;
    status: 'waiting' | 'offered' | 'accepted' | 'expired' | 'left';
    /**
     * The same in a sentence that can be read out.
     */
    words: string;
    serviceId: string;
    from: string;
    to: string;
    timeZone: string;
    duration: number;
    units: number;
    calendarIds?: Array<string>;
    customerId?: string;
    customerName?: string;
    customerEmail?: string;
    customerPhone?: string;
    /**
     * What was offered, if anything was by now: while status is offered, it is to be confirmed like any other hold.
     */
    bookingId?: string;
    /**
     * Keep it: with a public key only whoever passes it on can confirm, move, cancel or read what is offered.
     */
    manageToken?: string;
};

export type History = {
    items: Array<Event>;
    nextCursor: string | null;
};

export type Event = ({
    type: 'CalendarCreated';
} & CalendarCreatedEvent) | ({
    type: 'CalendarChanged';
} & CalendarChangedEvent) | ({
    type: 'BlackoutAdded';
} & BlackoutAddedEvent) | ({
    type: 'BlackoutRemoved';
} & BlackoutRemovedEvent) | ({
    type: 'CalendarArchived';
} & CalendarArchivedEvent) | ({
    type: 'CalendarRestored';
} & CalendarRestoredEvent) | ({
    type: 'ServiceCreated';
} & ServiceCreatedEvent) | ({
    type: 'ServiceChanged';
} & ServiceChangedEvent) | ({
    type: 'ServiceArchived';
} & ServiceArchivedEvent) | ({
    type: 'ServiceRestored';
} & ServiceRestoredEvent) | ({
    type: 'BookingHeld';
} & BookingHeldEvent) | ({
    type: 'HoldExtended';
} & HoldExtendedEvent) | ({
    type: 'HoldExpired';
} & HoldExpiredEvent) | ({
    type: 'BookingRequested';
} & BookingRequestedEvent) | ({
    type: 'BookingRequestExpired';
} & BookingRequestExpiredEvent) | ({
    type: 'BookingConfirmed';
} & BookingConfirmedEvent) | ({
    type: 'BookingApproved';
} & BookingApprovedEvent) | ({
    type: 'BookingDeclined';
} & BookingDeclinedEvent) | ({
    type: 'BookingRescheduled';
} & BookingRescheduledEvent) | ({
    type: 'BookingDetailsChanged';
} & BookingDetailsChangedEvent) | ({
    type: 'BookingCancelled';
} & BookingCancelledEvent) | ({
    type: 'BookingCompleted';
} & BookingCompletedEvent) | ({
    type: 'BookingMarkedNoShow';
} & BookingMarkedNoShowEvent) | ({
    type: 'BookingDisplaced';
} & BookingDisplacedEvent) | ({
    type: 'BookingReminderDue';
} & BookingReminderDueEvent) | ({
    type: 'SeriesBooked';
} & SeriesBookedEvent) | ({
    type: 'SeriesCancelled';
} & SeriesCancelledEvent) | ({
    type: 'WaitlistJoined';
} & WaitlistJoinedEvent) | ({
    type: 'WaitlistSpotOffered';
} & WaitlistSpotOfferedEvent) | ({
    type: 'WaitlistOfferExpired';
} & WaitlistOfferExpiredEvent) | ({
    type: 'WaitlistAccepted';
} & WaitlistAcceptedEvent) | ({
    type: 'WaitlistExpired';
} & WaitlistExpiredEvent) | ({
    type: 'WaitlistLeft';
} & WaitlistLeftEvent) | ({
    type: 'CustomerErased';
} & CustomerErasedEvent) | ({
    type: 'WebhookWaiting';
} & WebhookWaitingEvent) | ({
    type: 'WebhookDisabled';
} & WebhookDisabledEvent) | ({
    type: 'CustomerKeyDrawn' | 'TimeClaimed' | 'TimeFreed' | 'HoldCounted' | 'HoldReleased' | 'WaitCounted' | 'WaitReleased' | 'DisplacementBegun' | 'DisplacementEnded' | 'TallySeeded' | 'TallyCounted' | 'TallyFreed' | 'EntryQueued' | 'EntryOffered' | 'EntryRequeued' | 'EntryRemoved';
} & InternalEvent);

/**
 * What the server keeps count with, shown to who asks for it with `include=internal`. It may change.
 */
export type InternalEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'CustomerKeyDrawn' | 'TimeClaimed' | 'TimeFreed' | 'HoldCounted' | 'HoldReleased' | 'WaitCounted' | 'WaitReleased' | 'DisplacementBegun' | 'DisplacementEnded' | 'TallySeeded' | 'TallyCounted' | 'TallyFreed' | 'EntryQueued' | 'EntryOffered' | 'EntryRequeued' | 'EntryRemoved';
    subject: {
        type: string;
        id: string;
        href: string;
    };
    data: {
        [key: string]: unknown;
    };
};

export type ErasedCustomer = {
    customerId: string;
    erased: true;
    version: number;
    position: string;
};

export type Events = {
    items: Array<Event>;
    /**
     * How far the log was looked through: go on with it as `after`.
     */
    position: string;
    /**
     * The same where there may be others already, else null.
     */
    nextCursor: string | null;
};

export type Ticket = {
    ticket: string;
    /**
     * Use it by then. After that it opens streams again from the same network (IPv4 /24, IPv6 /64), while what it was asked for with is good, twelve hours at most.
     */
    expiresAt: string;
};

export type CreatedWebhook = {
    id: string;
    url: string;
    types: Array<string> | null;
    /**
     * Those of `types` that no event has yet.
     */
    unknownTypes: Array<string>;
    subjects: Array<'calendar' | 'service' | 'booking' | 'series' | 'waitlist-entry' | 'customer' | 'webhook'> | null;
    description: string | null;
    /**
     * `waiting`: nothing gets through, and it is tried again; `disabled`: until somebody sets it going.
     */
    status: 'active' | 'paused' | 'waiting' | 'disabled';
    waitingSince: string | null;
    waitingUntil: string | null;
    disabledBecause: 'unreachable' | 'gone' | 'key-revoked' | null;
    /**
     * Events of the log that it has not been told of, unwanted ones among them.
     */
    lag: number;
    /**
     * Subjects of which it has not taken an event, and whose others wait behind.
     */
    parked: number;
    /**
     * Events that are not sent any more, until somebody asks for it.
     */
    failed: number;
    /**
     * When the log had lost events that it was told of, as by a failover.
     */
    lastReset: string | null;
    createdBy: string;
    createdAt: string;
    /**
     * Told once; where the request is repeated with its idempotency key, within ten minutes, else null.
     */
    secret: string | null;
};

export type Webhooks = {
    items: Array<Webhook>;
    nextCursor: string | null;
};

export type Webhook = {
    id: string;
    url: string;
    types: Array<string> | null;
    /**
     * Those of `types` that no event has yet.
     */
    unknownTypes: Array<string>;
    subjects: Array<'calendar' | 'service' | 'booking' | 'series' | 'waitlist-entry' | 'customer' | 'webhook'> | null;
    description: string | null;
    /**
     * `waiting`: nothing gets through, and it is tried again; `disabled`: until somebody sets it going.
     */
    status: 'active' | 'paused' | 'waiting' | 'disabled';
    waitingSince: string | null;
    waitingUntil: string | null;
    disabledBecause: 'unreachable' | 'gone' | 'key-revoked' | null;
    /**
     * Events of the log that it has not been told of, unwanted ones among them.
     */
    lag: number;
    /**
     * Subjects of which it has not taken an event, and whose others wait behind.
     */
    parked: number;
    /**
     * Events that are not sent any more, until somebody asks for it.
     */
    failed: number;
    /**
     * When the log had lost events that it was told of, as by a failover.
     */
    lastReset: string | null;
    createdBy: string;
    createdAt: string;
};

export type WebhookSecret = {
    secret: string;
};

export type WebhookTest = {
    /**
     * What it answered; null: it did not.
     */
    status: number | null;
    error: 'no-connection' | 'timed-out' | 'forbidden-address' | null;
    detail: string | null;
    milliseconds: number;
    delivered: boolean;
};

export type WebhookDeliveries = {
    items: Array<WebhookDelivery>;
    nextCursor: string | null;
};

export type WebhookDelivery = {
    id: string;
    eventId: string;
    type: string;
    /**
     * The stream of the event, like booking/bkg_ada-first-visit.
     */
    subject: string;
    /**
     * `failed`: not sent any more, until somebody asks for it.
     */
    status: 'retrying' | 'failed' | 'delivered';
    attempts: number;
    lastAttemptAt: string;
    nextAttemptAt: string | null;
    answer: {
        /**
         * What it answered; null: it did not.
         */
        status: number | null;
        error: 'no-connection' | 'timed-out' | 'forbidden-address' | null;
        detail: string | null;
        milliseconds: number;
        /**
         * How a refusal began, at most 1 KiB of it; null: empty, not kept, or erased.
         */
        excerpt: string | null;
    };
};

export type WebhookRetry = {
    /**
     * Events that are sent again, beside the order and marked.
     */
    requested: number;
};

export type WebhookReplay = {
    from: string;
    to: string | null;
};

export type CreatedApiKey = {
    id: string;
    kind: 'secret' | 'public';
    name: string | null;
    scopes: Array<'calendars:read' | 'calendars:write' | 'bookings:read' | 'bookings:write' | 'bookings:own' | 'bookings:approve' | 'events:read' | 'webhooks:write' | 'admin'>;
    origins: Array<string>;
    limits: {
        attemptsPerMinute: number | null;
        liveHolds: number | null;
    };
    /**
     * A secret one is told once: null when the request is repeated.
     */
    key: string | null;
    createdAt: string;
    expiresAt: string | null;
    revokedAt: string | null;
};

export type ApiKeys = {
    items: Array<ApiKey>;
    nextCursor: string | null;
};

export type ApiKey = {
    id: string;
    kind: 'secret' | 'public';
    name: string | null;
    scopes: Array<'calendars:read' | 'calendars:write' | 'bookings:read' | 'bookings:write' | 'bookings:own' | 'bookings:approve' | 'events:read' | 'webhooks:write' | 'admin'>;
    origins: Array<string>;
    limits: {
        attemptsPerMinute: number | null;
        liveHolds: number | null;
    };
    /**
     * A public key, which is no secret; null of a secret one.
     */
    key: string | null;
    createdAt: string;
    expiresAt: string | null;
    revokedAt: string | null;
};

export type Projections = {
    items: Array<Projection>;
};

export type Projection = {
    name: string;
    version: number;
    /**
     * Whether this process reads it; else it is another version, fed as long as a process declares it.
     */
    isRead: boolean;
    /**
     * Whether a process moves it on now.
     */
    isFed: boolean;
    position: string;
    lag: {
        /**
         * Events that its rows lack, those of other tenants of the shard included.
         */
        events: number;
        /**
         * For how long the first of them has been in the log.
         */
        seconds: number;
    };
    /**
     * Events loaded so far, and about how many there are; null where none is under way.
     */
    rebuild: {
        events: number;
        totalEvents: number;
    } | null;
    /**
     * Streams that it could not take, and went past: tried again every minute, given from the log then.
     */
    parked: {
        count: number;
        /**
         * The oldest twenty.
         */
        subjects: Array<{
            /**
             * Null where it is another tenant’s.
             */
            stream: string | null;
            /**
             * What the projection fails with; null where the stream is another tenant’s.
             */
            reason: string | null;
            /**
             * Of the first event that its rows lack; null where the stream is another tenant’s.
             */
            fromVersion: number | null;
            /**
             * Of that event; null where the log has it no more.
             */
            fromPosition: string | null;
            attempts: number;
            parkedAt: string;
            triedAt: string;
        }>;
    };
};

export type Health = {
    status: 'ok';
};

export type ListCalendarsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        limit?: number;
        /**
         * nextCursor of the page before.
         */
        cursor?: string;
        status?: 'active' | 'archived';
    };
    url: '/v1/calendars';
};

export type ListCalendarsErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type ListCalendarsError = ListCalendarsErrors[keyof ListCalendarsErrors];

export type ListCalendarsResponses = {
    /**
     * OK
     */
    200: Calendars;
};

export type ListCalendarsResponse = ListCalendarsResponses[keyof ListCalendarsResponses];

export type CreateCalendarData = {
    body: CreateCalendarRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/calendars';
};

export type CreateCalendarErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is taken. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'already-exists';
    } & AlreadyExistsProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type CreateCalendarError = CreateCalendarErrors[keyof CreateCalendarErrors];

export type CreateCalendarResponses = {
    /**
     * OK
     */
    200: Calendar;
    /**
     * Created
     */
    201: Calendar;
};

export type CreateCalendarResponse = CreateCalendarResponses[keyof CreateCalendarResponses];

export type GetCalendarData = {
    body?: never;
    headers?: {
        /**
         * The tag of the version that is known already.
         */
        'If-None-Match'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        /**
         * As it was in this version.
         */
        atVersion?: number;
        /**
         * As it was at this instant of the past.
         */
        at?: string;
    };
    url: '/v1/calendars/{id}';
};

export type GetCalendarErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type GetCalendarError = GetCalendarErrors[keyof GetCalendarErrors];

export type GetCalendarResponses = {
    /**
     * OK
     */
    200: Calendar;
};

export type GetCalendarResponse = GetCalendarResponses[keyof GetCalendarResponses];

export type ChangeCalendarData = {
    body: ChangeCalendarRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/calendars/{id}';
};

export type ChangeCalendarErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `illegal-transition`: Its state does not allow this. `dependency-conflict`: Upcoming bookings depend on it. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'illegal-transition';
    } & IllegalTransitionProblem) | ({
        code: 'dependency-conflict';
    } & DependencyConflictProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ChangeCalendarError = ChangeCalendarErrors[keyof ChangeCalendarErrors];

export type ChangeCalendarResponses = {
    /**
     * OK
     */
    200: Calendar;
};

export type ChangeCalendarResponse = ChangeCalendarResponses[keyof ChangeCalendarResponses];

export type ArchiveCalendarData = {
    body?: ArchiveCalendarRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/calendars/{id}/archive';
};

export type ArchiveCalendarErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `dependency-conflict`: Upcoming bookings depend on it. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'dependency-conflict';
    } & DependencyConflictProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ArchiveCalendarError = ArchiveCalendarErrors[keyof ArchiveCalendarErrors];

export type ArchiveCalendarResponses = {
    /**
     * OK
     */
    200: Calendar;
};

export type ArchiveCalendarResponse = ArchiveCalendarResponses[keyof ArchiveCalendarResponses];

export type RestoreCalendarData = {
    body?: CommandRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/calendars/{id}/restore';
};

export type RestoreCalendarErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type RestoreCalendarError = RestoreCalendarErrors[keyof RestoreCalendarErrors];

export type RestoreCalendarResponses = {
    /**
     * OK
     */
    200: Calendar;
};

export type RestoreCalendarResponse = RestoreCalendarResponses[keyof RestoreCalendarResponses];

export type ListBlackoutsData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        limit?: number;
        /**
         * nextCursor of the page before.
         */
        cursor?: string;
    };
    url: '/v1/calendars/{id}/blackouts';
};

export type ListBlackoutsErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type ListBlackoutsError = ListBlackoutsErrors[keyof ListBlackoutsErrors];

export type ListBlackoutsResponses = {
    /**
     * OK
     */
    200: Blackouts;
};

export type ListBlackoutsResponse = ListBlackoutsResponses[keyof ListBlackoutsResponses];

export type AddBlackoutData = {
    body: CreateBlackoutRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/calendars/{id}/blackouts';
};

export type AddBlackoutErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `already-exists`: The id is taken. `dependency-conflict`: Upcoming bookings depend on it. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'already-exists';
    } & AlreadyExistsProblem) | ({
        code: 'dependency-conflict';
    } & DependencyConflictProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type AddBlackoutError = AddBlackoutErrors[keyof AddBlackoutErrors];

export type AddBlackoutResponses = {
    /**
     * OK
     */
    200: BlackoutOfCalendar;
    /**
     * Created
     */
    201: BlackoutOfCalendar;
};

export type AddBlackoutResponse = AddBlackoutResponses[keyof AddBlackoutResponses];

export type RemoveBlackoutData = {
    body?: never;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
        blackoutId: string;
    };
    query?: {
        expectedVersion?: number;
    };
    url: '/v1/calendars/{id}/blackouts/{blackoutId}';
};

export type RemoveBlackoutErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type RemoveBlackoutError = RemoveBlackoutErrors[keyof RemoveBlackoutErrors];

export type RemoveBlackoutResponses = {
    /**
     * OK
     */
    200: Calendar;
};

export type RemoveBlackoutResponse = RemoveBlackoutResponses[keyof RemoveBlackoutResponses];

export type GetBlackoutData = {
    body?: never;
    headers?: {
        /**
         * The tag of the version that is known already.
         */
        'If-None-Match'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
        blackoutId: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
    };
    url: '/v1/calendars/{id}/blackouts/{blackoutId}';
};

export type GetBlackoutErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type GetBlackoutError = GetBlackoutErrors[keyof GetBlackoutErrors];

export type GetBlackoutResponses = {
    /**
     * OK
     */
    200: BlackoutOfCalendar;
};

export type GetBlackoutResponse = GetBlackoutResponses[keyof GetBlackoutResponses];

export type FindBusyData = {
    body?: never;
    path: {
        id: string;
    };
    query: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        /**
         * Claims that end after it.
         */
        from: string;
        /**
         * Claims that start before it; at most 62 days after from.
         */
        to: string;
    };
    url: '/v1/calendars/{id}/busy';
};

export type FindBusyErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type FindBusyError = FindBusyErrors[keyof FindBusyErrors];

export type FindBusyResponses = {
    /**
     * OK
     */
    200: Busy;
};

export type FindBusyResponse = FindBusyResponses[keyof FindBusyResponses];

export type ListServicesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        limit?: number;
        /**
         * nextCursor of the page before.
         */
        cursor?: string;
        status?: 'active' | 'archived';
    };
    url: '/v1/services';
};

export type ListServicesErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type ListServicesError = ListServicesErrors[keyof ListServicesErrors];

export type ListServicesResponses = {
    /**
     * OK
     */
    200: Services;
};

export type ListServicesResponse = ListServicesResponses[keyof ListServicesResponses];

export type CreateServiceData = {
    body: CreateServiceRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/services';
};

export type CreateServiceErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is taken. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'already-exists';
    } & AlreadyExistsProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type CreateServiceError = CreateServiceErrors[keyof CreateServiceErrors];

export type CreateServiceResponses = {
    /**
     * OK
     */
    200: Service;
    /**
     * Created
     */
    201: Service;
};

export type CreateServiceResponse = CreateServiceResponses[keyof CreateServiceResponses];

export type GetServiceData = {
    body?: never;
    headers?: {
        /**
         * The tag of the version that is known already.
         */
        'If-None-Match'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        /**
         * As it was in this version.
         */
        atVersion?: number;
        /**
         * As it was at this instant of the past.
         */
        at?: string;
    };
    url: '/v1/services/{id}';
};

export type GetServiceErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type GetServiceError = GetServiceErrors[keyof GetServiceErrors];

export type GetServiceResponses = {
    /**
     * OK
     */
    200: Service;
};

export type GetServiceResponse = GetServiceResponses[keyof GetServiceResponses];

export type ChangeServiceData = {
    body: ChangeServiceRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/services/{id}';
};

export type ChangeServiceErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `illegal-transition`: Its state does not allow this. `dependency-conflict`: Upcoming bookings depend on it. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'illegal-transition';
    } & IllegalTransitionProblem) | ({
        code: 'dependency-conflict';
    } & DependencyConflictProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ChangeServiceError = ChangeServiceErrors[keyof ChangeServiceErrors];

export type ChangeServiceResponses = {
    /**
     * OK
     */
    200: Service;
};

export type ChangeServiceResponse = ChangeServiceResponses[keyof ChangeServiceResponses];

export type ArchiveServiceData = {
    body?: CommandRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/services/{id}/archive';
};

export type ArchiveServiceErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ArchiveServiceError = ArchiveServiceErrors[keyof ArchiveServiceErrors];

export type ArchiveServiceResponses = {
    /**
     * OK
     */
    200: Service;
};

export type ArchiveServiceResponse = ArchiveServiceResponses[keyof ArchiveServiceResponses];

export type RestoreServiceData = {
    body?: CommandRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/services/{id}/restore';
};

export type RestoreServiceErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type RestoreServiceError = RestoreServiceErrors[keyof RestoreServiceErrors];

export type RestoreServiceResponses = {
    /**
     * OK
     */
    200: Service;
};

export type RestoreServiceResponse = RestoreServiceResponses[keyof RestoreServiceResponses];

export type FindDaysData = {
    body?: never;
    path: {
        id: string;
    };
    query: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        /**
         * The first day, in the zone of the service.
         */
        from: string;
        /**
         * The day behind the last one; at most 366 days after from, with a public key 62.
         */
        to: string;
        /**
         * In minutes; by default the first of the service’s.
         */
        duration?: number;
        /**
         * By default one.
         */
        units?: number;
        /**
         * Of an entry of `uses` that names some of these, only they; repeated or with commas.
         */
        calendarIds?: Array<string>;
        /**
         * A booking that is to be moved: its own time does not stand in the way, and what is not stated is as it has it.
         */
        ignoreBooking?: string;
    };
    url: '/v1/services/{id}/days';
};

export type FindDaysErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type FindDaysError = FindDaysErrors[keyof FindDaysErrors];

export type FindDaysResponses = {
    /**
     * OK
     */
    200: Days;
};

export type FindDaysResponse = FindDaysResponses[keyof FindDaysResponses];

export type FindSlotsData = {
    body?: never;
    headers?: {
        /**
         * The tag of the version that is known already.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        /**
         * Slots that start at it or later.
         */
        from: string;
        /**
         * Slots that start before it; at most 62 days after from.
         */
        to: string;
        /**
         * In minutes; by default the first of the service’s.
         */
        duration?: number;
        /**
         * By default one.
         */
        units?: number;
        /**
         * Of an entry of `uses` that names some of these, only they; repeated or with commas.
         */
        calendarIds?: Array<string>;
        /**
         * A booking that is to be moved: its own time does not stand in the way, and what is not stated is as it has it.
         */
        ignoreBooking?: string;
        /**
         * Give each other start on the grid with the refusal that booking it would meet.
         */
        explain?: 'true' | 'false';
        /**
         * What was offered at this instant of the past; needs the scope admin.
         */
        at?: string;
        /**
         * Tell of each slot all calendars that would do; not told to public callers.
         */
        include?: 'candidates';
        /**
         * Of localStart; by default the service’s.
         */
        timeZone?: string;
    };
    url: '/v1/services/{id}/slots';
};

export type FindSlotsErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type FindSlotsError = FindSlotsErrors[keyof FindSlotsErrors];

export type FindSlotsResponses = {
    /**
     * OK
     */
    200: Slots;
};

export type FindSlotsResponse = FindSlotsResponses[keyof FindSlotsResponses];

export type ListBookingsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        limit?: number;
        /**
         * nextCursor of the page before.
         */
        cursor?: string;
        serviceId?: string;
        calendarId?: string;
        customerId?: string;
        /**
         * May be repeated.
         */
        status?: Array<'held' | 'pending' | 'confirmed' | 'completed' | 'no-show' | 'declined' | 'cancelled' | 'displaced' | 'expired'>;
        /**
         * Only bookings that end after it.
         */
        from?: string;
        /**
         * Only bookings that start before it.
         */
        to?: string;
        /**
         * Only bookings that changed after this position.
         */
        updatedSince?: string;
        sort?: 'start' | 'updated';
    };
    url: '/v1/bookings';
};

export type ListBookingsErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type ListBookingsError = ListBookingsErrors[keyof ListBookingsErrors];

export type ListBookingsResponses = {
    /**
     * OK
     */
    200: Bookings;
};

export type ListBookingsResponse = ListBookingsResponses[keyof ListBookingsResponses];

export type CreateBookingData = {
    body: CreateBookingRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/bookings';
};

export type CreateBookingErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is taken. `limit-reached`: A limit is reached. `slot-held`: The slot is held. `slot-taken`: The slot is taken. `capacity-exhausted`: Not enough room is left. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'already-exists';
    } & AlreadyExistsProblem) | ({
        code: 'limit-reached';
    } & LimitReachedProblem) | ({
        code: 'slot-held';
    } & SlotHeldProblem) | ({
        code: 'slot-taken';
    } & SlotTakenProblem) | ({
        code: 'capacity-exhausted';
    } & CapacityExhaustedProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type CreateBookingError = CreateBookingErrors[keyof CreateBookingErrors];

export type CreateBookingResponses = {
    /**
     * OK
     */
    200: Booking;
    /**
     * Created
     */
    201: Booking;
};

export type CreateBookingResponse = CreateBookingResponses[keyof CreateBookingResponses];

export type GetBookingData = {
    body?: never;
    headers?: {
        /**
         * The tag of the version that is known already.
         */
        'If-None-Match'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        /**
         * As it was in this version.
         */
        atVersion?: number;
        /**
         * As it was at this instant of the past.
         */
        at?: string;
    };
    url: '/v1/bookings/{id}';
};

export type GetBookingErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type GetBookingError = GetBookingErrors[keyof GetBookingErrors];

export type GetBookingResponses = {
    /**
     * OK
     */
    200: Booking;
};

export type GetBookingResponse = GetBookingResponses[keyof GetBookingResponses];

export type ChangeBookingData = {
    body: ChangeBookingRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/bookings/{id}';
};

export type ChangeBookingErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ChangeBookingError = ChangeBookingErrors[keyof ChangeBookingErrors];

export type ChangeBookingResponses = {
    /**
     * OK
     */
    200: Booking;
};

export type ChangeBookingResponse = ChangeBookingResponses[keyof ChangeBookingResponses];

export type ConfirmBookingData = {
    body?: ConfirmBookingRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/bookings/{id}/confirm';
};

export type ConfirmBookingErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `illegal-transition`: Its state does not allow this. `hold-expired`: The hold has run out. `limit-reached`: A limit is reached. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'illegal-transition';
    } & IllegalTransitionProblem) | ({
        code: 'hold-expired';
    } & HoldExpiredProblem) | ({
        code: 'limit-reached';
    } & LimitReachedProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ConfirmBookingError = ConfirmBookingErrors[keyof ConfirmBookingErrors];

export type ConfirmBookingResponses = {
    /**
     * OK
     */
    200: Booking;
};

export type ConfirmBookingResponse = ConfirmBookingResponses[keyof ConfirmBookingResponses];

export type ExtendHoldData = {
    body?: ExtendHoldRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/bookings/{id}/extend';
};

export type ExtendHoldErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `illegal-transition`: Its state does not allow this. `hold-expired`: The hold has run out. `limit-reached`: A limit is reached. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'illegal-transition';
    } & IllegalTransitionProblem) | ({
        code: 'hold-expired';
    } & HoldExpiredProblem) | ({
        code: 'limit-reached';
    } & LimitReachedProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ExtendHoldError = ExtendHoldErrors[keyof ExtendHoldErrors];

export type ExtendHoldResponses = {
    /**
     * OK
     */
    200: Booking;
};

export type ExtendHoldResponse = ExtendHoldResponses[keyof ExtendHoldResponses];

export type ApproveBookingData = {
    body?: ApproveBookingRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/bookings/{id}/approve';
};

export type ApproveBookingErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `illegal-transition`: Its state does not allow this. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'illegal-transition';
    } & IllegalTransitionProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ApproveBookingError = ApproveBookingErrors[keyof ApproveBookingErrors];

export type ApproveBookingResponses = {
    /**
     * OK
     */
    200: Booking;
};

export type ApproveBookingResponse = ApproveBookingResponses[keyof ApproveBookingResponses];

export type DeclineBookingData = {
    body?: DeclineBookingRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/bookings/{id}/decline';
};

export type DeclineBookingErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `illegal-transition`: Its state does not allow this. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'illegal-transition';
    } & IllegalTransitionProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type DeclineBookingError = DeclineBookingErrors[keyof DeclineBookingErrors];

export type DeclineBookingResponses = {
    /**
     * OK
     */
    200: Booking;
};

export type DeclineBookingResponse = DeclineBookingResponses[keyof DeclineBookingResponses];

export type RescheduleBookingData = {
    body: RescheduleBookingRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/bookings/{id}/reschedule';
};

export type RescheduleBookingErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `illegal-transition`: Its state does not allow this. `window-closed`: It is too late for this. `limit-reached`: A limit is reached. `slot-held`: The slot is held. `slot-taken`: The slot is taken. `capacity-exhausted`: Not enough room is left. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'illegal-transition';
    } & IllegalTransitionProblem) | ({
        code: 'window-closed';
    } & WindowClosedProblem) | ({
        code: 'limit-reached';
    } & LimitReachedProblem) | ({
        code: 'slot-held';
    } & SlotHeldProblem) | ({
        code: 'slot-taken';
    } & SlotTakenProblem) | ({
        code: 'capacity-exhausted';
    } & CapacityExhaustedProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type RescheduleBookingError = RescheduleBookingErrors[keyof RescheduleBookingErrors];

export type RescheduleBookingResponses = {
    /**
     * OK
     */
    200: Booking;
};

export type RescheduleBookingResponse = RescheduleBookingResponses[keyof RescheduleBookingResponses];

export type CancelBookingData = {
    body?: CancelBookingRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/bookings/{id}/cancel';
};

export type CancelBookingErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `illegal-transition`: Its state does not allow this. `window-closed`: It is too late for this. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'illegal-transition';
    } & IllegalTransitionProblem) | ({
        code: 'window-closed';
    } & WindowClosedProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type CancelBookingError = CancelBookingErrors[keyof CancelBookingErrors];

export type CancelBookingResponses = {
    /**
     * OK
     */
    200: Booking;
};

export type CancelBookingResponse = CancelBookingResponses[keyof CancelBookingResponses];

export type CompleteBookingData = {
    body?: CommandRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/bookings/{id}/complete';
};

export type CompleteBookingErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `illegal-transition`: Its state does not allow this. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'illegal-transition';
    } & IllegalTransitionProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type CompleteBookingError = CompleteBookingErrors[keyof CompleteBookingErrors];

export type CompleteBookingResponses = {
    /**
     * OK
     */
    200: Booking;
};

export type CompleteBookingResponse = CompleteBookingResponses[keyof CompleteBookingResponses];

export type MarkNoShowData = {
    body?: CommandRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/bookings/{id}/no-show';
};

export type MarkNoShowErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `illegal-transition`: Its state does not allow this. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'illegal-transition';
    } & IllegalTransitionProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type MarkNoShowError = MarkNoShowErrors[keyof MarkNoShowErrors];

export type MarkNoShowResponses = {
    /**
     * OK
     */
    200: Booking;
};

export type MarkNoShowResponse = MarkNoShowResponses[keyof MarkNoShowResponses];

export type CreateManageTokenData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/bookings/{id}/manage-token';
};

export type CreateManageTokenErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type CreateManageTokenError = CreateManageTokenErrors[keyof CreateManageTokenErrors];

export type CreateManageTokenResponses = {
    /**
     * OK
     */
    200: ManageToken;
};

export type CreateManageTokenResponse = CreateManageTokenResponses[keyof CreateManageTokenResponses];

export type GetInviteData = {
    body?: never;
    headers?: {
        /**
         * The tag of the version that is known already.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        /**
         * Of an `inviteUrl`, instead of a header.
         */
        t?: string;
    };
    url: '/v1/bookings/{id}/invite.ics';
};

export type GetInviteErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type GetInviteError = GetInviteErrors[keyof GetInviteErrors];

export type GetInviteResponses = {
    /**
     * OK
     */
    200: string;
};

export type GetInviteResponse = GetInviteResponses[keyof GetInviteResponses];

export type ListFeedsData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        limit?: number;
        /**
         * nextCursor of the page before.
         */
        cursor?: string;
    };
    url: '/v1/calendars/{id}/feeds';
};

export type ListFeedsErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem);
};

export type ListFeedsError = ListFeedsErrors[keyof ListFeedsErrors];

export type ListFeedsResponses = {
    /**
     * OK
     */
    200: Feeds;
};

export type ListFeedsResponse = ListFeedsResponses[keyof ListFeedsResponses];

export type CreateFeedData = {
    body: CreateFeedRequest;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/calendars/{id}/feeds';
};

export type CreateFeedErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type CreateFeedError = CreateFeedErrors[keyof CreateFeedErrors];

export type CreateFeedResponses = {
    /**
     * Created
     */
    201: CreatedFeed;
};

export type CreateFeedResponse = CreateFeedResponses[keyof CreateFeedResponses];

export type RemoveFeedData = {
    body?: never;
    path: {
        id: string;
        feedId: string;
    };
    query?: never;
    url: '/v1/calendars/{id}/feeds/{feedId}';
};

export type RemoveFeedErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type RemoveFeedError = RemoveFeedErrors[keyof RemoveFeedErrors];

export type RemoveFeedResponses = {
    /**
     * No Content
     */
    204: void;
};

export type RemoveFeedResponse = RemoveFeedResponses[keyof RemoveFeedResponses];

export type BookSeriesData = {
    body: BookSeriesRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/series';
};

export type BookSeriesErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is taken. `series-conflict`: Not all of the series can be booked. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'already-exists';
    } & AlreadyExistsProblem) | ({
        code: 'series-conflict';
    } & SeriesConflictProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type BookSeriesError = BookSeriesErrors[keyof BookSeriesErrors];

export type BookSeriesResponses = {
    /**
     * OK
     */
    200: Series;
    /**
     * Created
     */
    201: Series;
};

export type BookSeriesResponse = BookSeriesResponses[keyof BookSeriesResponses];

export type GetSeriesData = {
    body?: never;
    headers?: {
        /**
         * The tag of the version that is known already.
         */
        'If-None-Match'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        /**
         * As it was in this version.
         */
        atVersion?: number;
        /**
         * As it was at this instant of the past.
         */
        at?: string;
    };
    url: '/v1/series/{id}';
};

export type GetSeriesErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type GetSeriesError = GetSeriesErrors[keyof GetSeriesErrors];

export type GetSeriesResponses = {
    /**
     * OK
     */
    200: Series;
};

export type GetSeriesResponse = GetSeriesResponses[keyof GetSeriesResponses];

export type CancelSeriesData = {
    body?: CancelSeriesRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/series/{id}/cancel';
};

export type CancelSeriesErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `window-closed`: It is too late for this. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'window-closed';
    } & WindowClosedProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `version-required`: Say which version you decided on
     */
    428: VersionRequiredProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type CancelSeriesError = CancelSeriesErrors[keyof CancelSeriesErrors];

export type CancelSeriesResponses = {
    /**
     * OK
     */
    200: Series;
};

export type CancelSeriesResponse = CancelSeriesResponses[keyof CancelSeriesResponses];

export type ListWaitlistData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        limit?: number;
        /**
         * nextCursor of the page before.
         */
        cursor?: string;
        serviceId?: string;
        customerId?: string;
        status?: 'waiting' | 'offered' | 'accepted' | 'expired' | 'left';
    };
    url: '/v1/waitlist';
};

export type ListWaitlistErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type ListWaitlistError = ListWaitlistErrors[keyof ListWaitlistErrors];

export type ListWaitlistResponses = {
    /**
     * OK
     */
    200: Waitlist;
};

export type ListWaitlistResponse = ListWaitlistResponses[keyof ListWaitlistResponses];

export type JoinWaitlistData = {
    body: JoinWaitlistRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/waitlist';
};

export type JoinWaitlistErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is taken. `limit-reached`: A limit is reached. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'already-exists';
    } & AlreadyExistsProblem) | ({
        code: 'limit-reached';
    } & LimitReachedProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type JoinWaitlistError = JoinWaitlistErrors[keyof JoinWaitlistErrors];

export type JoinWaitlistResponses = {
    /**
     * OK
     */
    200: WaitlistEntry;
    /**
     * Created
     */
    201: WaitlistEntry;
};

export type JoinWaitlistResponse = JoinWaitlistResponses[keyof JoinWaitlistResponses];

export type LeaveWaitlistData = {
    body?: never;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/waitlist/{id}';
};

export type LeaveWaitlistErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `illegal-transition`: Its state does not allow this. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'illegal-transition';
    } & IllegalTransitionProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type LeaveWaitlistError = LeaveWaitlistErrors[keyof LeaveWaitlistErrors];

export type LeaveWaitlistResponses = {
    /**
     * OK
     */
    200: WaitlistEntry;
};

export type LeaveWaitlistResponse = LeaveWaitlistResponses[keyof LeaveWaitlistResponses];

export type GetWaitlistEntryData = {
    body?: never;
    headers?: {
        /**
         * The tag of the version that is known already.
         */
        'If-None-Match'?: string;
        /**
         * The version decided on, as a tag like "3-4be01c77"; or expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
    };
    url: '/v1/waitlist/{id}';
};

export type GetWaitlistEntryErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type GetWaitlistEntryError = GetWaitlistEntryErrors[keyof GetWaitlistEntryErrors];

export type GetWaitlistEntryResponses = {
    /**
     * OK
     */
    200: WaitlistEntry;
};

export type GetWaitlistEntryResponse = GetWaitlistEntryResponses[keyof GetWaitlistEntryResponses];

export type ToolFindServicesData = {
    body?: FindServicesTool;
    path?: never;
    query?: never;
    url: '/v1/tools/find_services';
};

export type ToolFindServicesErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem);
};

export type ToolFindServicesError = ToolFindServicesErrors[keyof ToolFindServicesErrors];

export type ToolFindServicesResponses = {
    /**
     * OK
     */
    200: {
        services: Array<OfferedService>;
        /**
         * There are more: call again with it as cursor.
         */
        nextCursor?: string;
    };
};

export type ToolFindServicesResponse = ToolFindServicesResponses[keyof ToolFindServicesResponses];

export type ToolFindSlotsData = {
    body: FindSlotsTool;
    path?: never;
    query?: never;
    url: '/v1/tools/find_slots';
};

export type ToolFindSlotsErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem);
};

export type ToolFindSlotsError = ToolFindSlotsErrors[keyof ToolFindSlotsErrors];

export type ToolFindSlotsResponses = {
    /**
     * OK
     */
    200: {
        /**
         * The same in a sentence that can be read out.
         */
        words: string;
        timeZone: string;
        slots: Array<OfferedSlot>;
        /**
         * There are more: the from of the next call.
         */
        nextFrom?: string;
        /**
         * The first free start, also behind to.
         */
        nextAvailable?: string;
        /**
         * For the next hold_slot or book_slot; after one that succeeded it is used.
         */
        bookingId: string;
        /**
         * For the next join_waitlist.
         */
        waitlistEntryId: string;
        /**
         * Pass it on with either id, and tell nobody: with it the same call again has the same answer.
         */
        idempotencyKey?: string;
    };
};

export type ToolFindSlotsResponse = ToolFindSlotsResponses[keyof ToolFindSlotsResponses];

export type ToolExplainSlotData = {
    body: ExplainSlotTool;
    path?: never;
    query?: never;
    url: '/v1/tools/explain_slot';
};

export type ToolExplainSlotErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem);
};

export type ToolExplainSlotError = ToolExplainSlotErrors[keyof ToolExplainSlotErrors];

export type ToolExplainSlotResponses = {
    /**
     * OK
     */
    200: {
        bookable: boolean;
        /**
         * The same in a sentence that can be read out.
         */
        words: string;
        start: string;
        localStart: string;
        timeZone: string;
        /**
         * How booking it would be refused.
         */
        code?: 'malformed-request' | 'unauthenticated' | 'forbidden' | 'not-found' | 'method-not-allowed' | 'request-timeout' | 'slot-held' | 'slot-taken' | 'capacity-exhausted' | 'version-conflict' | 'already-exists' | 'series-conflict' | 'hold-expired' | 'illegal-transition' | 'window-closed' | 'limit-reached' | 'dependency-conflict' | 'dependency-gone' | 'write-contention' | 'request-in-progress' | 'other-history' | 'precondition-failed' | 'content-too-large' | 'unsupported-media-type' | 'rule-violation' | 'idempotency-key-reused' | 'version-required' | 'quota-exceeded' | 'header-too-large' | 'internal' | 'busy' | 'storage-full' | 'clock-ahead' | 'outcome-unknown' | 'unavailable' | 'read-behind';
        /**
         * Which rule it breaks.
         */
        rule?: 'off-grid' | 'in-past' | 'under-notice' | 'beyond-horizon' | 'out-of-range' | 'outside-hours' | 'unknown-duration' | 'unknown-calendar' | 'too-many-units' | 'required' | 'too-small' | 'too-large' | 'unknown-recurrence' | 'endless-recurrence' | 'too-many-occurrences' | 'off-recurrence' | 'too-many' | 'too-long' | 'contradiction' | 'position-unknown' | 'wrong-type' | 'unknown-field' | 'unknown-value' | 'wrong-format' | 'too-short' | 'too-few' | 'duplicate';
        /**
         * The first start from then on that can be booked.
         */
        nextAvailable?: string;
    };
};

export type ToolExplainSlotResponse = ToolExplainSlotResponses[keyof ToolExplainSlotResponses];

export type ToolHoldSlotData = {
    body: HoldSlotTool;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/tools/hold_slot';
};

export type ToolHoldSlotErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is taken. `limit-reached`: A limit is reached. `slot-held`: The slot is held. `slot-taken`: The slot is taken. `capacity-exhausted`: Not enough room is left. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'already-exists';
    } & AlreadyExistsProblem) | ({
        code: 'limit-reached';
    } & LimitReachedProblem) | ({
        code: 'slot-held';
    } & SlotHeldProblem) | ({
        code: 'slot-taken';
    } & SlotTakenProblem) | ({
        code: 'capacity-exhausted';
    } & CapacityExhaustedProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ToolHoldSlotError = ToolHoldSlotErrors[keyof ToolHoldSlotErrors];

export type ToolHoldSlotResponses = {
    /**
     * OK
     */
    200: ToldBooking;
};

export type ToolHoldSlotResponse = ToolHoldSlotResponses[keyof ToolHoldSlotResponses];

export type ToolBookSlotData = {
    body: BookSlotTool;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/tools/book_slot';
};

export type ToolBookSlotErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is taken. `limit-reached`: A limit is reached. `slot-held`: The slot is held. `slot-taken`: The slot is taken. `capacity-exhausted`: Not enough room is left. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'already-exists';
    } & AlreadyExistsProblem) | ({
        code: 'limit-reached';
    } & LimitReachedProblem) | ({
        code: 'slot-held';
    } & SlotHeldProblem) | ({
        code: 'slot-taken';
    } & SlotTakenProblem) | ({
        code: 'capacity-exhausted';
    } & CapacityExhaustedProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ToolBookSlotError = ToolBookSlotErrors[keyof ToolBookSlotErrors];

export type ToolBookSlotResponses = {
    /**
     * OK
     */
    200: ToldBooking;
};

export type ToolBookSlotResponse = ToolBookSlotResponses[keyof ToolBookSlotResponses];

export type ToolConfirmBookingData = {
    body: ConfirmBookingTool;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/tools/confirm_booking';
};

export type ToolConfirmBookingErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `illegal-transition`: Its state does not allow this. `hold-expired`: The hold has run out. `limit-reached`: A limit is reached. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'illegal-transition';
    } & IllegalTransitionProblem) | ({
        code: 'hold-expired';
    } & HoldExpiredProblem) | ({
        code: 'limit-reached';
    } & LimitReachedProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ToolConfirmBookingError = ToolConfirmBookingErrors[keyof ToolConfirmBookingErrors];

export type ToolConfirmBookingResponses = {
    /**
     * OK
     */
    200: ToldBooking;
};

export type ToolConfirmBookingResponse = ToolConfirmBookingResponses[keyof ToolConfirmBookingResponses];

export type ToolGetBookingData = {
    body: GetBookingTool;
    path?: never;
    query?: never;
    url: '/v1/tools/get_booking';
};

export type ToolGetBookingErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem);
};

export type ToolGetBookingError = ToolGetBookingErrors[keyof ToolGetBookingErrors];

export type ToolGetBookingResponses = {
    /**
     * OK
     */
    200: ToldBooking;
};

export type ToolGetBookingResponse = ToolGetBookingResponses[keyof ToolGetBookingResponses];

export type ToolRescheduleBookingData = {
    body: RescheduleBookingTool;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/tools/reschedule_booking';
};

export type ToolRescheduleBookingErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `illegal-transition`: Its state does not allow this. `window-closed`: It is too late for this. `limit-reached`: A limit is reached. `slot-held`: The slot is held. `slot-taken`: The slot is taken. `capacity-exhausted`: Not enough room is left. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'illegal-transition';
    } & IllegalTransitionProblem) | ({
        code: 'window-closed';
    } & WindowClosedProblem) | ({
        code: 'limit-reached';
    } & LimitReachedProblem) | ({
        code: 'slot-held';
    } & SlotHeldProblem) | ({
        code: 'slot-taken';
    } & SlotTakenProblem) | ({
        code: 'capacity-exhausted';
    } & CapacityExhaustedProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ToolRescheduleBookingError = ToolRescheduleBookingErrors[keyof ToolRescheduleBookingErrors];

export type ToolRescheduleBookingResponses = {
    /**
     * OK
     */
    200: ToldBooking;
};

export type ToolRescheduleBookingResponse = ToolRescheduleBookingResponses[keyof ToolRescheduleBookingResponses];

export type ToolCancelBookingData = {
    body: CancelBookingTool;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/tools/cancel_booking';
};

export type ToolCancelBookingErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else changed it. `illegal-transition`: Its state does not allow this. `window-closed`: It is too late for this. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'illegal-transition';
    } & IllegalTransitionProblem) | ({
        code: 'window-closed';
    } & WindowClosedProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ToolCancelBookingError = ToolCancelBookingErrors[keyof ToolCancelBookingErrors];

export type ToolCancelBookingResponses = {
    /**
     * OK
     */
    200: ToldBooking;
};

export type ToolCancelBookingResponse = ToolCancelBookingResponses[keyof ToolCancelBookingResponses];

export type ToolJoinWaitlistData = {
    body: JoinWaitlistTool;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/tools/join_waitlist';
};

export type ToolJoinWaitlistErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is taken. `limit-reached`: A limit is reached. `dependency-gone`: What it depends on is gone. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'already-exists';
    } & AlreadyExistsProblem) | ({
        code: 'limit-reached';
    } & LimitReachedProblem) | ({
        code: 'dependency-gone';
    } & DependencyGoneProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ToolJoinWaitlistError = ToolJoinWaitlistErrors[keyof ToolJoinWaitlistErrors];

export type ToolJoinWaitlistResponses = {
    /**
     * OK
     */
    200: ToldWaitlistEntry;
};

export type ToolJoinWaitlistResponse = ToolJoinWaitlistResponses[keyof ToolJoinWaitlistResponses];

export type GetCalendarHistoryData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        limit?: number;
        /**
         * nextCursor of the page before.
         */
        cursor?: string;
    };
    url: '/v1/calendars/{id}/history';
};

export type GetCalendarHistoryErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type GetCalendarHistoryError = GetCalendarHistoryErrors[keyof GetCalendarHistoryErrors];

export type GetCalendarHistoryResponses = {
    /**
     * OK
     */
    200: History;
};

export type GetCalendarHistoryResponse = GetCalendarHistoryResponses[keyof GetCalendarHistoryResponses];

export type GetServiceHistoryData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        limit?: number;
        /**
         * nextCursor of the page before.
         */
        cursor?: string;
    };
    url: '/v1/services/{id}/history';
};

export type GetServiceHistoryErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type GetServiceHistoryError = GetServiceHistoryErrors[keyof GetServiceHistoryErrors];

export type GetServiceHistoryResponses = {
    /**
     * OK
     */
    200: History;
};

export type GetServiceHistoryResponse = GetServiceHistoryResponses[keyof GetServiceHistoryResponses];

export type GetBookingHistoryData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until this position can be seen.
         */
        minPosition?: string;
        limit?: number;
        /**
         * nextCursor of the page before.
         */
        cursor?: string;
    };
    url: '/v1/bookings/{id}/history';
};

export type GetBookingHistoryErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `read-behind`: The view is not there yet
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type GetBookingHistoryError = GetBookingHistoryErrors[keyof GetBookingHistoryErrors];

export type GetBookingHistoryResponses = {
    /**
     * OK
     */
    200: History;
};

export type GetBookingHistoryResponse = GetBookingHistoryResponses[keyof GetBookingHistoryResponses];

export type EraseCustomerData = {
    body: EraseCustomerRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/customers/erase';
};

export type EraseCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type EraseCustomerError = EraseCustomerErrors[keyof EraseCustomerErrors];

export type EraseCustomerResponses = {
    /**
     * OK
     */
    200: ErasedCustomer;
};

export type EraseCustomerResponse = EraseCustomerResponses[keyof EraseCustomerResponses];

export type FindEventsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Of these types alone; repeated or with commas.
         */
        types?: Array<string>;
        /**
         * Of one stream alone, like booking/bkg_ada-first-visit.
         */
        stream?: string;
        /**
         * Also what the server keeps count with: agendas, tallies, holds. Needs events:read.
         */
        include?: 'internal';
        /**
         * Behind this position; without it from the first event on.
         */
        after?: string;
        limit?: number;
        /**
         * nextCursor of the page before, instead of `after`.
         */
        cursor?: string;
    };
    url: '/v1/events';
};

export type FindEventsErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem);
};

export type FindEventsError = FindEventsErrors[keyof FindEventsErrors];

export type FindEventsResponses = {
    /**
     * OK
     */
    200: Events;
};

export type FindEventsResponse = FindEventsResponses[keyof FindEventsResponses];

export type StreamEventsData = {
    body?: never;
    headers?: {
        /**
         * The `id` of the last event that arrived: it goes on behind it.
         */
        'Last-Event-ID'?: string;
    };
    path?: never;
    query?: {
        /**
         * Of these types alone; repeated or with commas. Names that no event has yet are taken, and told first: event `notice`, data `{ "unknownTypes": [...] }`.
         */
        types?: Array<string>;
        /**
         * Of one stream alone, like booking/bkg_ada-first-visit.
         */
        stream?: string;
        /**
         * Also what the server keeps count with: agendas, tallies, holds. Needs events:read.
         */
        include?: 'internal';
        /**
         * Behind this position; without it, and without Last-Event-ID, what comes from now on.
         */
        after?: string;
        /**
         * `off`: messages have no `event`, so that an EventSource hears them with `onmessage`; the type is in the data.
         */
        names?: 'on' | 'off';
        /**
         * Instead of a key: one of POST /v1/tickets, and again where its stream was lost.
         */
        ticket?: string;
    };
    url: '/v1/events/stream';
};

export type StreamEventsErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: The rules do not allow this
     */
    422: RuleViolationProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem);
};

export type StreamEventsError = StreamEventsErrors[keyof StreamEventsErrors];

export type StreamEventsResponses = {
    /**
     * Server-Sent Events: `id` is a position, `event` the type, `data` an Event as JSON.
     */
    200: string;
};

export type StreamEventsResponse = StreamEventsResponses[keyof StreamEventsResponses];

export type CreateTicketData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/tickets';
};

export type CreateTicketErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type CreateTicketError = CreateTicketErrors[keyof CreateTicketErrors];

export type CreateTicketResponses = {
    /**
     * OK
     */
    200: Ticket;
};

export type CreateTicketResponse = CreateTicketResponses[keyof CreateTicketResponses];

export type ListWebhooksData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * nextCursor of the page before.
         */
        cursor?: string;
    };
    url: '/v1/webhooks';
};

export type ListWebhooksErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem);
};

export type ListWebhooksError = ListWebhooksErrors[keyof ListWebhooksErrors];

export type ListWebhooksResponses = {
    /**
     * OK
     */
    200: Webhooks;
};

export type ListWebhooksResponse = ListWebhooksResponses[keyof ListWebhooksResponses];

export type CreateWebhookData = {
    body: CreateWebhookRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/webhooks';
};

export type CreateWebhookErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is taken. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'already-exists';
    } & AlreadyExistsProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type CreateWebhookError = CreateWebhookErrors[keyof CreateWebhookErrors];

export type CreateWebhookResponses = {
    /**
     * OK
     */
    200: CreatedWebhook;
    /**
     * Created
     */
    201: CreatedWebhook;
};

export type CreateWebhookResponse = CreateWebhookResponses[keyof CreateWebhookResponses];

export type DeleteWebhookData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhooks/{id}';
};

export type DeleteWebhookErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type DeleteWebhookError = DeleteWebhookErrors[keyof DeleteWebhookErrors];

export type DeleteWebhookResponses = {
    /**
     * No Content
     */
    204: void;
};

export type DeleteWebhookResponse = DeleteWebhookResponses[keyof DeleteWebhookResponses];

export type GetWebhookData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhooks/{id}';
};

export type GetWebhookErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem);
};

export type GetWebhookError = GetWebhookErrors[keyof GetWebhookErrors];

export type GetWebhookResponses = {
    /**
     * OK
     */
    200: Webhook;
};

export type GetWebhookResponse = GetWebhookResponses[keyof GetWebhookResponses];

export type ChangeWebhookData = {
    body: ChangeWebhookRequest;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhooks/{id}';
};

export type ChangeWebhookErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ChangeWebhookError = ChangeWebhookErrors[keyof ChangeWebhookErrors];

export type ChangeWebhookResponses = {
    /**
     * OK
     */
    200: Webhook;
};

export type ChangeWebhookResponse = ChangeWebhookResponses[keyof ChangeWebhookResponses];

export type RotateWebhookSecretData = {
    body?: RotateSecretRequest;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhooks/{id}/rotate-secret';
};

export type RotateWebhookSecretErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type RotateWebhookSecretError = RotateWebhookSecretErrors[keyof RotateWebhookSecretErrors];

export type RotateWebhookSecretResponses = {
    /**
     * OK
     */
    200: WebhookSecret;
};

export type RotateWebhookSecretResponse = RotateWebhookSecretResponses[keyof RotateWebhookSecretResponses];

export type TestWebhookData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhooks/{id}/test';
};

export type TestWebhookErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type TestWebhookError = TestWebhookErrors[keyof TestWebhookErrors];

export type TestWebhookResponses = {
    /**
     * OK
     */
    200: WebhookTest;
};

export type TestWebhookResponse = TestWebhookResponses[keyof TestWebhookResponses];

export type ListWebhookDeliveriesData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        limit?: number;
        /**
         * nextCursor of the page before.
         */
        cursor?: string;
        status?: 'retrying' | 'failed' | 'delivered';
        eventId?: string;
    };
    url: '/v1/webhooks/{id}/deliveries';
};

export type ListWebhookDeliveriesErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem);
};

export type ListWebhookDeliveriesError = ListWebhookDeliveriesErrors[keyof ListWebhookDeliveriesErrors];

export type ListWebhookDeliveriesResponses = {
    /**
     * OK
     */
    200: WebhookDeliveries;
};

export type ListWebhookDeliveriesResponse = ListWebhookDeliveriesResponses[keyof ListWebhookDeliveriesResponses];

export type RetryWebhookDeliveryData = {
    body?: never;
    path: {
        id: string;
        deliveryId: string;
    };
    query?: never;
    url: '/v1/webhooks/{id}/deliveries/{deliveryId}/retry';
};

export type RetryWebhookDeliveryErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type RetryWebhookDeliveryError = RetryWebhookDeliveryErrors[keyof RetryWebhookDeliveryErrors];

export type RetryWebhookDeliveryResponses = {
    /**
     * OK
     */
    200: WebhookRetry;
};

export type RetryWebhookDeliveryResponse = RetryWebhookDeliveryResponses[keyof RetryWebhookDeliveryResponses];

export type RetryFailedWebhookDeliveriesData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhooks/{id}/retry-failed';
};

export type RetryFailedWebhookDeliveriesErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type RetryFailedWebhookDeliveriesError = RetryFailedWebhookDeliveriesErrors[keyof RetryFailedWebhookDeliveriesErrors];

export type RetryFailedWebhookDeliveriesResponses = {
    /**
     * OK
     */
    200: WebhookRetry;
};

export type RetryFailedWebhookDeliveriesResponse = RetryFailedWebhookDeliveriesResponses[keyof RetryFailedWebhookDeliveriesResponses];

export type ReplayWebhookData = {
    body: ReplayWebhookRequest;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhooks/{id}/replay';
};

export type ReplayWebhookErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type ReplayWebhookError = ReplayWebhookErrors[keyof ReplayWebhookErrors];

export type ReplayWebhookResponses = {
    /**
     * OK
     */
    200: WebhookReplay;
};

export type ReplayWebhookResponse = ReplayWebhookResponses[keyof ReplayWebhookResponses];

export type ListApiKeysData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * nextCursor of the page before.
         */
        cursor?: string;
    };
    url: '/v1/api-keys';
};

export type ListApiKeysErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem);
};

export type ListApiKeysError = ListApiKeysErrors[keyof ListApiKeysErrors];

export type ListApiKeysResponses = {
    /**
     * OK
     */
    200: ApiKeys;
};

export type ListApiKeysResponse = ListApiKeysResponses[keyof ListApiKeysResponses];

export type CreateApiKeyData = {
    body: CreateApiKeyRequest;
    headers?: {
        /**
         * The same request again, with the same key, gets the first answer for 7 days.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/api-keys';
};

export type CreateApiKeyErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is taken. `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'already-exists';
    } & AlreadyExistsProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `rule-violation`: The rules do not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type CreateApiKeyError = CreateApiKeyErrors[keyof CreateApiKeyErrors];

export type CreateApiKeyResponses = {
    /**
     * OK
     */
    200: CreatedApiKey;
    /**
     * Created
     */
    201: CreatedApiKey;
};

export type CreateApiKeyResponse = CreateApiKeyResponses[keyof CreateApiKeyResponses];

export type RevokeApiKeyData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * `disable`: the webhooks that it made are sent nothing any more.
         */
        webhooks?: 'keep' | 'disable';
    };
    url: '/v1/api-keys/{id}';
};

export type RevokeApiKeyErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still under way. `write-contention`: Too many write at once
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `content-too-large`: The body is too large
     */
    413: ContentTooLargeProblem;
    /**
     * `unsupported-media-type`: The body must be JSON
     */
    415: UnsupportedMediaTypeProblem;
    /**
     * `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: IdempotencyKeyReusedProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read. `storage-full`: The disk is full. `clock-ahead`: Nobody knows what time it is. `outcome-unknown`: Nobody knows yet whether it happened
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'storage-full';
    } & StorageFullProblem) | ({
        code: 'clock-ahead';
    } & ClockAheadProblem) | ({
        code: 'outcome-unknown';
    } & OutcomeUnknownProblem);
};

export type RevokeApiKeyError = RevokeApiKeyErrors[keyof RevokeApiKeyErrors];

export type RevokeApiKeyResponses = {
    /**
     * No Content
     */
    204: void;
};

export type RevokeApiKeyResponse = RevokeApiKeyResponses[keyof RevokeApiKeyResponses];

export type GetApiKeyData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/api-keys/{id}';
};

export type GetApiKeyErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: There is no such thing
     */
    404: NotFoundProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem);
};

export type GetApiKeyError = GetApiKeyErrors[keyof GetApiKeyErrors];

export type GetApiKeyResponses = {
    /**
     * OK
     */
    200: ApiKey;
};

export type GetApiKeyResponse = GetApiKeyResponses[keyof GetApiKeyResponses];

export type ListProjectionsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/projections';
};

export type ListProjectionsErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is needed
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `quota-exceeded`: Too many requests
     */
    429: QuotaExceededProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: What this needs cannot be read
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem);
};

export type ListProjectionsError = ListProjectionsErrors[keyof ListProjectionsErrors];

export type ListProjectionsResponses = {
    /**
     * OK
     */
    200: Projections;
};

export type ListProjectionsResponse = ListProjectionsResponses[keyof ListProjectionsResponses];

export type GetHealthData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/healthz';
};

export type GetHealthErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
};

export type GetHealthError = GetHealthErrors[keyof GetHealthErrors];

export type GetHealthResponses = {
    /**
     * OK
     */
    200: Health;
};

export type GetHealthResponse = GetHealthResponses[keyof GetHealthResponses];

export type GetReadinessData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/readyz';
};

export type GetReadinessErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `header-too-large`: The headers are too large
     */
    431: HeaderTooLargeProblem;
    /**
     * `internal`: Something broke on our side
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy
     */
    503: BusyProblem;
};

export type GetReadinessError = GetReadinessErrors[keyof GetReadinessErrors];

export type GetReadinessResponses = {
    /**
     * OK
     */
    200: Health;
};

export type GetReadinessResponse = GetReadinessResponses[keyof GetReadinessResponses];

export type OnCalendarCreatedWebhookPayload = CalendarCreatedEvent;

export type OnCalendarCreatedWebhookRequest = {
    body: OnCalendarCreatedWebhookPayload;
    key: 'CalendarCreated';
    path?: never;
    query?: never;
};

export type OnCalendarChangedWebhookPayload = CalendarChangedEvent;

export type OnCalendarChangedWebhookRequest = {
    body: OnCalendarChangedWebhookPayload;
    key: 'CalendarChanged';
    path?: never;
    query?: never;
};

export type OnBlackoutAddedWebhookPayload = BlackoutAddedEvent;

export type OnBlackoutAddedWebhookRequest = {
    body: OnBlackoutAddedWebhookPayload;
    key: 'BlackoutAdded';
    path?: never;
    query?: never;
};

export type OnBlackoutRemovedWebhookPayload = BlackoutRemovedEvent;

export type OnBlackoutRemovedWebhookRequest = {
    body: OnBlackoutRemovedWebhookPayload;
    key: 'BlackoutRemoved';
    path?: never;
    query?: never;
};

export type OnCalendarArchivedWebhookPayload = CalendarArchivedEvent;

export type OnCalendarArchivedWebhookRequest = {
    body: OnCalendarArchivedWebhookPayload;
    key: 'CalendarArchived';
    path?: never;
    query?: never;
};

export type OnCalendarRestoredWebhookPayload = CalendarRestoredEvent;

export type OnCalendarRestoredWebhookRequest = {
    body: OnCalendarRestoredWebhookPayload;
    key: 'CalendarRestored';
    path?: never;
    query?: never;
};

export type OnServiceCreatedWebhookPayload = ServiceCreatedEvent;

export type OnServiceCreatedWebhookRequest = {
    body: OnServiceCreatedWebhookPayload;
    key: 'ServiceCreated';
    path?: never;
    query?: never;
};

export type OnServiceChangedWebhookPayload = ServiceChangedEvent;

export type OnServiceChangedWebhookRequest = {
    body: OnServiceChangedWebhookPayload;
    key: 'ServiceChanged';
    path?: never;
    query?: never;
};

export type OnServiceArchivedWebhookPayload = ServiceArchivedEvent;

export type OnServiceArchivedWebhookRequest = {
    body: OnServiceArchivedWebhookPayload;
    key: 'ServiceArchived';
    path?: never;
    query?: never;
};

export type OnServiceRestoredWebhookPayload = ServiceRestoredEvent;

export type OnServiceRestoredWebhookRequest = {
    body: OnServiceRestoredWebhookPayload;
    key: 'ServiceRestored';
    path?: never;
    query?: never;
};

export type OnBookingHeldWebhookPayload = BookingHeldEvent;

export type OnBookingHeldWebhookRequest = {
    body: OnBookingHeldWebhookPayload;
    key: 'BookingHeld';
    path?: never;
    query?: never;
};

export type OnHoldExtendedWebhookPayload = HoldExtendedEvent;

export type OnHoldExtendedWebhookRequest = {
    body: OnHoldExtendedWebhookPayload;
    key: 'HoldExtended';
    path?: never;
    query?: never;
};

export type OnHoldExpiredWebhookPayload = HoldExpiredEvent;

export type OnHoldExpiredWebhookRequest = {
    body: OnHoldExpiredWebhookPayload;
    key: 'HoldExpired';
    path?: never;
    query?: never;
};

export type OnBookingRequestedWebhookPayload = BookingRequestedEvent;

export type OnBookingRequestedWebhookRequest = {
    body: OnBookingRequestedWebhookPayload;
    key: 'BookingRequested';
    path?: never;
    query?: never;
};

export type OnBookingRequestExpiredWebhookPayload = BookingRequestExpiredEvent;

export type OnBookingRequestExpiredWebhookRequest = {
    body: OnBookingRequestExpiredWebhookPayload;
    key: 'BookingRequestExpired';
    path?: never;
    query?: never;
};

export type OnBookingConfirmedWebhookPayload = BookingConfirmedEvent;

export type OnBookingConfirmedWebhookRequest = {
    body: OnBookingConfirmedWebhookPayload;
    key: 'BookingConfirmed';
    path?: never;
    query?: never;
};

export type OnBookingApprovedWebhookPayload = BookingApprovedEvent;

export type OnBookingApprovedWebhookRequest = {
    body: OnBookingApprovedWebhookPayload;
    key: 'BookingApproved';
    path?: never;
    query?: never;
};

export type OnBookingDeclinedWebhookPayload = BookingDeclinedEvent;

export type OnBookingDeclinedWebhookRequest = {
    body: OnBookingDeclinedWebhookPayload;
    key: 'BookingDeclined';
    path?: never;
    query?: never;
};

export type OnBookingRescheduledWebhookPayload = BookingRescheduledEvent;

export type OnBookingRescheduledWebhookRequest = {
    body: OnBookingRescheduledWebhookPayload;
    key: 'BookingRescheduled';
    path?: never;
    query?: never;
};

export type OnBookingDetailsChangedWebhookPayload = BookingDetailsChangedEvent;

export type OnBookingDetailsChangedWebhookRequest = {
    body: OnBookingDetailsChangedWebhookPayload;
    key: 'BookingDetailsChanged';
    path?: never;
    query?: never;
};

export type OnBookingCancelledWebhookPayload = BookingCancelledEvent;

export type OnBookingCancelledWebhookRequest = {
    body: OnBookingCancelledWebhookPayload;
    key: 'BookingCancelled';
    path?: never;
    query?: never;
};

export type OnBookingCompletedWebhookPayload = BookingCompletedEvent;

export type OnBookingCompletedWebhookRequest = {
    body: OnBookingCompletedWebhookPayload;
    key: 'BookingCompleted';
    path?: never;
    query?: never;
};

export type OnBookingMarkedNoShowWebhookPayload = BookingMarkedNoShowEvent;

export type OnBookingMarkedNoShowWebhookRequest = {
    body: OnBookingMarkedNoShowWebhookPayload;
    key: 'BookingMarkedNoShow';
    path?: never;
    query?: never;
};

export type OnBookingDisplacedWebhookPayload = BookingDisplacedEvent;

export type OnBookingDisplacedWebhookRequest = {
    body: OnBookingDisplacedWebhookPayload;
    key: 'BookingDisplaced';
    path?: never;
    query?: never;
};

export type OnBookingReminderDueWebhookPayload = BookingReminderDueEvent;

export type OnBookingReminderDueWebhookRequest = {
    body: OnBookingReminderDueWebhookPayload;
    key: 'BookingReminderDue';
    path?: never;
    query?: never;
};

export type OnSeriesBookedWebhookPayload = SeriesBookedEvent;

export type OnSeriesBookedWebhookRequest = {
    body: OnSeriesBookedWebhookPayload;
    key: 'SeriesBooked';
    path?: never;
    query?: never;
};

export type OnSeriesCancelledWebhookPayload = SeriesCancelledEvent;

export type OnSeriesCancelledWebhookRequest = {
    body: OnSeriesCancelledWebhookPayload;
    key: 'SeriesCancelled';
    path?: never;
    query?: never;
};

export type OnWaitlistJoinedWebhookPayload = WaitlistJoinedEvent;

export type OnWaitlistJoinedWebhookRequest = {
    body: OnWaitlistJoinedWebhookPayload;
    key: 'WaitlistJoined';
    path?: never;
    query?: never;
};

export type OnWaitlistSpotOfferedWebhookPayload = WaitlistSpotOfferedEvent;

export type OnWaitlistSpotOfferedWebhookRequest = {
    body: OnWaitlistSpotOfferedWebhookPayload;
    key: 'WaitlistSpotOffered';
    path?: never;
    query?: never;
};

export type OnWaitlistOfferExpiredWebhookPayload = WaitlistOfferExpiredEvent;

export type OnWaitlistOfferExpiredWebhookRequest = {
    body: OnWaitlistOfferExpiredWebhookPayload;
    key: 'WaitlistOfferExpired';
    path?: never;
    query?: never;
};

export type OnWaitlistAcceptedWebhookPayload = WaitlistAcceptedEvent;

export type OnWaitlistAcceptedWebhookRequest = {
    body: OnWaitlistAcceptedWebhookPayload;
    key: 'WaitlistAccepted';
    path?: never;
    query?: never;
};

export type OnWaitlistExpiredWebhookPayload = WaitlistExpiredEvent;

export type OnWaitlistExpiredWebhookRequest = {
    body: OnWaitlistExpiredWebhookPayload;
    key: 'WaitlistExpired';
    path?: never;
    query?: never;
};

export type OnWaitlistLeftWebhookPayload = WaitlistLeftEvent;

export type OnWaitlistLeftWebhookRequest = {
    body: OnWaitlistLeftWebhookPayload;
    key: 'WaitlistLeft';
    path?: never;
    query?: never;
};

export type OnCustomerErasedWebhookPayload = CustomerErasedEvent;

export type OnCustomerErasedWebhookRequest = {
    body: OnCustomerErasedWebhookPayload;
    key: 'CustomerErased';
    path?: never;
    query?: never;
};

export type OnWebhookWaitingWebhookPayload = WebhookWaitingEvent;

export type OnWebhookWaitingWebhookRequest = {
    body: OnWebhookWaitingWebhookPayload;
    key: 'WebhookWaiting';
    path?: never;
    query?: never;
};

export type OnWebhookDisabledWebhookPayload = WebhookDisabledEvent;

export type OnWebhookDisabledWebhookRequest = {
    body: OnWebhookDisabledWebhookPayload;
    key: 'WebhookDisabled';
    path?: never;
    query?: never;
};
