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
    const { idempotencyKey, actor, tenant, method, path, ifMatch = '' } = caller;
    if (idempotencyKey === undefined) return undefined;
    checkLength(idempotencyKey);
    const scoped = JSON.stringify([tenant, actor, method, path, idempotencyKey]);
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
  ...(caller.kind === 'public' && {
    holdsCountedFor: `${caller.actor}/${caller.place}`,
    liveHolds: caller.limits.liveHolds,
  }),
  correlationId: caller.requestId,
  ...(idempotency && { idempotency }),
});

const checkLength = ({ length }: string) => {
  const pointer = 'Idempotency-Key';
  if (length === 0) throw malformed({ pointer, rule: 'too-short', detail: 'The idempotency key is empty.' });
  if (length <= 255) return;
  throw malformed({ pointer, rule: 'too-long', detail: 'An idempotency key has at most 255 characters.' });
};
