import type { OperationOptions } from '../http/requests/operation.js';
import { DeliveriesResponse, ReplayResponse, RetriedResponse, TestedResponse } from './delivery.schemas.js';
import { CreatedWebhookResponse, SecretResponse, WebhookResponse, WebhooksResponse } from './webhook.schemas.js';

const scope = 'webhooks:write';

export const createWebhook: OperationOptions = {
  id: 'createWebhook',
  summary: 'Have events sent to an address; needs events:read too, and tells the secret once',
  scope,
  answers: { 201: CreatedWebhookResponse, 200: CreatedWebhookResponse },
  problems: ['already-exists', 'rule-violation', 'other-history'],
};

export const listWebhooks: OperationOptions = {
  id: 'listWebhooks',
  summary: 'List where events are sent, and how that goes',
  scope,
  answers: { 200: WebhooksResponse },
  takesQuery: true,
};

export const getWebhook: OperationOptions = {
  id: 'getWebhook',
  summary: 'Read where events are sent, and how that goes',
  scope,
  answers: { 200: WebhookResponse },
  problems: ['not-found'],
};

export const changeWebhook: OperationOptions = {
  id: 'changeWebhook',
  ignoresKeys: true,
  summary: 'Change where or of what is told, pause it, or set it going again; needs events:read too',
  scope,
  answers: { 200: WebhookResponse },
  problems: ['not-found', 'rule-violation'],
};

export const deleteWebhook: OperationOptions = {
  id: 'deleteWebhook',
  ignoresKeys: true,
  summary: 'Send no events there any more',
  scope,
  answers: { 204: null },
  problems: ['not-found'],
};

export const rotateSecret: OperationOptions = {
  id: 'rotateWebhookSecret',
  summary: 'Change the secret; the old one signs beside it for a while',
  scope,
  answers: { 200: SecretResponse },
  problems: ['not-found'],
};

export const testWebhook: OperationOptions = {
  id: 'testWebhook',
  ignoresKeys: true,
  summary: 'Send a signed Ping, and tell what came of it',
  scope,
  answers: { 200: TestedResponse },
  problems: ['not-found'],
};

export const listDeliveries: OperationOptions = {
  id: 'listWebhookDeliveries',
  summary:
    'List the events of the last thirty days that were not taken at once, the newest first; needs events:read too',
  scope,
  answers: { 200: DeliveriesResponse },
  problems: ['not-found'],
  takesQuery: true,
};

export const retryDelivery: OperationOptions = {
  id: 'retryWebhookDelivery',
  ignoresKeys: true,
  summary: 'Send one event again, beside the order and marked',
  scope,
  answers: { 200: RetriedResponse },
  problems: ['not-found'],
};

export const retryFailed: OperationOptions = {
  id: 'retryFailedWebhookDeliveries',
  ignoresKeys: true,
  summary: 'Send all events again that are not sent any more, a hundred at most',
  scope,
  answers: { 200: RetriedResponse },
  problems: ['not-found'],
};

export const replayWebhook: OperationOptions = {
  id: 'replayWebhook',
  ignoresKeys: true,
  summary: 'Send everything again from a position on, or a range of it; needs events:read too',
  scope,
  answers: { 200: ReplayResponse },
  problems: ['not-found', 'rule-violation', 'other-history'],
};
