import type { INestApplication, Type } from '@nestjs/common';
import type { Edition } from './edition.js';

/** The description of this API, made when somebody first asks for it: its maker takes a quarter of a second to load. */
export class OpenApi {
  #app: INestApplication | undefined;
  readonly #documents = new Map<Edition, Promise<object>>();

  constructor(private readonly controllers: readonly Type[]) {}

  describe(app: INestApplication): void {
    this.#app = app;
  }

  document(edition: Edition): Promise<object> {
    const made = this.#documents.get(edition) ?? this.#build(edition);
    this.#documents.set(edition, made);
    return made;
  }

  async #build(edition: Edition): Promise<object> {
    const { buildDocument } = await import('./build-document.js');
    return buildDocument(this.#app as INestApplication, this.controllers, edition);
  }
}
