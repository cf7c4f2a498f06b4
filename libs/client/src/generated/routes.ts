// Written by npm run client -- types, of the document 28df6535306dd064324312a7ab0cae6d.
import type * as Api from './api.js';

/** Each route of the document: what it takes, and what it answers. */
export interface Routes {
  'POST /v1/calendars': { data: Api.CreateCalendarData; answer: Api.CreateCalendarResponse };
  'GET /v1/calendars': { data: Api.ListCalendarsData; answer: Api.ListCalendarsResponse };
  'GET /v1/calendars/{id}': { data: Api.GetCalendarData; answer: Api.GetCalendarResponse };
  'PATCH /v1/calendars/{id}': { data: Api.ChangeCalendarData; answer: Api.ChangeCalendarResponse };
  'POST /v1/calendars/{id}/archive': { data: Api.ArchiveCalendarData; answer: Api.ArchiveCalendarResponse };
  'POST /v1/calendars/{id}/restore': { data: Api.RestoreCalendarData; answer: Api.RestoreCalendarResponse };
  'POST /v1/calendars/{id}/blackouts': { data: Api.AddBlackoutData; answer: Api.AddBlackoutResponse };
  'GET /v1/calendars/{id}/blackouts': { data: Api.ListBlackoutsData; answer: Api.ListBlackoutsResponse };
  'GET /v1/calendars/{id}/blackouts/{blackoutId}': { data: Api.GetBlackoutData; answer: Api.GetBlackoutResponse };
  'DELETE /v1/calendars/{id}/blackouts/{blackoutId}': { data: Api.RemoveBlackoutData; answer: Api.RemoveBlackoutResponse };
  'GET /v1/calendars/{id}/busy': { data: Api.FindBusyData; answer: Api.FindBusyResponse };
  'POST /v1/services': { data: Api.CreateServiceData; answer: Api.CreateServiceResponse };
  'GET /v1/services': { data: Api.ListServicesData; answer: Api.ListServicesResponse };
  'GET /v1/services/{id}': { data: Api.GetServiceData; answer: Api.GetServiceResponse };
  'PATCH /v1/services/{id}': { data: Api.ChangeServiceData; answer: Api.ChangeServiceResponse };
  'POST /v1/services/{id}/archive': { data: Api.ArchiveServiceData; answer: Api.ArchiveServiceResponse };
  'POST /v1/services/{id}/restore': { data: Api.RestoreServiceData; answer: Api.RestoreServiceResponse };
  'GET /v1/services/{id}/days': { data: Api.FindDaysData; answer: Api.FindDaysResponse };
  'GET /v1/services/{id}/slots': { data: Api.FindSlotsData; answer: Api.FindSlotsResponse };
  'GET /v1/services/{id}/slots/stream': { data: Api.StreamSlotsData; answer: Api.StreamSlotsResponse };
  'POST /v1/bookings': { data: Api.CreateBookingData; answer: Api.CreateBookingResponse };
  'GET /v1/bookings': { data: Api.ListBookingsData; answer: Api.ListBookingsResponse };
  'GET /v1/bookings/{id}': { data: Api.GetBookingData; answer: Api.GetBookingResponse };
  'PATCH /v1/bookings/{id}': { data: Api.ChangeBookingData; answer: Api.ChangeBookingResponse };
  'POST /v1/bookings/{id}/confirm': { data: Api.ConfirmBookingData; answer: Api.ConfirmBookingResponse };
  'POST /v1/bookings/{id}/extend': { data: Api.ExtendHoldData; answer: Api.ExtendHoldResponse };
  'POST /v1/bookings/{id}/approve': { data: Api.ApproveBookingData; answer: Api.ApproveBookingResponse };
  'POST /v1/bookings/{id}/decline': { data: Api.DeclineBookingData; answer: Api.DeclineBookingResponse };
  'POST /v1/bookings/{id}/reschedule': { data: Api.RescheduleBookingData; answer: Api.RescheduleBookingResponse };
  'POST /v1/bookings/{id}/cancel': { data: Api.CancelBookingData; answer: Api.CancelBookingResponse };
  'POST /v1/bookings/{id}/complete': { data: Api.CompleteBookingData; answer: Api.CompleteBookingResponse };
  'POST /v1/bookings/{id}/no-show': { data: Api.MarkNoShowData; answer: Api.MarkNoShowResponse };
  'POST /v1/bookings/{id}/manage-token': { data: Api.CreateManageTokenData; answer: Api.CreateManageTokenResponse };
  'POST /v1/manage-links': { data: Api.AskForManageLinksData; answer: Api.AskForManageLinksResponse };
  'GET /v1/bookings/{id}/invite.ics': { data: Api.GetInviteData; answer: Api.GetInviteResponse };
  'POST /v1/calendars/{id}/feeds': { data: Api.CreateFeedData; answer: Api.CreateFeedResponse };
  'GET /v1/calendars/{id}/feeds': { data: Api.ListFeedsData; answer: Api.ListFeedsResponse };
  'DELETE /v1/calendars/{id}/feeds/{feedId}': { data: Api.RemoveFeedData; answer: Api.RemoveFeedResponse };
  'POST /v1/series': { data: Api.BookSeriesData; answer: Api.BookSeriesResponse };
  'GET /v1/series/{id}': { data: Api.GetSeriesData; answer: Api.GetSeriesResponse };
  'POST /v1/series/{id}/cancel': { data: Api.CancelSeriesData; answer: Api.CancelSeriesResponse };
  'POST /v1/waitlist': { data: Api.JoinWaitlistData; answer: Api.JoinWaitlistResponse };
  'GET /v1/waitlist': { data: Api.ListWaitlistData; answer: Api.ListWaitlistResponse };
  'GET /v1/waitlist/{id}': { data: Api.GetWaitlistEntryData; answer: Api.GetWaitlistEntryResponse };
  'DELETE /v1/waitlist/{id}': { data: Api.LeaveWaitlistData; answer: Api.LeaveWaitlistResponse };
  'POST /v1/tools/find_services': { data: Api.ToolFindServicesData; answer: Api.ToolFindServicesResponse };
  'POST /v1/tools/find_slots': { data: Api.ToolFindSlotsData; answer: Api.ToolFindSlotsResponse };
  'POST /v1/tools/explain_slot': { data: Api.ToolExplainSlotData; answer: Api.ToolExplainSlotResponse };
  'POST /v1/tools/hold_slot': { data: Api.ToolHoldSlotData; answer: Api.ToolHoldSlotResponse };
  'POST /v1/tools/book_slot': { data: Api.ToolBookSlotData; answer: Api.ToolBookSlotResponse };
  'POST /v1/tools/confirm_booking': { data: Api.ToolConfirmBookingData; answer: Api.ToolConfirmBookingResponse };
  'POST /v1/tools/get_booking': { data: Api.ToolGetBookingData; answer: Api.ToolGetBookingResponse };
  'POST /v1/tools/reschedule_booking': { data: Api.ToolRescheduleBookingData; answer: Api.ToolRescheduleBookingResponse };
  'POST /v1/tools/cancel_booking': { data: Api.ToolCancelBookingData; answer: Api.ToolCancelBookingResponse };
  'POST /v1/tools/join_waitlist': { data: Api.ToolJoinWaitlistData; answer: Api.ToolJoinWaitlistResponse };
  'GET /v1/calendars/{id}/history': { data: Api.GetCalendarHistoryData; answer: Api.GetCalendarHistoryResponse };
  'GET /v1/services/{id}/history': { data: Api.GetServiceHistoryData; answer: Api.GetServiceHistoryResponse };
  'GET /v1/bookings/{id}/history': { data: Api.GetBookingHistoryData; answer: Api.GetBookingHistoryResponse };
  'POST /v1/customers/erase': { data: Api.EraseCustomerData; answer: Api.EraseCustomerResponse };
  'GET /v1/customers/{id}/export': { data: Api.ExportCustomerData; answer: Api.ExportCustomerResponse };
  'GET /v1/events': { data: Api.FindEventsData; answer: Api.FindEventsResponse };
  'GET /v1/events/stream': { data: Api.StreamEventsData; answer: Api.StreamEventsResponse };
  'POST /v1/tickets': { data: Api.CreateTicketData; answer: Api.CreateTicketResponse };
  'POST /v1/webhooks': { data: Api.CreateWebhookData; answer: Api.CreateWebhookResponse };
  'GET /v1/webhooks': { data: Api.ListWebhooksData; answer: Api.ListWebhooksResponse };
  'GET /v1/webhooks/{id}': { data: Api.GetWebhookData; answer: Api.GetWebhookResponse };
  'PATCH /v1/webhooks/{id}': { data: Api.ChangeWebhookData; answer: Api.ChangeWebhookResponse };
  'DELETE /v1/webhooks/{id}': { data: Api.DeleteWebhookData; answer: Api.DeleteWebhookResponse };
  'POST /v1/webhooks/{id}/rotate-secret': { data: Api.RotateWebhookSecretData; answer: Api.RotateWebhookSecretResponse };
  'POST /v1/webhooks/{id}/test': { data: Api.TestWebhookData; answer: Api.TestWebhookResponse };
  'GET /v1/webhooks/{id}/deliveries': { data: Api.ListWebhookDeliveriesData; answer: Api.ListWebhookDeliveriesResponse };
  'POST /v1/webhooks/{id}/deliveries/{deliveryId}/retry': { data: Api.RetryWebhookDeliveryData; answer: Api.RetryWebhookDeliveryResponse };
  'POST /v1/webhooks/{id}/retry-failed': { data: Api.RetryFailedWebhookDeliveriesData; answer: Api.RetryFailedWebhookDeliveriesResponse };
  'POST /v1/webhooks/{id}/replay': { data: Api.ReplayWebhookData; answer: Api.ReplayWebhookResponse };
  'POST /v1/api-keys': { data: Api.CreateApiKeyData; answer: Api.CreateApiKeyResponse };
  'GET /v1/api-keys': { data: Api.ListApiKeysData; answer: Api.ListApiKeysResponse };
  'GET /v1/api-keys/{id}': { data: Api.GetApiKeyData; answer: Api.GetApiKeyResponse };
  'DELETE /v1/api-keys/{id}': { data: Api.RevokeApiKeyData; answer: Api.RevokeApiKeyResponse };
  'GET /v1/projections': { data: Api.ListProjectionsData; answer: Api.ListProjectionsResponse };
  'GET /healthz': { data: Api.GetHealthData; answer: Api.GetHealthResponse };
  'GET /readyz': { data: Api.GetReadinessData; answer: Api.GetReadinessResponse };
}

/** Reads that take `minPosition`. */
export const readsBehind: ReadonlySet<string> = new Set([
  'GET /v1/calendars',
  'GET /v1/calendars/{id}',
  'GET /v1/calendars/{id}/blackouts',
  'GET /v1/calendars/{id}/blackouts/{blackoutId}',
  'GET /v1/calendars/{id}/busy',
  'GET /v1/services',
  'GET /v1/services/{id}',
  'GET /v1/services/{id}/days',
  'GET /v1/services/{id}/slots',
  'GET /v1/services/{id}/slots/stream',
  'GET /v1/bookings',
  'GET /v1/bookings/{id}',
  'GET /v1/bookings/{id}/invite.ics',
  'GET /v1/series/{id}',
  'GET /v1/waitlist',
  'GET /v1/waitlist/{id}',
  'GET /v1/calendars/{id}/history',
  'GET /v1/services/{id}/history',
  'GET /v1/bookings/{id}/history',
  'GET /v1/customers/{id}/export',
]);
