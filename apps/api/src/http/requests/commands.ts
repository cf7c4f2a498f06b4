import { createHmac, hash, randomUUIDv7 } from 'node:crypto';
import type { Command, CommandBus } from '@nestjs/cqrs';
import type { Sender } from '#libs/booking';
import type { Envelope } from '#libs/event-store';
import type { CommandSpans } from '../../tracing/command-spans.js';
import type { Caller } from '../callers/caller.js';
import { malformed } from '../problems/problem.js';
import { canonicalJson } from './canonical-json.js';
import type { InFlight } from './in-flight.js';

/** The door to the command bus: puts a caller's wish into an envelope, one wish with the same key at a time. */
export class Commands {
  /**
   * @param fingerprintKey 32 bytes; without them nobody can tell from a fingerprint what a request said
   * @param spans absent: nothing is traced
   */
  constructor(
    private readonly bus: CommandBus,
    private readonly inFlight: InFlight,
    private readonly fingerprintKey: Buffer,
    private readonly spans: CommandSpans | undefined,
  ) {}

  send<Outcome>(caller: Caller, content: unknown, make: (envelope: Sender) => Command<Outcome>): Promise<Outcome> {
    const envelope = envelopeOf(caller, this.idempotencyOf(caller, content));
    const work = () => this.#execute(caller, envelope.commandId, make(envelope));
    return envelope.idempotency ? this.inFlight.once(envelope.idempotency.key, work) : work();
  }

  #execute<Outcome>({ trace }: Caller, commandId: string, command: Command<Outcome>): Promise<Outcome> {
    const work = () => this.bus.execute(command);
    if (!this.spans || !trace?.isSampled) return work();
    return this.spans.around(trace, command.constructor.name, commandId, work);
  }

  /** Keys are the caller's own and per route; the fingerprint tells whether the request is the same. */
  idempotencyOf(caller: Caller, content: unknown): NonNullable<Envelope['idempotency']> | undefined {
    const { idempotencyKey, actor, kind, tenant, method, path, bearer, ifMatch = '' } = caller;
    if (idempotencyKey === undefined) return undefined;
    checkLength(idempotencyKey, kind === 'public' ? unguessable : 1);
    // What was answered to one holder of a manage token is not for the next one.
    const scoped = JSON.stringify([tenant, actor, method, path, idempotencyKey, ...(bearer ? [bearer.since] : [])]);
    const said = JSON.stringify([method, path, ifMatch, canonicalJson(content)]);
    return {
      key: hash('sha256', scoped),
      fingerprint: createHmac('sha256', this.fingerprintKey).update(said).digest('hex'),
    };
  }
}

const envelopeOf = (caller: Caller, idempotency: Envelope['idempotency']): Sender => ({
  tenant: caller.tenant,
  commandId: randomUUIDv7(),
  actor: caller.actor,
  onlyCustomer: caller.onlyCustomer,
  bearer: caller.bearer,
  ...(caller.kind === 'public' && {
    holdsCountedFor: `${caller.actor}/${caller.place}`,
    liveHolds: caller.limits.liveHolds,
  }),
  correlationId: caller.requestId,
  ...(idempotency && { idempotency }),
});

/** Characters of a random key in base64url: all browsers with one public key are one caller, and the answer has a token. */
const unguessable = 22;

const checkLength = ({ length }: string, least: number) => {
  const pointer = 'Idempotency-Key';
  if (length < least) {
    const detail =
      length === 0
        ? 'The idempotency key is empty.'
        : `With a public key an idempotency key must have at least ${least} characters.`;
    throw malformed({ pointer, rule: 'too-short', detail });
  }
  if (length <= 255) return;
  throw malformed({ pointer, rule: 'too-long', detail: 'An idempotency key can have at most 255 characters.' });
};
