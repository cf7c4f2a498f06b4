/** Words for a booking and how it stands, the same in mails and on the page for who has a manage token. */
const en = {
  what: 'What',
  when: 'When',
  where: 'Where',
  confirmed: 'Confirmed',
  completed: 'It has taken place',
  'no-show': 'Nobody came',
  declined: 'Declined',
  cancelled: 'Cancelled',
  displaced: 'It cannot take place at this time',
  expired: 'Expired',
  confirm: 'Confirm',
  move: 'Another time',
  choose: 'Choose another time',
  cancel: 'Cancel the booking',
  file: 'Add to calendar',
};

const de: typeof en = {
  what: 'Was',
  when: 'Wann',
  where: 'Wo',
  confirmed: 'Bestätigt',
  completed: 'Hat stattgefunden',
  'no-show': 'Niemand ist gekommen',
  declined: 'Abgelehnt',
  cancelled: 'Abgesagt',
  displaced: 'Kann zu dieser Zeit nicht stattfinden',
  expired: 'Abgelaufen',
  confirm: 'Bestätigen',
  move: 'Andere Zeit',
  choose: 'Andere Zeit wählen',
  cancel: 'Termin absagen',
  file: 'In den Kalender',
};

/** By language: each that people are written to in. */
export const wordsOfBookings = { en, de };

export type Language = keyof typeof wordsOfBookings;

/** The language of a locale; English where nobody has said it in that one. */
export const languageOf = (locale: string): Language => {
  const { language } = new Intl.Locale(locale);
  return Object.hasOwn(wordsOfBookings, language) ? (language as Language) : 'en';
};
