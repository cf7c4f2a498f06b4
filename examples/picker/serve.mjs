// node serve.mjs <address of the API> <public key> <service> [port]: the page and the client, from an origin of their own.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const [api, key, serviceId, port = '8080'] = process.argv.slice(2);
const types = { html: 'text/html', js: 'text/javascript' };
const server = createServer(async ({ url }, response) => {
  const { pathname } = new URL(url, 'http://localhost');
  if (pathname === '/settings') return response.end(JSON.stringify({ api, key, serviceId }));
  const [, file] = /^\/client\/([\w/-]+\.js)$/.exec(pathname) ?? [];
  const name = pathname === '/' ? 'index.html' : `node_modules/@slotlog/client/dist/${file ?? 'nothing'}`;
  const text = await readFile(new URL(name, import.meta.url)).catch(() => null);
  response.writeHead(text ? 200 : 404, { 'Content-Type': types[name.split('.').at(-1)] ?? 'text/plain' }).end(text);
});
server.listen(Number(port), 'localhost', () => console.log(`http://localhost:${server.address().port}`));
