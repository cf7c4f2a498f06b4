import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { ManageTokens } from '#libs/access';
import { Refused, Waitlisted } from '#libs/booking';
import { beginning, type EventLog, later, refusedAt } from '#libs/event-store';
import { ReadBehind } from '#libs/projection';
import type { Positions } from '../http/answers/position-token.js';
import { failureReport } from '../http/problems/failure-report.js';
import { failureOf, refusalOfFramework } from '../http/problems/failures.js';
import { Problem, pointingTo, render } from '../http/problems/problem.js';
import { kinds } from '../http/problems/problem-kinds.js';
import { readBehind } from '../http/problems/read-behind.js';
import { pathOf } from '../http/requests/origin.js';
import { traceIdOf } from '../tracing/trace-id.js';
import { type Asking, mayReadBookings } from './asking.js';
import { problemMembers } from './problem-members.js';
import { standing, tell } from './tell.js';
import { waitlisted } from './waitlisted.js';

/** The only other way out: whatever fails, fails as a problem that the caller can go on from. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly queries: QueryBus,
    private readonly positions: Positions,
    private readonly log: Logger,
    private readonly tokens: ManageTokens,
    private readonly eventLog: Pick<EventLog, 'now'>,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const found = await this.#problemOf(error, request).catch((failure) => {
      this.#report(failure, request);
      return internal;
    });
    const problem = pointingTo(found, request.routeOptions.config.pointers);
    if (kinds[problem.code].status >= 500 && error !== found) this.#report(error, request);
    if (reply.sent) return;
    request.problem = problem.code;
    const occasion = { origin: request.server.ownAddress(), path: pathOf(request), requestId: request.id };
    const { status, headers, body } = render(problem, occasion);
    // Fastify would add a charset, which this media type does not have, unless it serialises by a function of ours.
    await reply.code(status).headers(headers).serializer(JSON.stringify).send(body);
  }

  /** A lost race stays one where nobody can look up what else is free. */
  async #problemOf(error: unknown, request: FastifyRequest, decidedAt = refusedAt(error)): Promise<Problem> {
    const { caller, raw } = request;
    const { queries, positions } = this;
    if (error instanceof Problem) return error;
    if (raw.destroyed && !raw.complete) return goneAway;
    if (error instanceof Waitlisted && caller) {
      const { refusal, waiting } = error;
      const told = await this.#problemOf(refusal, request, later(waiting.state, refusedAt(refusal) ?? beginning));
      return waitlisted(told, error, { caller, positions }, this.tokens);
    }
    if (error instanceof ReadBehind && caller) return readBehind(error, caller.shard, positions).catch(nobodyKnows);
    if (!(error instanceof Refused)) return failureOf(error, caller) ?? refusalOfFramework(error) ?? internal;
    const { reason } = error as Refused;
    // Of what is not theirs to see its position would tell them that it is there.
    const mayStand = reason === 'not-found' && !(caller && mayReadBookings({ caller })) ? undefined : decidedAt;
    const bare = new Problem(reason, `${kinds[reason].title}.`, standing({ decidedAt: mayStand, positions }));
    if (!caller) return bare;
    const seenAt = refusedAt(error);
    const asking = { caller, queries, positions, decidedAt: mayStand, seenAt, now: this.eventLog.now() };
    return tell(error, asking).catch((failure) => {
      this.#report(failure, request);
      return withoutHelp(error, asking);
    });
  }

  #report(error: unknown, request: FastifyRequest): void {
    this.log.error({ requestId: request.id, traceId: traceIdOf(request), ...failureReport(error) }, 'a request failed');
  }
}

/** What was decided is known; what else is free was to be looked up. */
const withoutHelp = async (error: Refused, asking: Asking): Promise<Problem> => {
  const { code, detail, members, headers, retry } = await tell(error, { ...asking, isOneOfMany: true });
  const nothing = 'alternatives' in problemMembers[code] ? { alternatives: [] } : {};
  return new Problem(code, detail, { ...nothing, ...members }, headers, retry);
};

/** The database fails while it is asked where things stand. */
const nobodyKnows = (failure: unknown): Problem => failureOf(failure) ?? internal;

/** Its connection ended before the request had arrived; nobody hears this but the log. */
const goneAway = new Problem('request-timeout', 'The request did not arrive completely.');
const internal = new Problem('internal', 'Something went wrong on our side; please report the request id.');
