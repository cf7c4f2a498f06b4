import { applyDecorators, Header } from '@nestjs/common';

/** What no page of ours needs, and `default-src` does not cover. */
const never = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Of a page that is nobody's to frame, and tells nobody where its reader came from; `sources` is what it may load. */
export const HtmlPage = (sources: string) =>
  applyDecorators(
    Header('Content-Type', 'text/html; charset=utf-8'),
    Header('Content-Security-Policy', `default-src 'none'; ${sources}; ${never}`),
    Header('Referrer-Policy', 'no-referrer'),
  );
