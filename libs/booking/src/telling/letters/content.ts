import type { Interval } from '../../domain/time/interval.js';
import { english } from './english.js';
import { german } from './german.js';
import type { Letter } from './letter.js';
import { type Moments, momentsIn } from './moments.js';
import type { Phrases } from './phrases.js';
import { nameOf, oneLine, someLines } from './plain.js';
import { type Language, languageOf, wordsOfBookings } from './standing.js';

interface Link {
  readonly label: string;
  readonly url: string;
}

/** One thing about the booking. `isOver`: it is so no longer. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** What is said below it, lower. */
  readonly detail?: string;
  readonly isOver?: true;
}

/** What a letter says, whatever it is written in. All of it is text: whoever makes mark-up of it escapes it. */
export interface Content {
  readonly language: Language;
  readonly subject: string;
  readonly title: string;
  readonly hello: string | null;
  readonly lead: string;
  readonly facts: readonly Fact[];
  /** What one can do at once, each with what it is about, under a title. */
  readonly choicesTitle: string | null;
  readonly choices: readonly (Link & { readonly what: string })[];
  readonly button: Link | null;
  readonly link: Link | null;
  readonly footer: string;
}

const phrasesIn: Record<Language, Phrases> = { en: english, de: german };

export const contentOf = (letter: Letter): Content => {
  const language = languageOf(letter.locale);
  const phrases = phrasesIn[language];
  const moments = momentsIn(letter.locale, letter.timeZone);
  const means = { letter, phrases, moments, words: wordsOfBookings[language] };
  const said = letter.kind === 'links' ? aboutMany({ ...means, letter }) : aboutOne({ ...means, letter });
  const isDesk = letter.kind.startsWith('desk-');
  const about = isDesk ? phrases.deskFooter : phrases.footer;
  return { language, ...said, footer: `${oneLine(letter.from.name ?? '')}\n${about}`.trim() };
};

type Said = Omit<Content, 'language' | 'footer'>;

interface Means<Of extends Letter> {
  readonly letter: Of;
  readonly phrases: Phrases;
  readonly moments: Moments;
  readonly words: (typeof wordsOfBookings)[Language];
}

type Links = Extract<Letter, { kind: 'links' }>;
type OfOne = Exclude<Letter, Links>;

const aboutMany = ({ letter, phrases, moments }: Means<Links>): Said => ({
  ...phrases.links,
  hello: null,
  facts: [],
  choicesTitle: null,
  choices: letter.bookings.flatMap(({ event, manageUrl }) =>
    manageUrl
      ? [{ what: `${oneLine(event.summary)}, ${moments.period(event)}`, label: phrases.see, url: manageUrl }]
      : [],
  ),
  button: null,
  link: null,
});

const aboutOne = (means: Means<OfOne>): Said => {
  const { letter, phrases, moments } = means;
  const { subject, title } = phrases[letter.kind];
  const what = `${oneLine(letter.event.summary)}, ${moments.short(letter.event.start)}`;
  const choices = 'alternatives' in letter ? letter.alternatives.flatMap((each) => choiceOf(means, each)) : [];
  return {
    subject: `${subject}: ${what}`,
    title,
    hello: 'customerName' in letter ? null : greeting(phrases, letter.to.name),
    lead: leadOf(means),
    facts: factsOf(means),
    choicesTitle: choices.length > 0 ? phrases.freeNow : null,
    choices,
    ...waysOn(means),
  };
};

const greeting = ({ hello, helloName }: Phrases, typed: string | null): string => {
  const name = nameOf(typed);
  return name === null ? hello : fill(helloName, 'name', name);
};

/** Only what stood there is replaced, and by what is said, whatever signs that has. */
const fill = (phrase: string, hole: string, text: string): string => phrase.replace(`{${hole}}`, () => text);

const leadOf = ({ letter, phrases, moments }: Means<OfOne>): string => {
  const { lead } = phrases[letter.kind];
  switch (letter.kind) {
    case 'requested':
      return letter.answeredBy === null
        ? phrases.answeredBeforeStart
        : fill(lead, 'time', moments.instant(letter.answeredBy));
    case 'desk-requested':
      return fill(lead, 'time', moments.instant(letter.answeredBy ?? letter.event.start));
    case 'offered':
      return fill(lead, 'time', moments.instant(letter.until));
    case 'cancelled':
      return letter.by === 'customer' ? phrases.cancelledAsAsked : lead;
    case 'displaced':
      return letter.alternatives.length > 0 && letter.manageUrl ? lead : phrases.displacedWithout;
    default:
      return lead;
  }
};

const factsOf = ({ letter, phrases, moments, words }: Means<OfOne>): Fact[] => {
  const { event, units } = letter;
  const when = { value: moments.period(event), detail: moments.zone(event.start) };
  const name = 'customerName' in letter ? nameOf(letter.customerName) : null;
  const reason = 'reason' in letter && letter.reason !== null ? someLines(letter.reason) : '';
  return [
    { label: words.what, value: oneLine(event.summary) },
    { label: words.when, ...when, ...(hasNoTime(letter) && { isOver: true as const }) },
    ...(letter.kind === 'moved'
      ? [{ label: phrases.before, value: moments.period(letter.before), isOver: true as const }]
      : []),
    ...(event.location === null ? [] : [{ label: words.where, value: someLines(event.location) }]),
    ...(units > 1 ? [{ label: phrases.units, value: String(units) }] : []),
    ...(name === null ? [] : [{ label: phrases.name, value: name }]),
    ...(reason === '' ? [] : [{ label: phrases.reason, value: reason }]),
  ];
};

const timeless = new Set<Letter['kind']>([
  'cancelled',
  'declined',
  'displaced',
  'expired',
  'offer-over',
  'wait-over',
  'desk-cancelled',
]);

/** Whether what it says the time of takes place no more. */
const hasNoTime = ({ kind }: Letter) => timeless.has(kind);

const choiceOf = ({ letter, phrases, moments }: Means<OfOne>, to: Interval): Content['choices'] => {
  if (!letter.manageUrl) return [];
  return [{ what: moments.period(to), label: phrases.toMove, url: movingTo(letter.manageUrl, to) }];
};

/** The page asks whether the booking is to be moved there: what only reads mails ahead moves nothing. */
const movingTo = (manageUrl: string, { start }: Interval): string =>
  `${manageUrl}/${new Date(start).toISOString().replace('.000', '')}`;

const waysOn = ({ letter, phrases, words }: Means<OfOne>): Pick<Content, 'button' | 'link'> => {
  const { manageUrl, fileUrl, kind } = letter;
  const label = { displaced: words.choose, offered: phrases.take }[kind as string] ?? phrases.see;
  const isOpen = kind === 'displaced' || (!hasNoTime(letter) && !('customerName' in letter));
  return {
    button: manageUrl && isOpen ? { label, url: manageUrl } : null,
    link: fileUrl && isInvitation(letter) ? { label: words.file, url: fileUrl } : null,
  };
};

/** Whether it puts the booking into its reader's calendar. */
export const isInvitation = ({ kind }: Letter): boolean =>
  kind === 'requested' || kind === 'confirmed' || kind === 'moved';
