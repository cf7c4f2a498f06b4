// Written by npm run client -- types, of the document 28df6535306dd064324312a7ab0cae6d.

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};

export type Webhooks2 = OnCalendarCreatedWebhookRequest | OnCalendarChangedWebhookRequest | OnBlackoutAddedWebhookRequest | OnBlackoutRemovedWebhookRequest | OnCalendarArchivedWebhookRequest | OnCalendarRestoredWebhookRequest | OnServiceCreatedWebhookRequest | OnServiceChangedWebhookRequest | OnServiceArchivedWebhookRequest | OnServiceRestoredWebhookRequest | OnBookingHeldWebhookRequest | OnHoldExtendedWebhookRequest | OnHoldExpiredWebhookRequest | OnBookingRequestedWebhookRequest | OnBookingRequestExpiredWebhookRequest | OnBookingConfirmedWebhookRequest | OnBookingApprovedWebhookRequest | OnBookingDeclinedWebhookRequest | OnBookingRescheduledWebhookRequest | OnBookingDetailsChangedWebhookRequest | OnBookingCancelledWebhookRequest | OnBookingCompletedWebhookRequest | OnBookingMarkedNoShowWebhookRequest | OnBookingDisplacedWebhookRequest | OnBookingReminderDueWebhookRequest | OnSeriesBookedWebhookRequest | OnSeriesCancelledWebhookRequest | OnWaitlistJoinedWebhookRequest | OnWaitlistSpotOfferedWebhookRequest | OnWaitlistOfferExpiredWebhookRequest | OnWaitlistAcceptedWebhookRequest | OnWaitlistExpiredWebhookRequest | OnWaitlistLeftWebhookRequest | OnCustomerErasedWebhookRequest | OnWebhookWaitingWebhookRequest | OnWebhookDisabledWebhookRequest | OnMailFailedWebhookRequest;

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
    /**
     * Shown to visitors together with its services: a picture, for instance, or the floor
     */
    publicMetadata?: {
        [key: string]: unknown;
    };
};

/**
 * Hours in the time zone of the calendar; if `to` is not after `from`, it is on the next day.
 */
export type WeeklyHours = {
    days: Array<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'>;
    from: string;
    to: string;
};

/**
 * A date with hours other than the weekly ones; no hours: closed.
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
    publicMetadata?: {
        [key: string]: unknown;
    } | null;
    expectedVersion?: number;
    /**
     * Decides about bookings that would lose their time. reject: the change is refused; displace: they lose their time and keep their id. Default: reject.
     */
    onConflict?: 'reject' | 'displace';
};

export type ArchiveCalendarRequest = {
    expectedVersion?: number;
    /**
     * Decides about bookings that would lose their time. reject: the change is refused; displace: they lose their time and keep their id. Default: reject.
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
     * Decides about bookings that would lose their time. reject: the change is refused; displace: they lose their time and keep their id. Default: reject.
     */
    onConflict?: 'reject' | 'displace';
    expectedVersion?: number;
};

export type CreateServiceRequest = {
    id?: string;
    name: string;
    /**
     * Defaults to the time zone of its calendar
     */
    timeZone?: string | null;
    /**
     * Lengths that can be booked; the first is the default
     */
    durations: Array<number>;
    /**
     * The interval between starts, counted from local midnight, in minutes. Default: 15.
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
     * The shortest notice between booking and start, in minutes. Default: 0.
     */
    minNotice?: number;
    /**
     * How many local days ahead bookings can be made. Default: 90.
     */
    horizonDays?: number;
    /**
     * Whether bookings need approval. Default: automatic.
     */
    approval?: 'automatic' | 'required';
    approvalDeadline?: number | null;
    /**
     * How long before the start customers can last cancel, move or give back a part, in minutes. Default: 0.
     */
    cancellationWindow?: number;
    /**
     * How long a hold lasts unless it states its own length; defaults to 300, or to holdSecondsMax if that is less, in seconds
     */
    holdSeconds?: number;
    /**
     * The longest a hold can last from when it is made or extended, in seconds. Default: 1800.
     */
    holdSecondsMax?: number;
    /**
     * How long a customer on the waitlist has to accept an offer, in minutes. Default: 60.
     */
    offerMinutes?: number;
    /**
     * Default: 1.
     */
    maxUnitsPerBooking?: number;
    /**
     * Maximum numbers of bookings, holds and requests included
     */
    limits?: {
        /**
         * Maximum number of bookings that begin on one local day
         */
        perDay?: number | null;
        /**
         * Maximum number of bookings that begin in one ISO week, by local days
         */
        perWeek?: number | null;
        /**
         * Maximum number of upcoming bookings per customer; each booking must then name `customer.id`
         */
        perCustomer?: number | null;
    };
    /**
     * Whether public callers see how many units of a slot are left. Default: false.
     */
    showFree?: boolean;
    /**
     * Whether customers of this service get mails, if the server sends mail. Default: off.
     */
    mails?: 'off' | 'on';
    /**
     * Each reminder is an event too; mailed if mails are on
     */
    reminders?: Array<number>;
    /**
     * The sender’s name in mails; null: the name of the service
     */
    mailFromName?: string | null;
    /**
     * The language of mails to customers who have stated none; null: English
     */
    locale?: string | null;
    /**
     * Addresses of staff, notified of new and requested bookings and of cancellations by customers
     */
    notifyDesk?: Array<string>;
    /**
     * A booking takes time on one calendar per entry: the given one, or one of several
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
     * Null: the current time zone of its first calendar
     */
    timeZone?: string | null;
    /**
     * Lengths that can be booked; the first is the default
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
     * Whether public callers see how many units of a slot are left
     */
    showFree?: boolean;
    mails?: 'off' | 'on' | null;
    reminders?: Array<number> | null;
    /**
     * The sender’s name in mails; null: the name of the service
     */
    mailFromName?: string | null;
    /**
     * The language of mails to customers who have stated none; null: English
     */
    locale?: string | null;
    notifyDesk?: Array<string> | null;
    /**
     * A booking takes time on one calendar per entry: the given one, or one of several
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
     * Applies to later bookings; null: no limits
     */
    limits?: {
        /**
         * Maximum number of bookings that begin on one local day
         */
        perDay?: number | null;
        /**
         * Maximum number of bookings that begin in one ISO week, by local days
         */
        perWeek?: number | null;
        /**
         * Maximum number of upcoming bookings per customer; each booking must then name `customer.id`
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
     * Defaults to the first duration of the service
     */
    duration?: number | null;
    /**
     * Default: 1.
     */
    units?: number;
    /**
     * Restricts the choice: where an entry of the service’s `uses` lists any of these calendars, one of them is used
     */
    calendarIds?: Array<string>;
    /**
     * A hold may omit it until it is confirmed.
     */
    customer?: {
        id?: string | null;
        name: string;
        email: string;
        phone?: string | null;
        /**
         * Defaults to the locale of the service
         */
        locale?: string;
        /**
         * Defaults to the time zone of the service
         */
        timeZone?: string;
    } | null;
    notes?: string | null;
    metadata?: {
        [key: string]: unknown;
    };
    /**
     * Hold the slot for some time without booking it yet
     */
    hold?: {
        seconds?: number | null;
    };
    /**
     * The position at which the slot was read: a refusal then lists what has changed since.
     */
    slotPosition?: string;
    /**
     * Rules to waive. Needs bookings:write; the waiver is recorded
     */
    override?: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'in-past' | 'off-grid' | 'limit-reached'>;
    /**
     * If the slot is unavailable, join the waitlist: the refusal then contains a waitlistEntry. Default: false.
     */
    waitlist?: boolean;
    /**
     * false: no mail is sent about this change. Needs bookings:write; the choice is recorded
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
     * false: no mail is sent about this change. Needs bookings:write; the choice is recorded
     */
    notify?: boolean;
};

export type ConfirmBookingRequest = {
    /**
     * Defaults to the customer of the hold
     */
    customer?: {
        id?: string | null;
        name: string;
        email: string;
        phone?: string | null;
        /**
         * Defaults to the locale of the service
         */
        locale?: string;
        /**
         * Defaults to the time zone of the service
         */
        timeZone?: string;
    } | null;
    /**
     * Defaults to those of the hold
     */
    notes?: string | null;
    /**
     * false: no mail is sent about this change. Needs bookings:write; the choice is recorded
     */
    notify?: boolean;
    expectedVersion?: number;
};

export type ExtendHoldRequest = {
    /**
     * Counted from now; defaults to the holdSeconds of the service
     */
    seconds?: number | null;
    expectedVersion?: number;
};

export type ApproveBookingRequest = {
    /**
     * false: no mail is sent about this change. Needs bookings:write; the choice is recorded
     */
    notify?: boolean;
    expectedVersion?: number;
};

export type DeclineBookingRequest = {
    reason?: string | null;
    /**
     * Whether the customer sees the reason. Needs bookings:write; the choice is recorded
     */
    tellReason?: boolean;
    /**
     * false: no mail is sent about this change. Needs bookings:write; the choice is recorded
     */
    notify?: boolean;
    expectedVersion?: number;
};

export type RescheduleBookingRequest = {
    start: string;
    /**
     * Defaults to the current duration
     */
    duration?: number | null;
    /**
     * Defaults to the current units
     */
    units?: number | null;
    /**
     * Restricts the choice: where an entry of the service’s `uses` lists any of these calendars, one of them is used
     */
    calendarIds?: Array<string>;
    override?: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
    /**
     * false: no mail is sent about this change. Needs bookings:write; the choice is recorded
     */
    notify?: boolean;
    expectedVersion?: number;
};

export type CancelBookingRequest = {
    reason?: string | null;
    override?: Array<'window-closed'>;
    /**
     * Whether the customer sees the reason. Needs bookings:write; the choice is recorded
     */
    tellReason?: boolean;
    /**
     * false: no mail is sent about this change. Needs bookings:write; the choice is recorded
     */
    notify?: boolean;
    expectedVersion?: number;
};

export type CreateManageToken = {
    /**
     * Whether all tokens and file addresses of this booking that were made before end now
     */
    revokeOthers?: boolean;
};

export type AskForManageLinks = {
    email: string;
};

export type CreateFeedRequest = {
    /**
     * Whether the feed says who the bookings are for. Anybody who has the address can read it. Default: false.
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
     * Defaults to the first duration of the service
     */
    duration?: number | null;
    /**
     * Default: 1.
     */
    units?: number;
    /**
     * An RRULE of RFC 5545 that begins with start and ends by COUNT or UNTIL. It is evaluated in the time zone of the service, so the local time stays the same when clocks change. DAILY, WEEKLY, MONTHLY or YEARLY, at most 366 occurrences.
     */
    recurrence: string;
    /**
     * all: every occurrence or none; available: those that are available, at least one. Default: all.
     */
    mode?: 'all' | 'available';
    /**
     * Restricts the choice: where an entry of the service’s `uses` lists any of these calendars, one of them is used
     */
    calendarIds?: Array<string>;
    customer: {
        id?: string | null;
        name: string;
        email: string;
        phone?: string | null;
        /**
         * Defaults to the locale of the service
         */
        locale?: string;
        /**
         * Defaults to the time zone of the service
         */
        timeZone?: string;
    };
    notes?: string | null;
    metadata?: {
        [key: string]: unknown;
    };
    override?: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'in-past' | 'off-grid' | 'limit-reached'>;
    /**
     * false: no mail is sent about this change. Needs bookings:write; the choice is recorded
     */
    notify?: boolean;
};

export type CancelSeriesRequest = {
    reason?: string | null;
    override?: Array<'window-closed'>;
    /**
     * Whether the customer sees the reason. Needs bookings:write; the choice is recorded
     */
    tellReason?: boolean;
    /**
     * false: no mail is sent about this change. Needs bookings:write; the choice is recorded
     */
    notify?: boolean;
    expectedVersion?: number;
};

/**
 * At most 1000 entries can wait for one service at once.
 */
export type JoinWaitlistRequest = {
    id?: string;
    serviceId: string;
    /**
     * Offered slots start at or after this instant.
     */
    from: string;
    /**
     * Offered slots end at or before this instant; at most 62 days after from.
     */
    to: string;
    /**
     * Defaults to the first duration of the service
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
         * Defaults to the locale of the service
         */
        locale?: string;
        /**
         * Defaults to the time zone of the service
         */
        timeZone?: string;
    };
};

export type FindServicesTool = {
    /**
     * The maximum number of services. Default: 50.
     */
    limit?: number;
    /**
     * The nextCursor of the previous answer.
     */
    cursor?: string;
};

export type FindSlotsTool = {
    /**
     * The id of the service, from find_services.
     */
    serviceId: string;
    /**
     * Slots that start at or after this instant, like 2026-11-23T09:00:00+01:00.
     */
    from: string;
    /**
     * Slots that start before this instant; at most 62 days after from.
     */
    to: string;
    /**
     * In minutes, one of the durations of the service; defaults to its first.
     */
    duration?: number;
    /**
     * How many places; defaults to one.
     */
    units?: number;
    /**
     * Only if the person wants a certain provider, room or machine: its calendar.
     */
    calendarIds?: Array<string>;
    /**
     * A booking to be moved: its own time is ignored. Has no effect with a public key.
     */
    bookingToMove?: string;
    /**
     * The maximum number of slots. Default: 20.
     */
    limit?: number;
};

export type ExplainSlotTool = {
    /**
     * The id of the service, from find_services.
     */
    serviceId: string;
    /**
     * The start to check, like 2026-11-23T09:00:00+01:00.
     */
    start: string;
    /**
     * In minutes, one of the durations of the service; defaults to its first.
     */
    duration?: number;
    /**
     * How many places; defaults to one.
     */
    units?: number;
    /**
     * Only if the person wants a certain provider, room or machine: its calendar.
     */
    calendarIds?: Array<string>;
};

export type HoldSlotTool = {
    /**
     * The bookingId from find_slots. Repeating the same call with it never books twice.
     */
    bookingId: string;
    /**
     * The id of the service, from find_services.
     */
    serviceId: string;
    /**
     * The start of a slot or an alternative, exactly as it was answered.
     */
    start: string;
    /**
     * In minutes, one of the durations of the service; defaults to its first.
     */
    duration?: number;
    /**
     * How many places; defaults to one. Default: 1.
     */
    units?: number;
    /**
     * Only if the person wants a certain provider, room or machine: its calendar.
     */
    calendarIds?: Array<string>;
    /**
     * How long to hold the slot; defaults to what the service says.
     */
    holdSeconds?: number;
    /**
     * The name of the person that the booking is for.
     */
    customerName?: string;
    /**
     * The email address of that person.
     */
    customerEmail?: string;
    /**
     * The phone number of that person.
     */
    customerPhone?: string;
    /**
     * Your own id for that person, if you have one; never with a public key.
     */
    customerId?: string;
    /**
     * Notes for the provider of the service.
     */
    notes?: string;
    /**
     * The idempotencyKey from find_slots, if it had one: pass it on unchanged. Repeating the same call with it returns the booking in its current state.
     */
    idempotencyKey?: string;
};

export type BookSlotTool = {
    /**
     * The bookingId from find_slots. Repeating the same call with it never books twice.
     */
    bookingId: string;
    /**
     * The id of the service, from find_services.
     */
    serviceId: string;
    /**
     * The start of a slot or an alternative, exactly as it was answered.
     */
    start: string;
    /**
     * In minutes, one of the durations of the service; defaults to its first.
     */
    duration?: number;
    /**
     * How many places; defaults to one. Default: 1.
     */
    units?: number;
    /**
     * Only if the person wants a certain provider, room or machine: its calendar.
     */
    calendarIds?: Array<string>;
    /**
     * The name of the person that the booking is for.
     */
    customerName: string;
    /**
     * The email address of that person.
     */
    customerEmail: string;
    /**
     * The phone number of that person.
     */
    customerPhone?: string;
    /**
     * Your own id for that person, if you have one; never with a public key.
     */
    customerId?: string;
    /**
     * Notes for the provider of the service.
     */
    notes?: string;
    /**
     * The idempotencyKey from find_slots, if it had one: pass it on unchanged. Repeating the same call with it returns the booking in its current state.
     */
    idempotencyKey?: string;
};

export type ConfirmBookingTool = {
    /**
     * The booking.
     */
    bookingId: string;
    /**
     * The version of the booking that the person was told about, from the last answer.
     */
    expectedVersion: number;
    /**
     * The name of the person that the booking is for.
     */
    customerName?: string;
    /**
     * The email address of that person.
     */
    customerEmail?: string;
    /**
     * The phone number of that person.
     */
    customerPhone?: string;
    /**
     * Your own id for that person, if you have one; never with a public key.
     */
    customerId?: string;
    /**
     * Notes for the provider of the service.
     */
    notes?: string;
    /**
     * The manageToken of the booking, if the answer to holding or booking it had one.
     */
    manageToken?: string;
};

export type GetBookingTool = {
    /**
     * The booking.
     */
    bookingId: string;
    /**
     * The manageToken of the booking, if the answer to holding or booking it had one.
     */
    manageToken?: string;
};

export type RescheduleBookingTool = {
    /**
     * The booking.
     */
    bookingId: string;
    /**
     * The version of the booking that the person was told about, from the last answer.
     */
    expectedVersion: number;
    /**
     * The start of a slot or an alternative, exactly as it was answered.
     */
    start: string;
    /**
     * In minutes; defaults to the current duration.
     */
    duration?: number;
    /**
     * How many places; defaults to the current number.
     */
    units?: number;
    /**
     * Only if the person wants a certain provider, room or machine: its calendar.
     */
    calendarIds?: Array<string>;
    /**
     * The manageToken of the booking, if the answer to holding or booking it had one.
     */
    manageToken?: string;
};

export type CancelBookingTool = {
    /**
     * The booking.
     */
    bookingId: string;
    /**
     * The version of the booking that the person was told about, from the last answer.
     */
    expectedVersion: number;
    /**
     * The reason, in the words of the person.
     */
    reason?: string;
    /**
     * The manageToken of the booking, if the answer to holding or booking it had one.
     */
    manageToken?: string;
};

export type JoinWaitlistTool = {
    /**
     * The waitlistEntryId from find_slots. Repeating the same call with it never joins twice.
     */
    waitlistEntryId: string;
    /**
     * The id of the service, from find_services.
     */
    serviceId: string;
    /**
     * Offered slots start at or after this instant.
     */
    from: string;
    /**
     * Offered slots end at or before this instant; at most 62 days after from.
     */
    to: string;
    /**
     * In minutes, one of the durations of the service; defaults to its first.
     */
    duration?: number;
    /**
     * How many places; defaults to one. Default: 1.
     */
    units?: number;
    /**
     * Only if the person wants a certain provider, room or machine: its calendar.
     */
    calendarIds?: Array<string>;
    /**
     * The name of the person that the booking is for.
     */
    customerName: string;
    /**
     * The email address of that person.
     */
    customerEmail: string;
    /**
     * The phone number of that person.
     */
    customerPhone?: string;
    /**
     * Your own id for that person, if you have one; never with a public key.
     */
    customerId?: string;
    /**
     * The idempotencyKey from find_slots, if it had one: pass it on unchanged.
     */
    idempotencyKey?: string;
};

export type EraseCustomerRequest = {
    customerId: string;
};

export type CreateWebhookRequest = {
    id?: string;
    /**
     * The address that events are sent to: `https`, on port 443, 80 or 1024 and above, on the public internet.
     */
    url: string;
    /**
     * Only events of these types; null: all types, including future ones.
     */
    types?: Array<string> | null;
    /**
     * Only events about these; null: about all.
     */
    subjects?: Array<'calendar' | 'service' | 'booking' | 'series' | 'waitlist-entry' | 'customer' | 'webhook'> | null;
    description?: string | null;
    /**
     * Also send the events after this position; without it, only later events are sent.
     */
    fromPosition?: string;
};

export type ChangeWebhookRequest = {
    /**
     * The address that events are sent to: `https`, on port 443, 80 or 1024 and above, on the public internet.
     */
    url?: string;
    /**
     * Only events of these types; null: all types, including future ones.
     */
    types?: Array<string> | null;
    description?: string | null;
    /**
     * `active` enables a disabled webhook: it continues where it stopped.
     */
    status?: 'active' | 'paused';
};

export type RotateSecretRequest = {
    /**
     * How long both secrets sign. Default: 86400.
     */
    expireOldAfterSeconds?: number;
};

export type ReplayWebhookRequest = {
    /**
     * The position of the first event to send again.
     */
    from: string;
    /**
     * The position of the last event: the events are sent out of order and marked. Without it, everything is sent again in order.
     */
    to?: string;
};

export type CreateApiKeyRequest = {
    id?: string;
    /**
     * A public key is safe to use in a browser: it can read services and slots, and book. Default: secret.
     */
    kind?: 'secret' | 'public';
    name?: string | null;
    /**
     * The rights of a secret key; public keys have none
     */
    scopes?: Array<'calendars:read' | 'calendars:write' | 'bookings:read' | 'bookings:write' | 'bookings:own' | 'bookings:approve' | 'events:read' | 'webhooks:write' | 'admin'>;
    /**
     * The pages a public key may be used on, as browsers send their origin; empty: any page
     */
    origins?: Array<string>;
    /**
     * For a public key: its limits per address, in place of the usual ones for public keys; null: the usual ones apply
     */
    limits?: {
        attemptsPerMinute?: number | null;
        liveHolds?: number | null;
    };
    expiresAt?: string | null;
};

/**
 * Why the request failed, and what to do about it (RFC 9457).
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
     * A page that explains the problem.
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
     * Milliseconds to wait at least before trying again.
     */
    afterMs?: number;
};

export type ContentError = {
    /**
     * A JSON pointer into the body, ?name for a parameter, or the name of a header.
     */
    pointer: string;
    rule: 'off-grid' | 'in-past' | 'under-notice' | 'beyond-horizon' | 'out-of-range' | 'outside-hours' | 'unknown-duration' | 'unknown-calendar' | 'too-many-units' | 'required' | 'too-small' | 'too-large' | 'unknown-recurrence' | 'endless-recurrence' | 'too-many-occurrences' | 'off-recurrence' | 'too-many' | 'too-long' | 'contradiction' | 'position-unknown' | 'wrong-type' | 'unknown-field' | 'unknown-value' | 'wrong-format' | 'too-short' | 'too-few' | 'duplicate';
    detail: string;
};

/**
 * Authentication is required (RFC 9457).
 */
export type UnauthenticatedProblem = {
    code: 'unauthenticated';
    status: 401;
    /**
     * A page that explains the problem.
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
     * A page that explains the problem.
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
 * Not found (RFC 9457).
 */
export type NotFoundProblem = {
    code: 'not-found';
    status: 404;
    /**
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    errors?: Array<ContentError>;
    /**
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
     */
    position?: string;
};

/**
 * The path does not support this method (RFC 9457).
 */
export type MethodNotAllowedProblem = {
    code: 'method-not-allowed';
    status: 405;
    /**
     * A page that explains the problem.
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
     * A page that explains the problem.
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
     * A page that explains the problem.
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
     * The nearest bookable slots, at most five; empty if none were found.
     */
    alternatives: Array<Alternative>;
    /**
     * The position at which the alternatives were free: `position` or a later one. State it as `slotPosition` when booking one of them.
     */
    alternativesPosition?: string;
    /**
     * The waitlist to join instead.
     */
    waitlist?: string;
    /**
     * Present if the request said `waitlist: true`.
     */
    waitlistEntry?: WaitlistEntry;
    /**
     * The events since slotPosition.
     */
    changed?: Array<{
        type: string;
        id: string;
        event: string;
        recordedAt: string;
    }>;
    /**
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
     */
    position?: string;
};

export type Conflict = {
    start: string;
    end: string;
    calendarId: string;
    kind: 'hold' | 'request' | 'booking';
    /**
     * Present for callers who may read bookings.
     */
    bookingId?: string;
};

export type Alternative = {
    start: string;
    end: string;
    /**
     * Local time in the zone of the service.
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
         * After erasure only the id is left; the other fields are null.
         */
        erased?: true;
        name: string | null;
        email: string | null;
        phone: string | null;
        locale: string | null;
        timeZone: string | null;
    };
    /**
     * The offered booking, which is held until it is confirmed, or the one that was accepted.
     */
    bookingId: string | null;
    createdAt: string;
    updatedAt: string;
    /**
     * Present only when created with a public key.
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
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    conflicts: Array<Conflict>;
    /**
     * The nearest bookable slots, at most five; empty if none were found.
     */
    alternatives: Array<Alternative>;
    /**
     * The position at which the alternatives were free: `position` or a later one. State it as `slotPosition` when booking one of them.
     */
    alternativesPosition?: string;
    /**
     * The waitlist to join instead.
     */
    waitlist?: string;
    /**
     * Present if the request said `waitlist: true`.
     */
    waitlistEntry?: WaitlistEntry;
    /**
     * The events since slotPosition.
     */
    changed?: Array<{
        type: string;
        id: string;
        event: string;
        recordedAt: string;
    }>;
    /**
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
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
     * A page that explains the problem.
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
     * The nearest bookable slots, at most five; empty if none were found.
     */
    alternatives: Array<Alternative>;
    /**
     * The position at which the alternatives were free: `position` or a later one. State it as `slotPosition` when booking one of them.
     */
    alternativesPosition?: string;
    /**
     * The waitlist to join instead.
     */
    waitlist?: string;
    /**
     * Present if the request said `waitlist: true`.
     */
    waitlistEntry?: WaitlistEntry;
    /**
     * The events since slotPosition.
     */
    changed?: Array<{
        type: string;
        id: string;
        event: string;
        recordedAt: string;
    }>;
    /**
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
     */
    position?: string;
};

/**
 * Somebody else has changed it (RFC 9457).
 */
export type VersionConflictProblem = {
    code: 'version-conflict';
    status: 409;
    /**
     * A page that explains the problem.
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
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
     */
    position?: string;
};

/**
 * The id is already in use (RFC 9457).
 */
export type AlreadyExistsProblem = {
    code: 'already-exists';
    status: 409;
    /**
     * A page that explains the problem.
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
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
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
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    occurrences: Array<RefusedOccurrence>;
    /**
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
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
     * The local day or ISO week that is full.
     */
    period?: string;
};

/**
 * The hold has expired (RFC 9457).
 */
export type HoldExpiredProblem = {
    code: 'hold-expired';
    status: 409;
    /**
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    expiredAt: string;
    /**
     * The nearest bookable slots, at most five; empty if none were found.
     */
    alternatives: Array<Alternative>;
    /**
     * The position at which the alternatives were free: `position` or a later one. State it as `slotPosition` when booking one of them.
     */
    alternativesPosition?: string;
    /**
     * The waitlist to join instead.
     */
    waitlist?: string;
    /**
     * Present if the request said `waitlist: true`.
     */
    waitlistEntry?: WaitlistEntry;
    /**
     * The events since slotPosition.
     */
    changed?: Array<{
        type: string;
        id: string;
        event: string;
        recordedAt: string;
    }>;
    /**
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
     */
    position?: string;
};

/**
 * The current state does not allow this (RFC 9457).
 */
export type IllegalTransitionProblem = {
    code: 'illegal-transition';
    status: 409;
    /**
     * A page that explains the problem.
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
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
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
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    closedAt: string;
    /**
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
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
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    limit: ReachedLimit;
    /**
     * The nearest bookable slots, at most five; empty if none were found.
     */
    alternatives: Array<Alternative>;
    /**
     * The position at which the alternatives were free: `position` or a later one. State it as `slotPosition` when booking one of them.
     */
    alternativesPosition?: string;
    /**
     * The waitlist to join instead.
     */
    waitlist?: string;
    /**
     * Present if the request said `waitlist: true`.
     */
    waitlistEntry?: WaitlistEntry;
    /**
     * The events since slotPosition.
     */
    changed?: Array<{
        type: string;
        id: string;
        event: string;
        recordedAt: string;
    }>;
    /**
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
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
     * A page that explains the problem.
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
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
     */
    position?: string;
};

/**
 * A dependency is no longer available (RFC 9457).
 */
export type DependencyGoneProblem = {
    code: 'dependency-gone';
    status: 409;
    /**
     * A page that explains the problem.
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
     * The nearest bookable slots, at most five; empty if none were found.
     */
    alternatives?: Array<Alternative>;
    /**
     * The position at which the alternatives were free: `position` or a later one. State it as `slotPosition` when booking one of them.
     */
    alternativesPosition?: string;
    /**
     * The waitlist to join instead.
     */
    waitlist?: string;
    /**
     * Present if the request said `waitlist: true`.
     */
    waitlistEntry?: WaitlistEntry;
    /**
     * The events since slotPosition.
     */
    changed?: Array<{
        type: string;
        id: string;
        event: string;
        recordedAt: string;
    }>;
    /**
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
     */
    position?: string;
};

/**
 * Too many concurrent writes (RFC 9457).
 */
export type WriteContentionProblem = {
    code: 'write-contention';
    status: 409;
    /**
     * A page that explains the problem.
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
 * The same request is still being processed (RFC 9457).
 */
export type RequestInProgressProblem = {
    code: 'request-in-progress';
    status: 409;
    /**
     * A page that explains the problem.
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
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * Somebody else has changed it (RFC 9457).
 */
export type PreconditionFailedProblem = {
    code: 'precondition-failed';
    status: 412;
    /**
     * A page that explains the problem.
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
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
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
     * A page that explains the problem.
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
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * A rule does not allow this (RFC 9457).
 */
export type RuleViolationProblem = {
    code: 'rule-violation';
    status: 422;
    /**
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    errors: Array<ContentError>;
    /**
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
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
     * A page that explains the problem.
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
 * The version must be stated (RFC 9457).
 */
export type VersionRequiredProblem = {
    code: 'version-required';
    status: 428;
    /**
     * A page that explains the problem.
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
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
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
     * A page that explains the problem.
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
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * Internal error (RFC 9457).
 */
export type InternalProblem = {
    code: 'internal';
    status: 500;
    /**
     * A page that explains the problem.
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
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * The disk of the database is full (RFC 9457).
 */
export type StorageFullProblem = {
    code: 'storage-full';
    status: 503;
    /**
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * The clock of the database cannot be trusted (RFC 9457).
 */
export type ClockAheadProblem = {
    code: 'clock-ahead';
    status: 503;
    /**
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * The outcome is unknown (RFC 9457).
 */
export type OutcomeUnknownProblem = {
    code: 'outcome-unknown';
    status: 503;
    /**
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
};

/**
 * Data that this needs cannot be read (RFC 9457).
 */
export type UnavailableProblem = {
    code: 'unavailable';
    status: 503;
    /**
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    /**
     * The nearest bookable slots, at most five; empty if none were found.
     */
    alternatives?: Array<Alternative>;
    /**
     * The position at which the alternatives were free: `position` or a later one. State it as `slotPosition` when booking one of them.
     */
    alternativesPosition?: string;
    /**
     * The waitlist to join instead.
     */
    waitlist?: string;
    /**
     * Present if the request said `waitlist: true`.
     */
    waitlistEntry?: WaitlistEntry;
    /**
     * The events since slotPosition.
     */
    changed?: Array<{
        type: string;
        id: string;
        event: string;
        recordedAt: string;
    }>;
    /**
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
     */
    position?: string;
};

/**
 * The read model is behind (RFC 9457).
 */
export type ReadBehindProblem = {
    code: 'read-behind';
    status: 503;
    /**
     * A page that explains the problem.
     */
    type: string;
    title: string;
    detail: string;
    instance: string;
    requestId: string;
    retry: Retry;
    minPosition?: string;
    /**
     * The stream whose latest events the read model could not process.
     */
    parked?: string;
    /**
     * The position at which the refusal is true: reads with this minPosition show everything that it names.
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
        publicMetadata?: {
            [key: string]: unknown;
        };
    };
};

export type Actor = {
    kind: string;
    /**
     * `withheld` from customers if it is a key or a member of staff.
     */
    id: string;
};

export type Subject = {
    type: 'calendar' | 'service' | 'booking' | 'waitlist-entry' | 'series' | 'customer' | 'webhook' | 'mail';
    id: string;
    href: string;
};

/**
 * A calendar was changed; fields that are not listed stay as they were
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
         * `set`: dates whose hours differ from now on; `unset`: dates that follow the weekly hours again
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
         * The changes, as a merge patch (RFC 7396): null removes a field, objects are merged
         */
        metadata?: {
            [key: string]: unknown;
        };
        publicMetadata?: {
            [key: string]: unknown;
        };
        onConflict: 'reject' | 'displace';
        /**
         * UTC days whose bookings the last change could not check. Once they can be read, bookings that have lost their time are displaced.
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
         * UTC days whose bookings the last change could not check. Once they can be read, bookings that have lost their time are displaced.
         */
        unchecked?: Array<string>;
    };
};

/**
 * A blackout was deleted
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
 * A calendar was archived and takes no more bookings
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
         * UTC days whose bookings the last change could not check. Once they can be read, bookings that have lost their time are displaced.
         */
        unchecked?: Array<string>;
    };
};

/**
 * An archived calendar was restored
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
        /**
         * The active calendars that `uses` names, for public keys and manage tokens, which read no calendars; not in lists.
         */
        calendars?: Array<{
            id: string;
            name: string;
            timeZone: string;
            publicMetadata: {
                [key: string]: unknown;
            };
        }>;
    };
};

/**
 * A service was changed; fields that are not listed stay as they were
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
         * The changes, as a merge patch (RFC 7396): null removes a field, objects are merged
         */
        metadata?: {
            [key: string]: unknown;
        };
        /**
         * The active calendars that `uses` names, for public keys and manage tokens, which read no calendars; not in lists.
         */
        calendars?: Array<{
            id: string;
            name: string;
            timeZone: string;
            publicMetadata: {
                [key: string]: unknown;
            };
        }>;
    };
};

/**
 * A service was archived and takes no new bookings
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
 * An archived service was restored
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
         * Why these calendars were chosen where there were several.
         */
        choices: Array<{
            calendarId: string;
            strategy: 'first' | 'round-robin' | 'least-busy';
            reason: string;
        }>;
        /**
         * Rules that were waived for this booking.
         */
        overrides: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
        serviceId: string;
        seriesId: string | null;
        customer: {
            id: string;
            /**
             * After erasure only the id is left; the other fields are null.
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
 * A hold was extended, or held again, until a later expiresAt
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
         * Why these calendars were chosen where there were several.
         */
        choices?: Array<{
            calendarId: string;
            strategy: 'first' | 'round-robin' | 'least-busy';
            reason: string;
        }>;
        /**
         * Rules that were waived for this booking.
         */
        overrides?: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
        expiresAt: string;
    };
};

/**
 * A hold expired without being confirmed
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
         * Why these calendars were chosen where there were several.
         */
        choices: Array<{
            calendarId: string;
            strategy: 'first' | 'round-robin' | 'least-busy';
            reason: string;
        }>;
        /**
         * Rules that were waived for this booking.
         */
        overrides: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
        serviceId: string;
        seriesId: string | null;
        customer: {
            id: string;
            /**
             * After erasure only the id is left; the other fields are null.
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
         * When a request must be answered by, even if it starts later; null: by its start.
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
 * A request expired without being approved
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
         * Why these calendars were chosen where there were several.
         */
        choices: Array<{
            calendarId: string;
            strategy: 'first' | 'round-robin' | 'least-busy';
            reason: string;
        }>;
        /**
         * Rules that were waived for this booking.
         */
        overrides: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
        serviceId: string;
        seriesId: string | null;
        customer: {
            id: string;
            /**
             * After erasure only the id is left; the other fields are null.
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
         * In minutes before the start; applies unless the service has become more lenient.
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
         * In minutes before the start; applies unless the service has become more lenient.
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
         * The customer sees the reason.
         */
        tellReason?: true;
    };
};

/**
 * A booking was moved: its old time is free, its new one taken
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
         * Why these calendars were chosen where there were several.
         */
        choices: Array<{
            calendarId: string;
            strategy: 'first' | 'round-robin' | 'least-busy';
            reason: string;
        }>;
        /**
         * Rules that were waived for this booking.
         */
        overrides: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
        /**
         * When a request must be answered by, even if it starts later; null: by its start.
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
 * The customer, notes or metadata of a booking have changed, or its manage tokens were revoked
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
             * After erasure only the id is left; the other fields are null.
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
         * The customer sees the reason.
         */
        tellReason?: true;
    };
};

/**
 * A booking was completed
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
 * A booking was a no-show
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
 * The remaining occurrences of a series were cancelled
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
 * A customer joined the waitlist for a slot
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
             * After erasure only the id is left; the other fields are null.
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
 * A slot is held for a waitlist entry, until expiresAt
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
 * An offer ended without being taken: it expired, was given back, or lost its time
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
 * The period that an entry waited for has passed
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
 * A waitlist entry has ended: the customer left, booked that time directly, let three offers expire, or was erased
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
 * The personal data of a customer was erased; delete any copies
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
         * Null in events that were recorded before this field existed.
         */
        customerId: string | null;
    };
};

/**
 * No delivery to a webhook succeeds: it is retried, for the first time at waitingUntil, and misses nothing
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
 * A webhook was disabled; once it is enabled again, it continues where it stopped
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

/**
 * A mail about a booking or a waitlist entry failed and is not retried: `because` is the code of the mail server, `no-address` for an invalid address, or `late` if the mail was a day old
 */
export type MailFailedEvent = {
    id: string;
    schemaVersion: number;
    position: string;
    recordedAt: string;
    actor: Actor;
    correlationId: string;
    causationId: string | null;
    version: number;
    type: 'MailFailed';
    subject: Subject;
    data: {
        about: string;
        audience: 'customer' | 'desk';
        letter: string;
        because: string;
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
    publicMetadata: {
        [key: string]: unknown;
    };
    /**
     * UTC days whose bookings the last change could not check. Once they can be read, bookings that have lost their time are displaced.
     */
    unchecked?: Array<string>;
    createdAt: string;
    updatedAt: string;
};

/**
 * A period in which the calendar is closed, whatever its hours.
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
     * Ids of resources whose latest events could not be processed yet: they are listed in an earlier state, or missing. Absent if there are none.
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
     * The version of the calendar.
     */
    version: number;
    position: string;
    /**
     * UTC days whose bookings the last change could not check. Once they can be read, bookings that have lost their time are displaced.
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
     * UTC days whose latest events could not be processed yet; whether they are free is unknown.
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
    /**
     * The active calendars that `uses` names, for public keys and manage tokens, which read no calendars; not in lists.
     */
    calendars?: Array<{
        id: string;
        name: string;
        timeZone: string;
        publicMetadata: {
            [key: string]: unknown;
        };
    }>;
    createdAt: string;
    updatedAt: string;
};

export type Services = {
    items: Array<Service>;
    nextCursor: string | null;
    /**
     * Ids of resources whose latest events could not be processed yet: they are listed in an earlier state, or missing. Absent if there are none.
     */
    behind?: Array<string>;
};

export type Days = {
    /**
     * In order; days on which nothing can be booked are left out.
     */
    days: Array<{
        date: string;
        /**
         * The first bookable start of the day.
         */
        first: string;
        /**
         * How many starts of the day can be booked.
         */
        count: number;
    }>;
    /**
     * The time zone of the service, which the days are in.
     */
    timeZone: string;
    position: string;
};

export type Slots = {
    slots: Array<Slot>;
    /**
     * The `from` of the next request if this answer does not cover everything from `from` to `to`: it has at most 2000 slots, and with explain as many refused starts; null: nothing is left.
     */
    nextFrom: string | null;
    /**
     * The first bookable start from `from` on, even after `to`; null: there is none before `searchedUntil`.
     */
    nextAvailable: string | null;
    /**
     * How far the search for a bookable start went; it ends before the horizon only to limit the work.
     */
    searchedUntil: string;
    position: string;
    /**
     * Present with explain=true.
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
     * The most units that one booking can take.
     */
    remaining: number;
    /**
     * All units that are left; public callers see it if the service has showFree.
     */
    free?: number;
    /**
     * One per entry of uses: the calendars that a booking would take now.
     */
    calendarIds: Array<string>;
    /**
     * All possible calendars; with include=candidates.
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
         * After erasure only the id is left; the other fields are null.
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
     * The waitlist entry that the slot was offered to.
     */
    waitlistEntryId: string | null;
    /**
     * Why these calendars were chosen where there were several.
     */
    choices: Array<{
        calendarId: string;
        strategy: 'first' | 'round-robin' | 'least-busy';
        reason: string;
    }>;
    /**
     * Rules that were waived for this booking.
     */
    overrides: Array<'under-notice' | 'beyond-horizon' | 'outside-hours' | 'window-closed' | 'in-past' | 'off-grid' | 'limit-reached'>;
    createdAt: string;
    updatedAt: string;
    /**
     * Present only when created with a public key.
     */
    manageToken?: string;
};

export type Bookings = {
    items: Array<Booking>;
    nextCursor: string | null;
    /**
     * Ids of resources whose latest events could not be processed yet: they are listed in an earlier state, or missing. Absent if there are none.
     */
    behind?: Array<string>;
};

export type ManageToken = {
    manageToken: string;
    /**
     * The page where the bearer can see and change the booking.
     */
    manageUrl: string;
    /**
     * The end of the token, given the current time of the booking.
     */
    expiresAt: string;
    /**
     * The address of the calendar file of this booking; it gives access to nothing else.
     */
    inviteUrl: string;
};

export type AskedForManageLinks = {
    status: 'accepted';
};

export type CreatedFeed = {
    id: string;
    calendarId: string;
    includesPersonalData: boolean;
    createdAt: string;
    /**
     * The subscription address. It is shown only in this answer.
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
     * The current start: the booking may have been moved.
     */
    start: string;
    end?: string;
    /**
     * The original date in the recurrence.
     */
    originalStart: string;
    /**
     * The result when the series was booked.
     */
    outcome: 'booked' | 'skipped';
    bookingId?: string;
    /**
     * The current status of the booking.
     */
    status?: 'held' | 'pending' | 'confirmed' | 'completed' | 'no-show' | 'declined' | 'cancelled' | 'displaced' | 'expired';
    /**
     * Whether the booking was cancelled together with the series.
     */
    cancelled?: boolean;
    /**
     * Why the occurrence was skipped.
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
     * Ids of resources whose latest events could not be processed yet: they are listed in an earlier state, or missing. Absent if there are none.
     */
    behind?: Array<string>;
};

export type OfferedService = {
    serviceId: string;
    name: string;
    /**
     * The same as a sentence that can be read out.
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
     * Minutes before the start from which a booking can no longer be cancelled or moved.
     */
    cancellationWindowMinutes: number;
};

export type OfferedSlot = {
    /**
     * The start to hold or book; pass it on unchanged.
     */
    start: string;
    end: string;
    localStart: string;
    localEnd: string;
    /**
     * The same as a sentence that can be read out.
     */
    words: string;
    /**
     * The most places that one booking can take.
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
     * The same as a sentence that can be read out.
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
     * When a hold or a request expires.
     */
    expiresAt?: string;
    customerId?: string;
    customerName?: string;
    customerEmail?: string;
    customerPhone?: string;
    notes?: string;
    /**
     * Keep it: with a public key it is required to confirm, move, cancel or read this booking.
     */
    manageToken?: string;
};

export type ToldWaitlistEntry = {
    waitlistEntryId: string;
    version: number;
    status: 'waiting' | 'offered' | 'accepted' | 'expired' | 'left';
    /**
     * The same as a sentence that can be read out.
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
     * The booking that was offered, if any: while status is offered, confirm it like any other hold.
     */
    bookingId?: string;
    /**
     * Keep it: with a public key it is required to confirm, move, cancel or read what is offered.
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
    type: 'MailFailed';
} & MailFailedEvent) | ({
    type: 'CustomerKeyDrawn' | 'TimeClaimed' | 'TimeFreed' | 'HoldCounted' | 'HoldReleased' | 'WaitCounted' | 'WaitReleased' | 'DisplacementBegun' | 'DisplacementEnded' | 'TallySeeded' | 'TallyCounted' | 'TallyFreed' | 'EntryQueued' | 'EntryOffered' | 'EntryRequeued' | 'EntryRemoved';
} & InternalEvent);

/**
 * Internal bookkeeping, shown only with `include=internal`. It may change.
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

export type CustomerExport = {
    items: Array<KeptBooking | KeptSeries | KeptWait>;
    nextCursor: string | null;
};

export type KeptBooking = {
    kind: 'booking';
    booking: Booking;
    history: Array<Event>;
    /**
     * The mails about it.
     */
    mails: Array<{
        /**
         * The recipient of these mails: customer or desk.
         */
        audience: string;
        /**
         * The kind of the newest mail.
         */
        kind: string;
        /**
         * The state of the newest mail.
         */
        state: string;
    }>;
};

export type KeptSeries = {
    kind: 'series';
    id: string;
    history: Array<Event>;
    /**
     * The mails about it.
     */
    mails: Array<{
        /**
         * The recipient of these mails: customer or desk.
         */
        audience: string;
        /**
         * The kind of the newest mail.
         */
        kind: string;
        /**
         * The state of the newest mail.
         */
        state: string;
    }>;
};

export type KeptWait = {
    kind: 'waitlist-entry';
    entry: WaitlistEntry;
    history: Array<Event>;
    /**
     * The mails about it.
     */
    mails: Array<{
        /**
         * The recipient of these mails: customer or desk.
         */
        audience: string;
        /**
         * The kind of the newest mail.
         */
        kind: string;
        /**
         * The state of the newest mail.
         */
        state: string;
    }>;
};

export type Events = {
    items: Array<Event>;
    /**
     * How far the log was searched: continue with it as `after`.
     */
    position: string;
    /**
     * The same value if there may already be more events, else null.
     */
    nextCursor: string | null;
};

export type Ticket = {
    ticket: string;
    /**
     * Use the ticket before this instant. After that it opens streams again from the same network (IPv4 /24, IPv6 /64), while the credential that requested it is valid, for at most twelve hours.
     */
    expiresAt: string;
};

export type CreatedWebhook = {
    id: string;
    url: string;
    types: Array<string> | null;
    /**
     * Those of `types` that do not exist yet.
     */
    unknownTypes: Array<string>;
    subjects: Array<'calendar' | 'service' | 'booking' | 'series' | 'waitlist-entry' | 'customer' | 'webhook'> | null;
    description: string | null;
    /**
     * `waiting`: deliveries fail and are retried; `disabled`: until somebody enables it.
     */
    status: 'active' | 'paused' | 'waiting' | 'disabled';
    waitingSince: string | null;
    waitingUntil: string | null;
    disabledBecause: 'unreachable' | 'gone' | 'key-revoked' | null;
    /**
     * Events of the log that it has not processed yet, including those that it did not ask for.
     */
    lag: number;
    /**
     * Subjects with an event that was not accepted, whose later events wait.
     */
    parked: number;
    /**
     * Events that are not retried unless somebody asks for it.
     */
    failed: number;
    /**
     * When the log lost events that it had already been sent, as in a failover.
     */
    lastReset: string | null;
    createdBy: string;
    createdAt: string;
    /**
     * Shown once; again if the request is repeated with its idempotency key within ten minutes, else null.
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
     * Those of `types` that do not exist yet.
     */
    unknownTypes: Array<string>;
    subjects: Array<'calendar' | 'service' | 'booking' | 'series' | 'waitlist-entry' | 'customer' | 'webhook'> | null;
    description: string | null;
    /**
     * `waiting`: deliveries fail and are retried; `disabled`: until somebody enables it.
     */
    status: 'active' | 'paused' | 'waiting' | 'disabled';
    waitingSince: string | null;
    waitingUntil: string | null;
    disabledBecause: 'unreachable' | 'gone' | 'key-revoked' | null;
    /**
     * Events of the log that it has not processed yet, including those that it did not ask for.
     */
    lag: number;
    /**
     * Subjects with an event that was not accepted, whose later events wait.
     */
    parked: number;
    /**
     * Events that are not retried unless somebody asks for it.
     */
    failed: number;
    /**
     * When the log lost events that it had already been sent, as in a failover.
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
     * The status of the answer; null: there was none.
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
     * `failed`: it is not retried unless somebody asks for it.
     */
    status: 'retrying' | 'failed' | 'delivered';
    attempts: number;
    lastAttemptAt: string;
    nextAttemptAt: string | null;
    answer: {
        /**
         * The status of the answer; null: there was none.
         */
        status: number | null;
        error: 'no-connection' | 'timed-out' | 'forbidden-address' | null;
        detail: string | null;
        milliseconds: number;
        /**
         * The beginning of the body of a refusal, at most 1 KiB; null: empty, not stored, or erased.
         */
        excerpt: string | null;
    };
};

export type WebhookRetry = {
    /**
     * Events that are sent again, out of order and marked.
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
     * The text of a secret key, shown once: null when the request is repeated.
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
     * The text of a public key, which is not a secret; null for a secret key.
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
     * Whether this process reads it; otherwise it is another version, updated as long as some process declares it.
     */
    isRead: boolean;
    /**
     * Whether some process is updating it now.
     */
    isFed: boolean;
    position: string;
    lag: {
        /**
         * Events that are missing from the read model, including those of other tenants in the shard.
         */
        events: number;
        /**
         * How long the first of them has been in the log.
         */
        seconds: number;
    };
    /**
     * Events loaded so far, and the approximate total; null if no rebuild is running.
     */
    rebuild: {
        events: number;
        totalEvents: number;
    } | null;
    /**
     * Streams that the projection could not process and has skipped; it retries them every minute, and reads of them come from the log meanwhile.
     */
    parked: {
        count: number;
        /**
         * The twenty oldest ones.
         */
        subjects: Array<{
            /**
             * Null if the stream belongs to another tenant.
             */
            stream: string | null;
            /**
             * The error of the projection; null if the stream belongs to another tenant.
             */
            reason: string | null;
            /**
             * The version of the first event that is missing from the read model; null if the stream belongs to another tenant.
             */
            fromVersion: number | null;
            /**
             * The position of that event; null if it is no longer in the log.
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
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        limit?: number;
        /**
         * The nextCursor of the previous page.
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
     * `unauthenticated`: Authentication is required
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
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * Repeating the same request with the same key within 7 days returns the first answer.
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
     * `unauthenticated`: Authentication is required
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
     * `already-exists`: The id is already in use. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'already-exists';
    } & AlreadyExistsProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * The tag of the version that the caller already has.
         */
        'If-None-Match'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        /**
         * The state at this version.
         */
        atVersion?: number;
        /**
         * The state at this instant in the past.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else has changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `illegal-transition`: The current state does not allow this. `dependency-conflict`: Upcoming bookings depend on it. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `dependency-conflict`: Upcoming bookings depend on it. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        limit?: number;
        /**
         * The nextCursor of the previous page.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `already-exists`: The id is already in use. `dependency-conflict`: Upcoming bookings depend on it. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * The tag of the version that the caller already has.
         */
        'If-None-Match'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
        blackoutId: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until the read model has reached this position.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else has changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        /**
         * Claims that end after this instant.
         */
        from: string;
        /**
         * Claims that start before this instant; at most 62 days after from.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        limit?: number;
        /**
         * The nextCursor of the previous page.
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
     * `unauthenticated`: Authentication is required
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
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * Repeating the same request with the same key within 7 days returns the first answer.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is already in use. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * The tag of the version that the caller already has.
         */
        'If-None-Match'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        /**
         * The state at this version.
         */
        atVersion?: number;
        /**
         * The state at this instant in the past.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else has changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `illegal-transition`: The current state does not allow this. `dependency-conflict`: Upcoming bookings depend on it. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'version-conflict';
    } & VersionConflictProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        /**
         * The first day, in the time zone of the service.
         */
        from: string;
        /**
         * The day after the last one; at most 366 days after from, with a public key 62.
         */
        to: string;
        /**
         * In minutes; defaults to the first duration of the service.
         */
        duration?: number;
        /**
         * Defaults to one.
         */
        units?: number;
        /**
         * Restricts the choice: where an entry of `uses` lists any of these calendars, one of them is used; repeated, or separated by commas.
         */
        calendarIds?: Array<string>;
        /**
         * Ignore the time of this booking, which is to be moved; parameters that are left out are taken from it.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * The tag of the version that the caller already has.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query: {
        /**
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        /**
         * Slots that start at or after this instant.
         */
        from: string;
        /**
         * Slots that start before this instant; at most 62 days after from.
         */
        to: string;
        /**
         * In minutes; defaults to the first duration of the service.
         */
        duration?: number;
        /**
         * Defaults to one.
         */
        units?: number;
        /**
         * Restricts the choice: where an entry of `uses` lists any of these calendars, one of them is used; repeated, or separated by commas.
         */
        calendarIds?: Array<string>;
        /**
         * Ignore the time of this booking, which is to be moved; parameters that are left out are taken from it.
         */
        ignoreBooking?: string;
        /**
         * Also return every other start on the grid, with the reason why it cannot be booked.
         */
        explain?: 'true' | 'false';
        /**
         * Read the availability at this instant in the past; needs the scope admin.
         */
        at?: string;
        /**
         * List all possible calendars of each slot; not available to public callers.
         */
        include?: 'candidates';
        /**
         * The time zone of localStart; defaults to that of the service.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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

export type StreamSlotsData = {
    body?: never;
    path: {
        id: string;
    };
    query: {
        /**
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        /**
         * The first day, in the time zone of the service.
         */
        from: string;
        /**
         * The day after the last one; at most 62 days after from.
         */
        to: string;
        /**
         * In minutes; defaults to the first duration of the service.
         */
        duration?: number;
        /**
         * Defaults to one.
         */
        units?: number;
        /**
         * Restricts the choice: where an entry of `uses` lists any of these calendars, one of them is used; repeated, or separated by commas.
         */
        calendarIds?: Array<string>;
        /**
         * In place of a key: a ticket of POST /v1/tickets; reusable after its stream was lost.
         */
        ticket?: string;
    };
    url: '/v1/services/{id}/slots/stream';
};

export type StreamSlotsErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type StreamSlotsError = StreamSlotsErrors[keyof StreamSlotsErrors];

export type StreamSlotsResponses = {
    /**
     * Server-Sent Events. First `slots`: what `findSlots` answers of these days. Then `day` for each day that has changed: `{ "date", "slots", "nextAvailable" }`, all of its slots as they are now. `id` is a position.
     */
    200: string;
};

export type StreamSlotsResponse = StreamSlotsResponses[keyof StreamSlotsResponses];

export type ListBookingsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        limit?: number;
        /**
         * The nextCursor of the previous page.
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
         * Only bookings that end after this instant.
         */
        from?: string;
        /**
         * Only bookings that start before this instant.
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
     * `unauthenticated`: Authentication is required
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
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * Repeating the same request with the same key within 7 days returns the first answer.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is already in use. `limit-reached`: A limit is reached. `slot-held`: The slot is held. `slot-taken`: The slot is taken. `capacity-exhausted`: Not enough room is left. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * The tag of the version that the caller already has.
         */
        'If-None-Match'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        /**
         * The state at this version.
         */
        atVersion?: number;
        /**
         * The state at this instant in the past.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else has changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `illegal-transition`: The current state does not allow this. `hold-expired`: The hold has expired. `limit-reached`: A limit is reached. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `illegal-transition`: The current state does not allow this. `hold-expired`: The hold has expired. `limit-reached`: A limit is reached. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `illegal-transition`: The current state does not allow this. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `illegal-transition`: The current state does not allow this. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `illegal-transition`: The current state does not allow this. `window-closed`: It is too late for this. `limit-reached`: A limit is reached. `slot-held`: The slot is held. `slot-taken`: The slot is taken. `capacity-exhausted`: Not enough room is left. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
     */
    422: ({
        code: 'rule-violation';
    } & RuleViolationProblem) | ({
        code: 'idempotency-key-reused';
    } & IdempotencyKeyReusedProblem);
    /**
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `illegal-transition`: The current state does not allow this. `window-closed`: It is too late for this. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `illegal-transition`: The current state does not allow this. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `illegal-transition`: The current state does not allow this. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
    body?: CreateManageToken;
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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

export type AskForManageLinksData = {
    body: AskForManageLinks;
    path?: never;
    query?: never;
    url: '/v1/manage-links';
};

export type AskForManageLinksErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is required
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
     * `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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

export type AskForManageLinksError = AskForManageLinksErrors[keyof AskForManageLinksErrors];

export type AskForManageLinksResponses = {
    /**
     * Accepted
     */
    202: AskedForManageLinks;
};

export type AskForManageLinksResponse = AskForManageLinksResponses[keyof AskForManageLinksResponses];

export type GetInviteData = {
    body?: never;
    headers?: {
        /**
         * The tag of the version that the caller already has.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        /**
         * The token of an `inviteUrl`, in place of a header.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * The nextCursor of the previous page.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is already in use. `series-conflict`: Not all of the series can be booked. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * The tag of the version that the caller already has.
         */
        'If-None-Match'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        /**
         * The state at this version.
         */
        atVersion?: number;
        /**
         * The state at this instant in the past.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else has changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `window-closed`: It is too late for this. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `version-required`: The version must be stated
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        limit?: number;
        /**
         * The nextCursor of the previous page.
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
     * `unauthenticated`: Authentication is required
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
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * Repeating the same request with the same key within 7 days returns the first answer.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is already in use. `limit-reached`: A limit is reached. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `illegal-transition`: The current state does not allow this. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * The tag of the version that the caller already has.
         */
        'If-None-Match'?: string;
        /**
         * The version that the change was decided on, as a tag like "3-4be01c77"; or send expectedVersion in the body.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until the read model has reached this position.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `precondition-failed`: Somebody else has changed it
     */
    412: PreconditionFailedProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
     * `unauthenticated`: Authentication is required
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
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read
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
         * There are more: pass it as cursor in the next call.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read
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
         * The same as a sentence that can be read out.
         */
        words: string;
        timeZone: string;
        slots: Array<OfferedSlot>;
        /**
         * There are more: pass it as from in the next call.
         */
        nextFrom?: string;
        /**
         * The first free start, even after to.
         */
        nextAvailable?: string;
        /**
         * For the next hold_slot or book_slot; do not reuse it after one has succeeded.
         */
        bookingId: string;
        /**
         * For the next join_waitlist.
         */
        waitlistEntryId: string;
        /**
         * Pass it on with either id and keep it secret: repeating the same call with it returns the same answer.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read
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
         * The same as a sentence that can be read out.
         */
        words: string;
        start: string;
        localStart: string;
        timeZone: string;
        /**
         * The code with which booking it would be refused.
         */
        code?: 'malformed-request' | 'unauthenticated' | 'forbidden' | 'not-found' | 'method-not-allowed' | 'request-timeout' | 'slot-held' | 'slot-taken' | 'capacity-exhausted' | 'version-conflict' | 'already-exists' | 'series-conflict' | 'hold-expired' | 'illegal-transition' | 'window-closed' | 'limit-reached' | 'dependency-conflict' | 'dependency-gone' | 'write-contention' | 'request-in-progress' | 'other-history' | 'precondition-failed' | 'content-too-large' | 'unsupported-media-type' | 'rule-violation' | 'idempotency-key-reused' | 'version-required' | 'quota-exceeded' | 'header-too-large' | 'internal' | 'busy' | 'storage-full' | 'clock-ahead' | 'outcome-unknown' | 'unavailable' | 'read-behind';
        /**
         * The rule that it breaks.
         */
        rule?: 'off-grid' | 'in-past' | 'under-notice' | 'beyond-horizon' | 'out-of-range' | 'outside-hours' | 'unknown-duration' | 'unknown-calendar' | 'too-many-units' | 'required' | 'too-small' | 'too-large' | 'unknown-recurrence' | 'endless-recurrence' | 'too-many-occurrences' | 'off-recurrence' | 'too-many' | 'too-long' | 'contradiction' | 'position-unknown' | 'wrong-type' | 'unknown-field' | 'unknown-value' | 'wrong-format' | 'too-short' | 'too-few' | 'duplicate';
        /**
         * The first later start that can be booked.
         */
        nextAvailable?: string;
    };
};

export type ToolExplainSlotResponse = ToolExplainSlotResponses[keyof ToolExplainSlotResponses];

export type ToolHoldSlotData = {
    body: HoldSlotTool;
    headers?: {
        /**
         * Repeating the same request with the same key within 7 days returns the first answer.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is already in use. `limit-reached`: A limit is reached. `slot-held`: The slot is held. `slot-taken`: The slot is taken. `capacity-exhausted`: Not enough room is left. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is already in use. `limit-reached`: A limit is reached. `slot-held`: The slot is held. `slot-taken`: The slot is taken. `capacity-exhausted`: Not enough room is left. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `illegal-transition`: The current state does not allow this. `hold-expired`: The hold has expired. `limit-reached`: A limit is reached. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
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
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read
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
         * Repeating the same request with the same key within 7 days returns the first answer.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `illegal-transition`: The current state does not allow this. `window-closed`: It is too late for this. `limit-reached`: A limit is reached. `slot-held`: The slot is held. `slot-taken`: The slot is taken. `capacity-exhausted`: Not enough room is left. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `version-conflict`: Somebody else has changed it. `illegal-transition`: The current state does not allow this. `window-closed`: It is too late for this. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Repeating the same request with the same key within 7 days returns the first answer.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `already-exists`: The id is already in use. `limit-reached`: A limit is reached. `dependency-gone`: A dependency is no longer available. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        limit?: number;
        /**
         * The nextCursor of the previous page.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        limit?: number;
        /**
         * The nextCursor of the previous page.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        limit?: number;
        /**
         * The nextCursor of the previous page.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
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
         * Repeating the same request with the same key within 7 days returns the first answer.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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

export type ExportCustomerData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * Wait, up to 2 s, until the read model has reached this position.
         */
        minPosition?: string;
        limit?: number;
        /**
         * The nextCursor of the previous page.
         */
        cursor?: string;
    };
    url: '/v1/customers/{id}/export';
};

export type ExportCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed
     */
    400: MalformedRequestProblem;
    /**
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `other-history`: The position belongs to another history
     */
    410: OtherHistoryProblem;
    /**
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `read-behind`: The read model is behind
     */
    503: ({
        code: 'busy';
    } & BusyProblem) | ({
        code: 'unavailable';
    } & UnavailableProblem) | ({
        code: 'read-behind';
    } & ReadBehindProblem);
};

export type ExportCustomerError = ExportCustomerErrors[keyof ExportCustomerErrors];

export type ExportCustomerResponses = {
    /**
     * OK
     */
    200: CustomerExport;
};

export type ExportCustomerResponse = ExportCustomerResponses[keyof ExportCustomerResponses];

export type FindEventsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only events of these types; repeated, or separated by commas.
         */
        types?: Array<string>;
        /**
         * Only events of this stream, like booking/bkg_ada-first-visit.
         */
        stream?: string;
        /**
         * Also include internal events: agendas, tallies, holds. Needs events:read.
         */
        include?: 'internal';
        /**
         * Start after this position; defaults to the first event.
         */
        after?: string;
        limit?: number;
        /**
         * The nextCursor of the previous page, in place of `after`.
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
     * `unauthenticated`: Authentication is required
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
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read
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
         * The `id` of the last event received: the stream continues after it.
         */
        'Last-Event-ID'?: string;
    };
    path?: never;
    query?: {
        /**
         * Only events of these types; repeated, or separated by commas. Unknown types are accepted and reported first: event `notice`, data `{ "unknownTypes": [...] }`.
         */
        types?: Array<string>;
        /**
         * Only events of this stream, like booking/bkg_ada-first-visit.
         */
        stream?: string;
        /**
         * Also include internal events: agendas, tallies, holds. Needs events:read.
         */
        include?: 'internal';
        /**
         * Start after this position; without it, and without Last-Event-ID, the stream starts with the next event.
         */
        after?: string;
        /**
         * `off`: messages have no `event`, so that an EventSource receives them with `onmessage`; the type is in the data.
         */
        names?: 'on' | 'off';
        /**
         * In place of a key: a ticket of POST /v1/tickets; reusable after its stream was lost.
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
     * `unauthenticated`: Authentication is required
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
     * `rule-violation`: A rule does not allow this
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read
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
     * `unauthenticated`: Authentication is required
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
     * `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * The nextCursor of the previous page.
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
     * `unauthenticated`: Authentication is required
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read
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
         * Repeating the same request with the same key within 7 days returns the first answer.
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
     * `unauthenticated`: Authentication is required
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
     * `already-exists`: The id is already in use. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
    headers?: {
        /**
         * Repeating the same request with the same key within 7 days returns the first answer.
         */
        'Idempotency-Key'?: string;
    };
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * The nextCursor of the previous page.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
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
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * The nextCursor of the previous page.
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
     * `unauthenticated`: Authentication is required
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read
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
         * Repeating the same request with the same key within 7 days returns the first answer.
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
     * `unauthenticated`: Authentication is required
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
     * `already-exists`: The id is already in use. `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'already-exists';
    } & AlreadyExistsProblem) | ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `rule-violation`: A rule does not allow this. `idempotency-key-reused`: The idempotency key was used for another request
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
         * `disable`: webhooks created with this key are sent nothing more.
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
     */
    404: NotFoundProblem;
    /**
     * `request-timeout`: The request took too long to arrive
     */
    408: RequestTimeoutProblem;
    /**
     * `request-in-progress`: The same request is still being processed. `write-contention`: Too many concurrent writes
     */
    409: ({
        code: 'request-in-progress';
    } & RequestInProgressProblem) | ({
        code: 'write-contention';
    } & WriteContentionProblem);
    /**
     * `precondition-failed`: Somebody else has changed it
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read. `storage-full`: The disk of the database is full. `clock-ahead`: The clock of the database cannot be trusted. `outcome-unknown`: The outcome is unknown
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
     * `unauthenticated`: Authentication is required
     */
    401: UnauthenticatedProblem;
    /**
     * `forbidden`: The caller may not do this
     */
    403: ForbiddenProblem;
    /**
     * `not-found`: Not found
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read
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
     * `unauthenticated`: Authentication is required
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
     * `internal`: Internal error
     */
    500: InternalProblem;
    /**
     * `busy`: The service is busy. `unavailable`: Data that this needs cannot be read
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
     * `internal`: Internal error
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
     * `internal`: Internal error
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

export type OnMailFailedWebhookPayload = MailFailedEvent;

export type OnMailFailedWebhookRequest = {
    body: OnMailFailedWebhookPayload;
    key: 'MailFailed';
    path?: never;
    query?: never;
};
