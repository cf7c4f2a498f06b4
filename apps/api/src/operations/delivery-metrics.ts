import type { DeliveryCounts } from '#libs/delivery';

/** What counts them, where this process tells anybody. */
export interface CountedDeliveries {
  readonly counts: DeliveryCounts | null;
}

/** How telling goes in this process. In the text format of Prometheus; by no name of an endpoint: there may be thousands. */
export const deliveryLines = ({ counts }: CountedDeliveries): string[] => {
  if (!counts) return [];
  const { taken, failed, underWay, endpoints, parked } = counts();
  return [
    '# HELP slotlog_deliveries_total Requests to webhooks, by outcome.',
    '# TYPE slotlog_deliveries_total counter',
    `slotlog_deliveries_total{outcome="taken"} ${taken}`,
    `slotlog_deliveries_total{outcome="failed"} ${failed}`,
    '# HELP slotlog_deliveries_under_way Requests to webhooks that are waiting for an answer.',
    '# TYPE slotlog_deliveries_under_way gauge',
    `slotlog_deliveries_under_way ${underWay}`,
    '# HELP slotlog_webhooks Webhooks that this process delivers to, by status.',
    '# TYPE slotlog_webhooks gauge',
    ...Object.entries(endpoints).map(([status, count]) => `slotlog_webhooks{status="${status}"} ${count}`),
    '# HELP slotlog_webhooks_parked Subjects with an event that a webhook has not accepted.',
    '# TYPE slotlog_webhooks_parked gauge',
    `slotlog_webhooks_parked ${parked}`,
  ];
};
