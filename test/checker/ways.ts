/** Where a booking may go, written down a second time: who judges the product does not look things up in it. */

export type Status =
  | 'held'
  | 'pending'
  | 'confirmed'
  | 'completed'
  | 'no-show'
  | 'declined'
  | 'cancelled'
  | 'displaced'
  | 'expired';

export type Way = 'confirm' | 'extend' | 'approve' | 'decline' | 'reschedule' | 'cancel' | 'complete' | 'no-show';

export const ways: Readonly<Record<Status, Partial<Record<Way, readonly Status[]>>>> = {
  held: { confirm: ['confirmed', 'pending'], extend: ['held'], reschedule: ['held'], cancel: ['cancelled'] },
  pending: { approve: ['confirmed'], decline: ['declined'], reschedule: ['pending'], cancel: ['cancelled'] },
  confirmed: { reschedule: ['confirmed'], cancel: ['cancelled'], complete: ['completed'], 'no-show': ['no-show'] },
  displaced: { reschedule: ['held', 'pending', 'confirmed'], cancel: ['cancelled'] },
  expired: { confirm: ['confirmed', 'pending'], extend: ['held'] },
  completed: {},
  'no-show': {},
  declined: {},
  cancelled: {},
};

/** Whom a change of a calendar may take the time of. */
export const displaceable: readonly Status[] = ['held', 'pending', 'confirmed'];
