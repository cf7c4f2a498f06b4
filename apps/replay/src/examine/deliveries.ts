import type { Pool } from 'pg';
import { type DeliveryReport, reportDeliveries } from '../deliveries.js';
import { doubt, type Finding, ok } from './finding.js';

/** Whether those who asked to be told are told. What they make of it is their own affair: nothing here is wrong. */
export const examineDeliveries = async (owner: Pool): Promise<Finding[]> => {
  const found = (await reportDeliveries(owner)).flatMap(findingsOf);
  return found.length > 0 ? found : [ok('webhooks', 'all webhooks receive their events')];
};

const findingsOf = (report: DeliveryReport): Finding[] => {
  const name = `${report.id} of ${report.tenant}`;
  const { status, disabledBecause, wait, parked, failed, lastReset } = report;
  const again = 'Its owner enables it with PATCH /v1/webhooks/{id}; it continues where it stopped.';
  return [
    ...(status === 'disabled' ? [doubt('webhooks', `${name} is disabled: ${disabledBecause}`, again)] : []),
    ...(wait && status === 'active'
      ? [
          doubt(
            'webhooks',
            `no delivery to ${name} has succeeded since ${new Date(wait.since).toISOString()}`,
            `The next attempt is at ${new Date(wait.until).toISOString()}, and nothing is missed; its owner can test it with POST …/test.`,
          ),
        ]
      : []),
    ...(parked + failed > 0
      ? [
          doubt(
            'webhooks',
            `${name} has not accepted events of ${parked} subjects, and ${failed} events are not retried`,
            'Its owner can see which and why with GET /v1/webhooks/{id}/deliveries.',
          ),
        ]
      : []),
    ...(lastReset
      ? [
          doubt(
            'webhooks',
            `${name} may have received events that the log lost, before ${new Date(lastReset).toISOString()}`,
            'Its owner should compare its data with GET /v1/events.',
          ),
        ]
      : []),
  ];
};
