import { Controller, Get, Param } from '@nestjs/common';
import { found } from '../http/answers/answer.js';
import { Reply } from '../http/answers/reply.js';
import { codes } from '../http/problems/problem-kinds.js';
import { Page } from '../http/requests/operation.js';
import { originOf } from '../http/requests/origin.js';
import { HtmlPage } from './page-headers.js';
import { problemPage, problemsPage } from './pages/problem-page.js';

@Controller('problems')
export class ProblemsController {
  @Get()
  @Page()
  @HtmlPage("style-src 'unsafe-inline'; img-src data:")
  all() {
    return problemsPage();
  }

  @Get(':code')
  @Page()
  @HtmlPage("style-src 'unsafe-inline'; img-src data:")
  page(@Param('code') name: string, @Reply() reply: Reply) {
    const code = found(codes.find((known) => known === name) ?? null, 'problem');
    return problemPage(code, originOf(reply.request));
  }
}
