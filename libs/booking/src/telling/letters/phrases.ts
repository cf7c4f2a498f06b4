import type { LetterKind } from './letter.js';

/** What a letter of one kind says. `{time}` in it is until when something is so. */
export interface Phrase {
  /** The subject, before what was booked and when. */
  readonly subject: string;
  readonly title: string;
  readonly lead: string;
}

/** What is said beside, and all that depends on more than the kind. */
export interface Phrases extends Readonly<Record<Exclude<LetterKind, 'links'>, Phrase>> {
  readonly links: { readonly subject: string; readonly title: string; readonly lead: string };
  readonly hello: string;
  readonly helloName: string;
  /** Where nothing says until when a request is answered. */
  readonly answeredBeforeStart: string;
  readonly cancelledAsAsked: string;
  readonly displacedWithout: string;
  readonly freeNow: string;
  readonly before: string;
  readonly units: string;
  readonly reason: string;
  readonly name: string;
  readonly see: string;
  readonly take: string;
  readonly toMove: string;
  readonly footer: string;
  readonly deskFooter: string;
}
