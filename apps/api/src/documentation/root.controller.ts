import { Controller, Get } from '@nestjs/common';
import { Reply } from '../http/answers/reply.js';
import { vary } from '../http/answers/vary.js';
import { Page } from '../http/requests/operation.js';
import { originOf } from '../http/requests/origin.js';
import { HtmlPage } from './page-headers.js';
import { leadsOf, rootPage } from './pages/root-page.js';

/** Where somebody comes who knows the address alone. */
@Controller()
export class RootController {
  @Get('/')
  @Page()
  @HtmlPage("style-src 'unsafe-inline'; img-src data:")
  find(@Reply() reply: Reply) {
    vary(reply, 'Accept');
    const { accept = '' } = reply.request.headers;
    const origin = originOf(reply.request);
    if (/text\/html|application\/xhtml/i.test(accept)) return rootPage();
    reply.header('Content-Type', 'application/json; charset=utf-8');
    return { name: 'Slotlog', ...leadsOf(origin) };
  }
}
