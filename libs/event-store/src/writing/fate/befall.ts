import type { Failure, Fate, Happening, Step, Told } from './fate.js';

/** How often a command is tried: once without the shard's lock and three times under it. */
export const attempts = 4;

/** How often what was decided is sent. */
const sends = 3;

/** What becomes of a command by what happens to it. Of one that may be stored nobody is told that nothing was. */
export const befall = (fate: Fate, happening: Happening): Step => {
  switch (fate.phase) {
    case 'waiting':
      return whileWaiting(fate, happening);
    case 'sealed':
      return whileSealed(fate, happening);
    case 'sent':
      return whileSent(fate, happening);
    case 'concluded':
      return { fate, next: 'nothing' };
  }
};

const whileWaiting = (fate: Fate, happening: Happening): Step => {
  switch (happening.what) {
    case 'contended':
      return { fate: { ...fate, locked: true }, next: 'decide-under-lock' };
    case 'unread':
      return told(fate, isLasting(happening.failure) ? 'cause' : 'busy');
    case 'sealed': {
      const call = { underLock: happening.underLock, event: null, sends: 0 };
      return { fate: { ...fate, phase: 'sealed', call }, next: 'wait' };
    }
    case 'failed':
      return unstored(fate, happening);
    default:
      return impossible(fate);
  }
};

/** Under the lock it fails before its commit is sent: then nothing of it is stored. */
const whileSealed = (fate: Fate, happening: Happening): Step => {
  if (happening.what === 'failed') return unstored(fate, happening);
  if (happening.what !== 'sent') return impossible(fate);
  const call = { ...fate.call, event: happening.event, sends: fate.call.sends + 1 };
  return { fate: { ...fate, phase: 'sent', call }, next: 'wait' };
};

const whileSent = (fate: Fate, happening: Happening): Step => {
  switch (happening.what) {
    case 'stored':
      return concluded(fate, 'success');
    case 'known':
      return concluded(fate, whose(fate, happening));
    case 'behind':
    case 'late':
      return again(fate, 'contention');
    case 'unconcluded':
      return concluded(fate, 'unknown');
    case 'failed':
      return failed(fate, happening);
    default:
      return impossible(fate);
  }
};

type Of<What extends Happening['what']> = Extract<Happening, { what: What }>;

/** Two processes may send one command id on purpose, and one key: a success is one's own by the event that was stored. */
const whose = ({ unheard }: Fate, { known, command, fingerprint }: Of<'known'>): Told => {
  if (known.command === command && unheard.includes(known.event)) return 'own-success';
  return fingerprint !== null && fingerprint !== known.fingerprint ? 'key-reused' : 'replay';
};

/** Whether it is stored is known where the server said so. */
const failed = (before: Fate, happening: Of<'failed'>): Step => {
  const { failure } = happening;
  const isUnheard = failure === 'connection-lost' || failure === 'unsure' || failure === 'ours';
  const fate = isUnheard ? remembering(before) : before;
  const { underLock, event } = fate.call;
  if (maySendAgain(fate, failure)) return { fate: { ...fate, phase: 'sealed' }, next: 'send-again' };
  // What was lost under the lock the next round there finds, or proves that it is not stored.
  const isOver = event !== null && (failure === 'unsure' || (failure === 'connection-lost' && !underLock));
  return isOver ? told(fate, 'unknown') : unstored(fate, happening);
};

/** What was decided: a look-up instead would prove nothing, as the first sending may still be waiting for the lock. */
const maySendAgain = ({ call }: Fate, failure: Failure) =>
  !call.underLock &&
  call.sends < sends &&
  (failure === 'connection-lost' || failure === 'elsewhere' || failure === 'turned-away');

const remembering = (fate: Fate): Fate => {
  const { event } = fate.call;
  return event === null || fate.unheard.includes(event) ? fate : { ...fate, unheard: [...fate.unheard, event] };
};

/** A call that has stored nothing. */
const unstored = (fate: Fate, { failure, members }: Of<'failed'>): Step => {
  switch (failure) {
    case 'again':
      return again(fate, 'contention');
    case 'elsewhere':
    case 'connection-lost':
    case 'unsure':
      return again(fate, 'busy');
    case 'rejected':
    case 'ours':
      // A call of one says for good what is wrong, a call of several that it is one of them.
      if (members > 1) return { fate: { ...fate, phase: 'waiting', alone: true }, next: 'decide' };
      return told(fate, 'cause');
    case 'wrong-time':
      return told(fate, 'cause');
    case 'busy':
    case 'unconnected':
    case 'turned-away':
      return told(fate, 'busy');
    case 'storage-full':
      return told(fate, 'storage-full');
  }
};

const isLasting = (failure: Failure) => failure === 'rejected' || failure === 'ours';

/** `exhausted`: what its caller is told where it was tried often enough. */
const again = (before: Fate, exhausted: Told): Step => {
  const fate: Fate = { ...before, phase: 'waiting', attempts: before.attempts + 1, locked: true };
  return fate.attempts < attempts ? { fate, next: 'decide-under-lock' } : told(fate, exhausted);
};

const told = (fate: Fate, failure: Told): Step => concluded(fate, fate.unheard.length > 0 ? 'unknown' : failure);

const concluded = (fate: Fate, tell: Told): Step => ({ fate: { ...fate, phase: 'concluded' }, next: { tell } });

const impossible = (fate: Fate): Step => concluded(fate, 'impossible');
