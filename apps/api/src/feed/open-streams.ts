import type { OnModuleDestroy } from '@nestjs/common';
import type { Credential, CredentialWatch } from '#libs/access';
import type { Caller } from '../http/callers/caller.js';
import { Problem } from '../http/problems/problem.js';

/** How many streams may be open in one process. */
export interface StreamLimits {
  readonly inAll: number;
  readonly perKey: number;
  readonly perPerson: number;
  /** Of persons from one address. */
  readonly perAddress: number;
  /** Of persons and visitors in one tenant. */
  readonly perTenant: number;
}

/** Why a stream has ended that goes on in another process. */
export const processStops = Symbol('this process stops');

type Streamer = Credential & Pick<Caller, 'kind' | 'actor' | 'place'>;

/**
 * The streams that are open: they end when their readers leave, when what they were opened with has ended, or all together
 * when the process is to stop.
 */
export class OpenStreams implements OnModuleDestroy {
  readonly #open = new Set<AbortController>();
  #isStopping = false;
  readonly #counts = new Map<string, number>();

  constructor(
    private readonly limits: StreamLimits,
    private readonly credentials: Pick<CredentialWatch, 'watch'>,
  ) {}

  /** A signal for one more stream, which `left` ends too. Throws where there are as many as there may be; `instead` says what will do. */
  begin(caller: Streamer, left: (end: () => void) => void, instead = ''): AbortSignal {
    const tooMany = (detail: string) => new Problem('quota-exceeded', detail + instead, {}, {}, later);
    if (this.#open.size >= this.limits.inAll)
      throw tooMany(`${this.limits.inAll} streams are open on this server, the maximum.`);
    const counted = this.#countedAs(caller);
    for (const { name, most, said } of counted) {
      if ((this.#counts.get(name) ?? 0) >= most) throw tooMany(`${said} has ${most} streams open, the maximum.`);
    }
    const ending = new AbortController();
    this.#open.add(ending);
    for (const { name } of counted) this.#count(name, 1);
    const forget = this.credentials.watch(caller, () => ending.abort());
    ending.signal.addEventListener('abort', () => {
      forget();
      this.#open.delete(ending);
      for (const { name } of counted) this.#count(name, -1);
    });
    left(() => ending.abort());
    if (this.#isStopping) ending.abort(processStops);
    return ending.signal;
  }

  onModuleDestroy(): void {
    this.#isStopping = true;
    for (const ending of [...this.#open]) ending.abort(processStops);
  }

  /**
   * Whoever holds a secret key speaks for many from one address; of persons one may be anybody, and a public key is in
   * everybody's hands: counted by itself, one visitor of a page could keep out all others.
   */
  #countedAs({ tenant, kind, actor, place }: Streamer) {
    const { perKey, perPerson, perAddress, perTenant } = this.limits;
    const caller = { name: `${tenant}/${actor}`, most: kind === 'person' ? perPerson : perKey, said: 'This caller' };
    const address = { name: `at ${place}`, most: perAddress, said: 'This address' };
    const house = { name: `of ${tenant}`, most: perTenant, said: 'All who look at this together' };
    if (kind === 'public') return [address, house];
    return kind === 'person' ? [caller, address, house] : [caller];
  }

  #count(name: string, more: number): void {
    const count = (this.#counts.get(name) ?? 0) + more;
    if (count > 0) this.#counts.set(name, count);
    else this.#counts.delete(name);
  }
}

/** Streams last: to knock each second would be of no use. */
const later = { strategy: 'same-request', afterMs: 30_000 } as const;
