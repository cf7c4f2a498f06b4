import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { found } from '../http/answers/answer.js';
import { kept } from '../http/answers/kept-body.js';
import { Reply } from '../http/answers/reply.js';
import { Page } from '../http/requests/operation.js';
import { originOf } from '../http/requests/origin.js';
import { apiCatalog } from './api-catalog.js';
import type { Edition } from './edition.js';
import { OpenApi } from './open-api.js';
import { HtmlPage } from './page-headers.js';
import { asset, page } from './swagger-ui.js';

const sources =
  "script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self' data:";

/** What else stands in the query of a page is nobody's business. */
const ForWhom = z.object({ for: z.enum(['tools']).exactOptional() });

@Controller()
export class DocumentationController {
  constructor(private readonly openApi: OpenApi) {}

  @Get('openapi.json')
  @Page()
  document(@Query({ schema: ForWhom }) query: z.output<typeof ForWhom>, @Reply() reply: Reply) {
    return this.#document('3.1', query, reply);
  }

  @Get('openapi-3.0.json')
  @Page()
  documentForGateways(@Query({ schema: ForWhom }) query: z.output<typeof ForWhom>, @Reply() reply: Reply) {
    return this.#document('3.0', query, reply);
  }

  @Get('.well-known/api-catalog')
  @Page()
  catalog(@Reply() reply: Reply) {
    const origin = originOf(reply.request);
    reply
      .header('Link', `<${origin}/.well-known/api-catalog>; rel="api-catalog"`)
      .header('Content-Type', 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"')
      .serializer(JSON.stringify);
    return apiCatalog(origin);
  }

  @Get('docs')
  @Page()
  @HtmlPage(sources)
  page() {
    return page;
  }

  @Get('docs/:file')
  @Page()
  async asset(@Param('file') name: string, @Reply() reply: Reply) {
    const { type, body } = found((await asset(name)) ?? null, 'page');
    reply.header('Content-Type', type).header('Cache-Control', 'public, max-age=3600');
    return kept(reply, body);
  }

  async #document(edition: Edition, { for: purpose }: z.output<typeof ForWhom>, reply: Reply) {
    return { ...(await this.openApi.document(edition, purpose)), servers: [{ url: originOf(reply.request) }] };
  }
}
