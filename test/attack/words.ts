import { hash } from 'node:crypto';

/**
 * Who may hear a word: all of a house (tenant) who may hear anything there; its desk, who may read calendars; those alone who may
 * read whatever there is; beside them the one person whom it is about; or nobody any more.
 */
export type Audience = 'house' | 'desk' | 'all-seeing' | 'person' | 'nobody';

/** Something that is recognised wherever it turns up, and who said it where. */
export interface Word {
  readonly text: string;
  readonly house: string;
  readonly audience: Audience;
  /** Whom it is about. */
  readonly person: string | null;
  /** Where it stands, for who reads a finding. */
  readonly place: string;
  /** It tells things apart, and stays when all that is personal is erased. */
  readonly isId: boolean;
}

/** What somebody may hear. */
export interface Ears {
  readonly name: string;
  /** Null: of none. */
  readonly house: string | null;
  readonly hears: readonly Audience[];
  readonly persons: readonly string[];
}

const form = /zq[0-9a-f]{12}/g;

/** All words of an attack; the same ones for the same seed. */
export class Words {
  readonly #byText = new Map<string, Word>();
  /** Ids that somebody of another house chose too: whatever bears them there is not what was meant. */
  readonly #chosen = new Set<string>();

  constructor(private readonly seed: number) {}

  /** A new word: letters and digits, so that it may stand in a name, an address or an id. */
  new(house: string, audience: Audience, place: string, person: string | null = null, isId = false): string {
    const text = `zq${hash('sha256', `${this.seed}/${house}/${place}`).slice(0, 12)}`;
    this.#byText.set(text, { text, house, audience, person, place, isId });
    return text;
  }

  /** From now on nobody may hear what was said about a person; ids are known on. */
  forget(house: string, person: string): void {
    for (const [text, word] of this.#byText)
      if (word.house === house && word.person === person && !word.isId)
        this.#byText.set(text, { ...word, audience: 'nobody' });
  }

  /** Somebody sends these words; what is in them is no secret to the house. */
  sent(text: string, by: Ears): void {
    for (const [word] of text.toLowerCase().matchAll(form)) this.#chosen.add(`${by.house} ${word}`);
  }

  in(text: string): Word[] {
    const found = new Set([...readable(text).matchAll(form)].map(([word]) => word));
    return [...found].flatMap((word) => this.#byText.get(word) ?? []);
  }

  /** What was heard by somebody for whom it is not, and who did not say it first. */
  overheard(answer: string, asked: string, by: Ears): Word[] {
    const said = new Set(this.in(asked));
    return this.in(answer).filter((word) => {
      const isOwnChoice = word.house !== by.house && this.#chosen.has(`${by.house} ${word.text}`);
      return !said.has(word) && !isOwnChoice && !mayHear(by, word);
    });
  }
}

export const mayHear = ({ house, hears, persons }: Ears, word: Word): boolean => {
  if (house !== word.house || word.audience === 'nobody') return false;
  if (hears.includes('all-seeing')) return true;
  return word.audience === 'person' ? persons.includes(word.person as string) : hears.includes(word.audience);
};

/** As it is and, where links, parameters, cursors and tokens hide something, as they mean it. */
const readable = (text: string): string => {
  const plain = text.toLowerCase();
  const encoded = plain.replaceAll(/%([0-9a-f]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  const packed = [...text.matchAll(/[\w-]{24,}/g)].map(([token]) => Buffer.from(token, 'base64url').toString('latin1'));
  return [plain, encoded, ...packed].join('\n');
};
