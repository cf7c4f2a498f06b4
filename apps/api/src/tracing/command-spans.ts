import { type Attributes, type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { Refused, Waitlisted } from '#libs/booking';
import { type GroupReport, IdempotencyKeyReused, type SettledCommand } from '#libs/event-store';
import type { Positions } from '../http/answers/position-token.js';
import { ownAttributes } from './own-attributes.js';
import type { ProjectionSpans } from './projection-spans.js';
import type { Trace } from './trace.js';

/**
 * A span for each command, and below it one for each call to the database that settled it or sent it back to be decided
 * again. A call settles many commands at once: each trace has it as a span of its own.
 */
export class CommandSpans {
  readonly #open = new Map<string, { readonly trace: Trace; readonly span: Span }>();

  constructor(
    private readonly positions: Pick<Positions, 'token'>,
    private readonly projections: ProjectionSpans,
  ) {}

  /** Throws what `work` throws. */
  async around<Outcome>(trace: Trace, name: string, commandId: string, work: () => Promise<Outcome>): Promise<Outcome> {
    const span = trace.begin(name, SpanKind.INTERNAL, trace.request, ownAttributes({ command_id: commandId }));
    this.#open.set(commandId, { trace, span });
    try {
      return await work();
    } catch (error) {
      span.setAttributes(outcomeOf(error));
      if (!isRefusal(error)) span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      this.#open.delete(commandId);
      span.end(trace.now());
    }
  }

  /** A call has just come back. */
  settled(report: GroupReport): void {
    if (this.#open.size === 0) return;
    for (const command of report.commands()) {
      const open = this.#open.get(command.id);
      if (open) this.#settled(open.trace, open.span, report, command);
    }
  }

  #settled(trace: Trace, command: Span, report: GroupReport, { outcome, point, waitedMs }: SettledCommand): void {
    const { shard, tookMs, waits } = report;
    const at = point === null ? {} : ownAttributes({ shard, position: this.positions.token(point) });
    const attributes = {
      'db.system.name': 'postgresql',
      ...ownAttributes({ shard, group_commands: waits.length, waited_ms: waitedMs, outcome }),
      ...at,
    };
    const end = trace.now();
    const commit = trace.begin('settle', SpanKind.CLIENT, command, attributes, end - tookMs);
    commit.end(end);
    command.setAttributes(at);
    if (point !== null) this.projections.begin(trace, commit, shard, point.position, at);
  }
}

const isRefusal = (error: unknown) =>
  error instanceof Refused || error instanceof Waitlisted || error instanceof IdempotencyKeyReused;

/** Never a message: it may quote what was sent. */
const outcomeOf = (error: unknown): Attributes => {
  if (error instanceof Refused) return ownAttributes({ refused: error.reason });
  if (error instanceof Waitlisted) return ownAttributes({ refused: error.refusal.reason, waitlisted: true });
  return { 'error.type': error instanceof Error ? error.name : typeof error };
};
