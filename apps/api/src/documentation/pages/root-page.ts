import { plainPage } from './plain-page.js';

/** What leads on from the root, for programs. */
export const leadsOf = (origin: string) => ({
  documentation: `${origin}/docs`,
  openapi: `${origin}/openapi.json`,
  catalog: `${origin}/.well-known/api-catalog`,
  problems: `${origin}/problems`,
  status: `${origin}/readyz`,
});

/** The same for people. */
export const rootPage = (): string =>
  plainPage(
    'Booking service',
    `<h1>Slotlog</h1>
<p>This is a booking service. Programs use it; these pages tell people about it.</p>
<dl>
<dt><a href="docs">Documentation</a></dt><dd>What can be asked, and what is answered.</dd>
<dt><a href="problems">Problems</a></dt><dd>Why a request was refused, and what to do next.</dd>
<dt><a href="readyz">Status</a></dt><dd>Whether the service is ready.</dd>
<dt><a href="openapi.json">OpenAPI</a></dt><dd>The same for programs that make clients.</dd>
</dl>`,
  );
