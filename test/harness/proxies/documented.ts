import { readFileSync } from 'node:fs';
import { inPackage } from '../../../libs/database/src/in-package.js';

const text = readFileSync(inPackage('docs/gateways.md'), 'utf8');

/** The configuration that the page about gateways shows, with the ports of a test in place of those that people have. */
export const documented = (proxy: 'nginx' | 'haproxy', own: number, apis: readonly [number, number]): string => {
  const [, shown] = new RegExp(`^\`\`\`${proxy}\\n(.*?)^\`\`\`$`, 'ms').exec(text) ?? [];
  if (shown === undefined) throw new Error(`docs/gateways.md shows no configuration of ${proxy}`);
  return Object.entries({
    ...(proxy === 'nginx' ? { 'listen 8080': `listen 127.0.0.1:${own}` } : { 'bind :8080': `bind 127.0.0.1:${own}` }),
    '10.0.0.11:3000': `127.0.0.1:${apis[0]}`,
    '10.0.0.12:3000': `127.0.0.1:${apis[1]}`,
  }).reduce((config, [from, to]) => replaced(config, from, to), shown);
};

/** Nothing that a test changes may have gone unnoticed. */
export const replaced = (config: string, from: string, to: string): string => {
  const parts = config.split(from);
  if (parts.length !== 2) throw new Error(`“${from}” is in docs/gateways.md ${parts.length - 1} times`);
  return parts.join(to);
};
