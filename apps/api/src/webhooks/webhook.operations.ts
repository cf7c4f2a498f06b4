import type { OperationOptions } from '../http/requests/operation.js';
import { DeliveriesResponse, ReplayResponse, RetriedResponse, TestedResponse } from './delivery.schemas.js';
import { CreatedWebhookResponse, SecretResponse, WebhookResponse, WebhooksResponse } from './webhook.schemas.js';

const scope = 'webhooks:write';

export const createWebhook: OperationOptions = {
  id: 'createWebhook',
  summary: 'Create a webhook; needs events:read too, and shows the secret once',
  scope,
  answers: { 201: CreatedWebhookResponse, 200: CreatedWebhookResponse },
  problems: ['already-exists', 'rule-violation', 'other-history'],
};

export const listWebhooks: OperationOptions = {
  id: 'listWebhooks',
  summary: 'List the webhooks and the state of their deliveries',
  scope,
  answers: { 200: WebhooksResponse },
  takesQuery: true,
};

export const getWebhook: OperationOptions = {
  id: 'getWebhook',
  summary: 'Read a webhook and the state of its deliveries',
  scope,
  answers: { 200: WebhookResponse },
  problems: ['not-found'],
};

export const changeWebhook: OperationOptions = {
  id: 'changeWebhook',
  ignoresKeys: true,
  summary: 'Change, pause or enable a webhook; needs events:read too',
  scope,
  answers: { 200: WebhookResponse },
  problems: ['not-found', 'rule-violation'],
};

export const deleteWebhook: OperationOptions = {
  id: 'deleteWebhook',
  ignoresKeys: true,
  summary: 'Delete a webhook',
  scope,
  answers: { 204: null },
  problems: ['not-found'],
};

export const rotateSecret: OperationOptions = {
  id: 'rotateWebhookSecret',
  summary: 'Replace the secret; deliveries are also signed with the old one for a while',
  scope,
  answers: { 200: SecretResponse },
  problems: ['not-found'],
};

export const testWebhook: OperationOptions = {
  id: 'testWebhook',
  ignoresKeys: true,
  summary: 'Send a signed Ping, and return the result',
  scope,
  answers: { 200: TestedResponse },
  problems: ['not-found'],
};

export const listDeliveries: OperationOptions = {
  id: 'listWebhookDeliveries',
  summary:
    'List the events of the last thirty days that were not accepted at once, newest first; needs events:read too',
  scope,
  answers: { 200: DeliveriesResponse },
  problems: ['not-found'],
  takesQuery: true,
};

export const retryDelivery: OperationOptions = {
  id: 'retryWebhookDelivery',
  ignoresKeys: true,
  summary: 'Send one event again, out of order and marked',
  scope,
  answers: { 200: RetriedResponse },
  problems: ['not-found'],
};

export const retryFailed: OperationOptions = {
  id: 'retryFailedWebhookDeliveries',
  ignoresKeys: true,
  summary: 'Send all failed events again, at most a hundred',
  scope,
  answers: { 200: RetriedResponse },
  problems: ['not-found'],
};

export const replayWebhook: OperationOptions = {
  id: 'replayWebhook',
  ignoresKeys: true,
  summary: 'Send all events from a position on again, or a range of them; needs events:read too',
  scope,
  answers: { 200: ReplayResponse },
  problems: ['not-found', 'rule-violation', 'other-history'],
};
