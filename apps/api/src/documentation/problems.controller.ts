import { Controller, Get, Header, Param } from '@nestjs/common';
import { found } from '../http/answer.js';
import { Page } from '../http/operation.js';
import { originOf } from '../http/origin.js';
import { codes } from '../http/problem-kinds.js';
import { Reply } from '../http/reply.js';
import { problemPage } from './problem-page.js';

@Controller('problems')
export class ProblemsController {
  @Get(':code')
  @Page()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
  page(@Param('code') name: string, @Reply() reply: Reply) {
    const code = found(codes.find((known) => known === name) ?? null, 'problem');
    return problemPage(code, originOf(reply.request));
  }
}
