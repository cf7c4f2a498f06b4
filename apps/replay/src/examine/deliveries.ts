import type { Pool } from 'pg';
import { type DeliveryReport, reportDeliveries } from '../deliveries.js';
import { doubt, type Finding, ok } from './finding.js';

/** Whether those who asked to be told are told. What they make of it is their own affair: nothing here is wrong. */
export const examineDeliveries = async (owner: Pool): Promise<Finding[]> => {
  const found = (await reportDeliveries(owner)).flatMap(findingsOf);
  return found.length > 0 ? found : [ok('webhooks', 'all who asked for it are told')];
};

const findingsOf = (report: DeliveryReport): Finding[] => {
  const name = `${report.id} of ${report.tenant}`;
  const { status, disabledBecause, wait, parked, failed, lastReset } = report;
  const again = 'Its owner sets it going again with PATCH /v1/webhooks/{id}; it goes on where it was.';
  return [
    ...(status === 'disabled' ? [doubt('webhooks', `${name} is disabled: ${disabledBecause}`, again)] : []),
    ...(wait && status === 'active'
      ? [
          doubt(
            'webhooks',
            `nothing has got through to ${name} since ${new Date(wait.since).toISOString()}`,
            `It is tried again at ${new Date(wait.until).toISOString()} and misses nothing; its owner can try it with POST …/test.`,
          ),
        ]
      : []),
    ...(parked + failed > 0
      ? [
          doubt(
            'webhooks',
            `${name} has not taken events of ${parked} subjects, and is sent ${failed} events no more`,
            'Its owner sees which and why with GET /v1/webhooks/{id}/deliveries.',
          ),
        ]
      : []),
    ...(lastReset
      ? [
          doubt(
            'webhooks',
            `${name} may have been told what the log has lost, before ${new Date(lastReset).toISOString()}`,
            'Its owner compares what it has with GET /v1/events.',
          ),
        ]
      : []),
  ];
};
