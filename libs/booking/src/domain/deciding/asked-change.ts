import type { Seen } from './decision.js';
import type { Subject } from './refused.js';
import { checkPrecondition, checkVersion, isOwnChange, requireVersion, type StatedVersion } from './stated-version.js';

/** Which thing somebody wants to change, and the version that they decided it on. */
export interface ChangeRequest {
  readonly id: string;
  readonly stated: StatedVersion | undefined;
}

/** A change that somebody asks for: of what, as it stands, and the version that they decided it on. */
export interface AskedChange {
  readonly subject: Subject;
  readonly seen: Seen<unknown>;
  readonly stated: StatedVersion | undefined;
}

/** How a change is recognised that has been made already. */
interface Done {
  /** The thing is as the change would leave it. */
  readonly isDone: boolean;
  /** The event that the change writes, and who asks for it: the same caller's may have followed the stated version. */
  readonly own?: { readonly type: string; readonly actor: string };
}

/**
 * Refuses a change that was not decided on what stands. `refuseContent` is judged after HTTP's own precondition and before
 * a version in the body.
 */
export const refuseStale = ({ subject, seen, stated }: AskedChange, refuseContent?: () => void) => {
  requireVersion(subject, seen, stated);
  checkPrecondition(subject, seen, stated);
  refuseContent?.();
  checkVersion(subject, seen, stated);
};

/** Whether the change is made already, on whichever version it was decided; else as `refuseStale`. */
export const isMadeAlready = (asked: AskedChange, { isDone, own }: Done, refuseContent?: () => void): boolean => {
  const { subject, seen, stated } = asked;
  requireVersion(subject, seen, stated);
  if (isDone || (own && isOwnChange(seen, stated, own.type, own.actor))) return true;
  refuseStale(asked, refuseContent);
  return false;
};
