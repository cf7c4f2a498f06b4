import { hostedApp } from '#test/harness/apps/hosted-app';
import type { ServedApp } from '#test/harness/apps/start-app';
import { cloneDatabase } from '#test/harness/databases/clone-database';
import { Link } from '#test/harness/databases/link';
import { freePort } from '../../../libs/database/src/embedded/free-port.js';
import { FrontProxy, urlAt } from './front-proxy.js';
import type { ProxyName } from './programs.js';

/** Two processes on one database behind a proxy, which reaches each by a link that can be cut. */
export class BehindProxy {
  private constructor(
    /** Of whatever proxy there is; links of the processes begin with it. */
    readonly url: string,
    /** Where the processes are reached without it. */
    readonly apis: readonly [string, string],
    readonly links: readonly [Link, Link],
    private front: FrontProxy,
    private readonly close: () => Promise<unknown>,
  ) {}

  static async start(name: ProxyName, environment: Record<string, string> = {}): Promise<BehindProxy> {
    const database = await cloneDatabase();
    const [own, ...ports] = [await freePort(), await freePort(), await freePort()] as const;
    const links = [await Link.to(ports[0]), await Link.to(ports[1])] as const;
    // Where a process is to be found is said by it, and that is the proxy: so there has to be one by then.
    const front = await FrontProxy.start(name, [links[0].port, links[1].port], { port: own });
    const told = (port: number) => ({
      PUBLIC_BASE_URL: urlAt(own),
      TRUSTED_PROXIES: '127.0.0.1',
      PORT: `${port}`,
      ...environment,
    });
    const apps: ServedApp[] = [await hostedApp(database.url, told(ports[0]))];
    apps.push(await hostedApp(database.url, told(ports[1]), 'another process'));
    const apis = [`http://127.0.0.1:${ports[0]}`, `http://127.0.0.1:${ports[1]}`] as const;
    return new BehindProxy(urlAt(own), apis, links, front, async () => {
      await Promise.all(apps.map((app) => app.stop()));
      await Promise.all(links.map((link) => link.close()));
      await database.drop();
    });
  }

  get proxy(): FrontProxy {
    return this.front;
  }

  /** Another proxy takes the place of the one before, under the same address. */
  async put(name: ProxyName): Promise<void> {
    if (this.front.name === name) return;
    await this.front.stop();
    const [one, two] = this.links;
    this.front = await FrontProxy.start(name, [one.port, two.port], { port: Number(new URL(this.url).port) });
  }

  /**
   * What is answered in the end to a request with these words in it, of which the first answer gets lost: once `isStored` says
   * so, the process that has it is cut off from the proxy.
   */
  async losingTheAnswer<T>(words: string, send: () => Promise<T>, isStored: () => Promise<boolean>): Promise<T> {
    for (const link of this.links) link.swallowAnswerTo(words);
    const answer = send();
    while (!(await isStored())) await new Promise((resolve) => setTimeout(resolve, 20));
    for (const [at, link] of this.links.entries()) {
      if (link.hasSwallowed) link.turn(Number(new URL(this.apis[at]!).port));
      link.swallowAnswerTo('what nobody says');
    }
    return answer;
  }

  async stop(): Promise<void> {
    await this.front.stop();
    await this.close();
  }
}
