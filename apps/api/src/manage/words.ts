import { wordsOfBookings } from '#libs/booking';

/** What the page says, in its reader's language; `{ }` are filled in. */
const en = {
  ...wordsOfBookings.en,
  title: 'Your booking',
  loading: 'One moment …',
  held: 'Held for you until {time}',
  pending: 'Requested: we will answer it',
  later: 'Later times',
  none: 'Nothing is free in these two weeks.',
  sure: 'Yes, cancel it',
  keep: 'Keep it',
  wished: 'Move it to {time}?',
  yes: 'Yes, move it',
  no: 'No, keep it',
  over: 'This link is no longer valid. Please ask for a new one where you booked.',
  lost: 'This booking was lost in a failure of our systems. We are sorry: please book again.',
  taken: 'Somebody else was faster. These times are free:',
  closed: 'It is too late for this. Please get in touch with us.',
  changed: 'The booking has changed in the meantime. This is its current state.',
  done: 'Done.',
  lostLink: 'Lost the link?',
  lostLinkHow: 'Type the address with which you booked. We send the links of your upcoming bookings there.',
  address: 'Email address',
  send: 'Send the links',
  sent: 'If there are upcoming bookings for this address, a mail with their links is on its way.',
  failed: 'That did not work. Please try again in a moment.',
};

const de: typeof en = {
  ...wordsOfBookings.de,
  title: 'Ihr Termin',
  loading: 'Einen Moment …',
  held: 'Für Sie frei gehalten bis {time}',
  pending: 'Angefragt: wir melden uns',
  later: 'Spätere Zeiten',
  none: 'In diesen zwei Wochen ist nichts frei.',
  sure: 'Ja, absagen',
  keep: 'Behalten',
  wished: 'Auf {time} verschieben?',
  yes: 'Ja, verschieben',
  no: 'Nicht dorthin',
  over: 'Dieser Link gilt nicht mehr. Bitte fordern Sie dort, wo Sie gebucht haben, einen neuen an.',
  lost: 'Dieser Termin ging bei einem Ausfall unserer Systeme verloren. Das tut uns leid: Bitte buchen Sie neu.',
  taken: 'Jemand war schneller. Diese Zeiten sind frei:',
  closed: 'Dafür ist es zu spät. Bitte wenden Sie sich an uns.',
  changed: 'Inzwischen hat sich etwas geändert. So steht es jetzt.',
  done: 'Erledigt.',
  lostLink: 'Link verloren?',
  lostLinkHow:
    'Geben Sie die Adresse ein, mit der Sie gebucht haben. Wir senden die Links Ihrer kommenden Termine dorthin.',
  address: 'E-Mail-Adresse',
  send: 'Links senden',
  sent: 'Gibt es kommende Termine zu dieser Adresse, so ist eine Mail mit ihren Links unterwegs.',
  failed: 'Das hat nicht geklappt. Bitte versuchen Sie es gleich noch einmal.',
};

/** A script that leaves the words of the reader's language where the page looks for them. */
export const words = `const allWords = ${JSON.stringify({ en, de })};
const language = navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';
const words = allWords[language];
`;
