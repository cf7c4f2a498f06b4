import { inPackage, type MigrationSource } from '#libs/database';

export { type Answer, type Silence, type Verdict, verdictOf } from './endpoint/answer.js';
export type { Disabling, Endpoint, Wait } from './endpoint/endpoint.js';
export type { LookUp } from './network/connect.js';
export { addressesHere, lookUpHere } from './network/look-up.js';
export { Reach } from './network/networks.js';
export { MessageSender } from './network/sender.js';
export { type TargetFault, targetFault } from './network/target.js';
export { Turns } from './queue/turns.js';
export { headersOf } from './running/attempt.js';
export { type DeliveryCounts, DeliveryRunner } from './running/delivery-runner.js';
export { type DeliveryParts, type News, ownerOf, type Telling } from './running/parts.js';
export { newSecret, openSecret, rotated, sealSecret, secretText, secretUnder } from './signing/secrets.js';
export { type AttemptRow, countGivenUp, listDeliveries, type Outcome } from './sql/attempts.js';
export { askForReplay } from './sql/replays.js';
export { listSubscribers, reportShard, reportSubscriber } from './sql/report-subscribers.js';
export {
  changeSubscriber,
  deleteSubscriber,
  disableMadeBy,
  findRepeated,
  insertSubscriber,
  type NewSubscriber,
  shardsWithSubscribers,
} from './sql/subscribers.js';
export type { Place, Subscriber, SubscriberReport } from './subscriber.js';

/** Subscribers, how far they have been told, and their rights. */
export const deliveryMigrations: MigrationSource = {
  library: 'delivery',
  directory: inPackage('libs/delivery/migrations'),
  functions: inPackage('libs/delivery/src/sql/functions'),
  grants: inPackage('libs/delivery/grants.sql'),
  editions: inPackage('libs/delivery/editions.json'),
};
