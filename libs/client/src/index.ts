export {
  type Attempt,
  attempt,
  isRefusal,
  type ProblemOf,
  type Refusal,
  type RefusalCode,
  type SilenceCode,
  SlotlogError,
} from './answers/failure.js';
export type { Listing, Page } from './answers/listing.js';
export { type ClientOptions, createClient, type Slotlog } from './client.js';
export type { FollowQuery } from './following/follow.js';
export type { FollowSlotsOptions, FollowSlotsQuery } from './following/follow-slots.js';
export type { FollowOptions, TicketSource } from './following/listen.js';
export type * as Api from './generated/api.js';
export type {
  Alternative,
  Booking,
  Calendar,
  Days,
  Event,
  Problem,
  Series,
  Service,
  Slot,
  Slots,
  WaitlistEntry,
} from './generated/api.js';
export { onLatest, type RereadOptions } from './rereading.js';
export type { Change, Versioned } from './rooms/room.js';
export type { DaysQuery, SlotsQuery } from './rooms/services.js';
export type { Key } from './sending/credentials.js';
export type { Answer, Input, Query, Route } from './sending/route.js';
export { type CallOptions, newKey } from './sending/sender.js';
