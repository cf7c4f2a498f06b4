import type { BookingStatus } from '../libs/booking/src/domain/bookings/booking.js';
import {
  alreadyDone,
  type Transition,
  transitionNames,
  transitions,
  turns,
} from '../libs/booking/src/domain/bookings/transitions.js';

const statuses = Object.keys(transitions) as BookingStatus[];

const words: Record<BookingStatus, string> = {
  held: 'the time is kept for somebody until `expiresAt`',
  pending: 'asked for, and waiting for approval until `expiresAt`',
  confirmed: 'agreed',
  displaced: 'a change of a calendar took its time; moving it makes it what it was before',
  expired: 'its time ran out: a hold can still be had as long as nobody else took the time, a request cannot',
  completed: 'it took place',
  'no-show': 'nobody came',
  declined: 'not approved',
  cancelled: 'called off',
};

const outcome = (status: BookingStatus, transition: Transition): string => {
  const next = transitions[status][transition];
  if (next) return next.join(' or ');
  return alreadyDone[transition].includes(status) ? 'done already' : '–';
};

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

const asked = () =>
  statuses.flatMap((status) =>
    Object.entries(transitions[status]).flatMap(([transition, next]) =>
      next.map((each) => `    ${nodeOf(status)} --> ${nodeOf(each)}: ${transition}`),
    ),
  );

const unasked = () =>
  Object.entries({ expire: 'expired', displace: 'displaced' } as const).flatMap(([turn, becomes]) =>
    turns[turn as keyof typeof turns].map((status) => `    ${nodeOf(status)} --> ${nodeOf(becomes)}: ${turn}s`),
  );

/** Mermaid takes no dash in the name of a state. */
const nodeOf = (status: BookingStatus) => status.replace('-', '_');

/** The page about the life of a booking, made of the table that decides it. */
export const describeLifecycle = (): string =>
  [
    '# The life of a booking',
    '',
    '<!-- Made of libs/booking/src/domain/bookings/transitions.ts by `npm run lifecycle`. -->',
    '',
    'A booking keeps its id for life. What it is, and what that means:',
    '',
    row(['status', 'meaning']),
    row(['---', '---']),
    ...statuses.map((status) => row([`\`${status}\``, words[status]])),
    '',
    'It begins as `held`, as `pending` where the service wants to approve, or else as `confirmed`. Each command is a',
    '`POST` to `/v1/bookings/{id}/` and its name. What a booking is after it, by what it was before:',
    '',
    row(['', ...transitionNames.map((name) => `\`${name}\``)]),
    row(['---', ...transitionNames.map(() => '---')]),
    ...statuses.map((status) => row([`\`${status}\``, ...transitionNames.map((name) => outcome(status, name))])),
    '',
    '`–` is refused as `illegal-transition`, with the commands that are allowed. "Done already" is answered with the',
    'booking as it is, and nothing is written. Confirming finds `pending` done only where the service wants to approve.',
    '',
    '- A hold or request that ran out has expired for whoever asks, whether or not that is recorded.',
    '- An expired request allows nothing; the row of `expired` is about holds.',
    '- That a booking took place, or that nobody came, can be said from its start on. What is left of its time is free then;',
    '  in the limits of its day and its week it counts.',
    '- Moving to where the booking is already writes nothing.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...['held', 'pending', 'confirmed'].map((status) => `    [*] --> ${status}`),
    ...asked(),
    ...unasked(),
    '```',
    '',
  ].join('\n');
