import type { INestApplication, Type } from '@nestjs/common';
import type { Edition, Purpose } from './edition.js';

/** The description of this API, made when somebody first asks for it: its maker takes a quarter of a second to load. */
export class OpenApi {
  #app: INestApplication | undefined;
  readonly #documents = new Map<string, Promise<object>>();

  constructor(private readonly controllers: readonly Type[]) {}

  describe(app: INestApplication): void {
    this.#app = app;
  }

  document(edition: Edition, purpose: Purpose = 'programs'): Promise<object> {
    const key = `${edition} for ${purpose}`;
    const made = this.#documents.get(key) ?? this.#build(edition, purpose);
    this.#documents.set(key, made);
    return made;
  }

  async #build(edition: Edition, purpose: Purpose): Promise<object> {
    const { buildDocument } = await import('./build-document.js');
    return buildDocument(this.#app as INestApplication, this.controllers, edition, purpose);
  }
}
