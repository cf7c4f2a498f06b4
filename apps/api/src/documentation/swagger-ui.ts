import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { KeptBody } from '../http/answers/kept-body.js';

/** The files that the page needs, out of the installed package, so that it works without a network. */
const types: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
]);

/** Without an address of its own for a validator it shows the document to a stranger's. */
const start = `const dark = matchMedia('(prefers-color-scheme: dark)');
const dress = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', dress);
dress();
SwaggerUIBundle({ url: 'openapi.json', dom_id: '#ui', deepLinking: true, validatorUrl: 'none' });
`;

export const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Slotlog</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<div id="ui"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
`;

interface Asset {
  readonly type: string;
  readonly body: KeptBody;
}

const assets = new Map<string, Asset>([
  ['start.js', { type: 'text/javascript; charset=utf-8', body: new KeptBody(start) }],
]);

/** Undefined: there is no such file. */
export const asset = async (name: string): Promise<Asset | undefined> => {
  const known = assets.get(name);
  const type = types.get(name);
  if (known || type === undefined) return known;
  const swagger = createRequire(import.meta.resolve('@nestjs/swagger'));
  const folder = dirname(swagger.resolve('swagger-ui-dist/package.json'));
  const read = { type, body: new KeptBody(await readFile(join(folder, name))) };
  assets.set(name, read);
  return read;
};
