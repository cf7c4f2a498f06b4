import { checkAcknowledged, checkAsked, checkExactlyOnce, checkUnknown } from './acknowledged.js';
import { askedIn, nameOf } from './asked.js';
import { checkOrder, proveLog } from './check-log.js';
import type { Call, Finding, History } from './history.js';
import { isNear, partedFrom } from './lost-past.js';
import { checkOffered } from './offered.js';
import { Past } from './past.js';
import { checkRealTime, RealTime } from './real-time.js';
import { checkRefusals } from './refusals.js';
import { checkSoldTwice } from './sold-twice.js';
import { checkViews, tenantsIn } from './views.js';

/** Milliseconds that clocks differ by where nobody sets them. */
const usualError = 1_000;

/** What may come of trouble with the database; a full disk, or a clock that is ahead, somebody has to have made. */
const ofTheDatabase = ['busy', 'read-behind', 'write-contention', 'request-in-progress'];

/**
 * Whether what was answered is so, and what is there may be. It knows what is promised and nothing of how that is kept: the
 * log is folded by a model of its own. Nothing is what everybody wants.
 */
export const judge = (history: History): Finding[] => {
  const { calls } = partedFrom(history);
  const { log, clockError = usualError } = history;
  return [
    ...found('log', history.isUnreadable ? checkOrder(log) : proveLog(log, clockError - usualError)),
    ...found('trouble', checkFailures(calls, history.troubles ?? ofTheDatabase)),
    ...tenantsIn(history).flatMap((tenant) => judgeTenant(tenant, calls, history)),
  ];
};

const judgeTenant = (tenant: string, all: readonly Call[], history: History): Finding[] => {
  const { log, views, losses = [], clockError = usualError, isUnreadable = false } = history;
  const calls = all.filter((call) => call.tenant === tenant);
  const rows = log.filter((row) => row.tenant === tenant);
  const past = new Past(
    rows,
    log.filter(({ shard }) => shard === rows[0]?.shard),
  );
  const asked = askedIn(calls);
  // What was told of a past that was lost may be there again, since it was sent again and written anew: it binds nobody until then.
  const binding = calls.filter((call) => !isNear(losses, call));
  const realTime = new RealTime(past, calls, binding);
  const known = (call: Call) => realTime.from(call);
  const answers = [
    ...found('real-time', checkRealTime(past, calls, realTime)),
    ...found('acknowledged', checkAcknowledged(past, asked)),
    ...found('exactly-once', checkExactlyOnce(past, asked)),
    ...found('unknown', checkUnknown(past, asked, known)),
  ];
  if (isUnreadable) return answers;
  return [
    ...found('capacity', checkSoldTwice(past)),
    ...answers,
    ...found('unasked', checkAsked(past, calls)),
    ...found('refusal', checkRefusals(past, asked, realTime, clockError)),
    ...found('offered', checkOffered(past, asked, clockError)),
    ...found('views', checkViews(past, tenant, views)),
  ];
};

const found = (rule: string, wrong: readonly string[]): Finding[] => wrong.map((what) => ({ rule, what }));

/** No answer but those that a caller can go on from. */
const checkFailures = (calls: readonly Call[], troubles: readonly string[]): string[] =>
  calls.flatMap(({ command, answer }) =>
    answer.kind === 'failed' && !troubles.includes(answer.reason)
      ? [`${nameOf(command)}: answered with ${answer.reason}`]
      : [],
  );
