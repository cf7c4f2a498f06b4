import { Controller, Get, Header, Param } from '@nestjs/common';
import { found } from '../http/answer.js';
import { Page } from '../http/operation.js';
import { Reply } from '../http/reply.js';
import { OpenApi } from './open-api.js';
import { asset, page } from './swagger-ui.js';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self' data:";

@Controller()
export class DocumentationController {
  constructor(private readonly openApi: OpenApi) {}

  @Get('openapi.json')
  @Page()
  document() {
    return this.openApi.document();
  }

  @Get('docs')
  @Page()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', policy)
  page() {
    return page;
  }

  @Get('docs/:file')
  @Page()
  async asset(@Param('file') name: string, @Reply() reply: Reply) {
    const { type, content } = found((await asset(name)) ?? null, 'page');
    reply.header('Content-Type', type).header('Cache-Control', 'public, max-age=3600');
    return content;
  }
}
