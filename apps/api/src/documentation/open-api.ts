import type { INestApplication, Type } from '@nestjs/common';

/** The description of this API, made when somebody first asks for it: its maker takes a quarter of a second to load. */
export class OpenApi {
  #app: INestApplication | undefined;
  #document: Promise<object> | undefined;

  constructor(private readonly controllers: readonly Type[]) {}

  describe(app: INestApplication): void {
    this.#app = app;
  }

  document(): Promise<object> {
    this.#document ??= import('./build-document.js').then(({ buildDocument }) =>
      buildDocument(this.#app as INestApplication, this.controllers),
    );
    return this.#document;
  }
}
