import { existsSync } from 'node:fs';
import { documented, replaced } from './documented.js';

/** A proxy of Debian's packages: how it is run, and how it is told to read its configuration anew. */
export interface Program {
  readonly path: string;
  readonly args: (folder: string) => readonly string[];
  readonly config: (folder: string, own: number, apis: readonly [number, number]) => string;
  readonly reload: NodeJS.Signals;
  /** A line that it writes for each of its workers, one at the start and one at each reload. */
  readonly worker: RegExp;
  /** A line about a request that it sent to a second process; on stderr, or in the file `asked` of its folder. */
  readonly sentAgain: RegExp;
}

/** As an administrator might have it who compresses whatever can be: it must not hold back streams all the same. */
const nginx: Program = {
  path: '/usr/sbin/nginx',
  args: (folder) => ['-p', folder, '-c', `${folder}/config`, '-e', 'stderr', '-g', 'daemon off;'],
  config: (folder, own, apis) => `
pid ${folder}/pid;
error_log stderr notice;
worker_processes 1;
worker_shutdown_timeout 2s;
events {}
http {
  log_format asked 'answered $status by [$upstream_addr]';
  access_log ${folder}/asked asked;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  gzip on;
  gzip_types *;
  gzip_proxied any;
${documented('nginx', own, apis)}
}
`,
  reload: 'SIGHUP',
  worker: /start worker process \d/,
  sentAgain: /answered \d+ by \[[^\]]*,/,
};

const haproxy: Program = {
  path: '/usr/sbin/haproxy',
  args: (folder) => ['-W', '-db', '-f', `${folder}/config`],
  config: (folder, own, apis) => `
global
  log stderr format raw local0
  stats socket ${folder}/socket mode 600 level admin expose-fd listeners
  hard-stop-after 2s
defaults
  log global
  log-format "answered %ST by [%s] again %rc"
  compression algo gzip
  compression type application/json text/event-stream
${replaced(documented('haproxy', own, apis), 'inter 1s', 'inter 100ms')}
`,
  reload: 'SIGUSR2',
  worker: /New worker \(\d+\) forked/,
  sentAgain: /again \+?[1-9]/,
};

export const programs = { nginx, haproxy } as const;

export type ProxyName = keyof typeof programs;

export const proxyNames = Object.keys(programs) as readonly ProxyName[];

/** Whether Debian's package is installed. */
export const isThere = (name: ProxyName): boolean => existsSync(programs[name].path);
