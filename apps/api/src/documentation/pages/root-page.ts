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
<p>This is a booking service for programs; these pages describe it to people.</p>
<dl>
<dt><a href="docs">Documentation</a></dt><dd>All requests and their answers.</dd>
<dt><a href="problems">Problems</a></dt><dd>Reasons for refused requests, and what to do next.</dd>
<dt><a href="readyz">Status</a></dt><dd>Whether the service is ready.</dd>
<dt><a href="openapi.json">OpenAPI</a></dt><dd>The document that clients are generated from.</dd>
</dl>`,
  );
