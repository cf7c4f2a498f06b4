import { Controller, Get, Header, Param } from '@nestjs/common';
import { HtmlPage } from '../documentation/page-headers.js';
import { found } from '../http/answers/answer.js';
import { KeptBody, kept } from '../http/answers/kept-body.js';
import { Reply } from '../http/answers/reply.js';
import { Page } from '../http/requests/operation.js';
import { page, style } from './page.js';
import { script } from './script.js';
import { words } from './words.js';

const javascript = 'text/javascript; charset=utf-8';

const files = new Map([
  ['page.css', { type: 'text/css; charset=utf-8', body: new KeptBody(style) }],
  ['words.js', { type: javascript, body: new KeptBody(words) }],
  ['page.js', { type: javascript, body: new KeptBody(script) }],
]);

/** For whoever has a manage token: it stands behind `#`, so that no server and no log sees it. */
@Controller('manage')
export class ManageController {
  @Get()
  @Page()
  @HtmlPage("script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'")
  @Header('Cache-Control', 'no-cache')
  find() {
    return page;
  }

  @Get(':file')
  @Page()
  @Header('Cache-Control', 'no-cache')
  read(@Param('file') name: string, @Reply() reply: Reply) {
    const { type, body } = found(files.get(name) ?? null, 'page');
    reply.header('Content-Type', type);
    return kept(reply, body);
  }
}
