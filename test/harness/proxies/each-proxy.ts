import type { BehindProxy } from './behind-proxy.js';
import { isThere, type ProxyName, proxyNames } from './programs.js';

/**
 * The same tests behind each proxy, with the same two processes; `start` puts up the first one and them. One that is not
 * installed is left out, and said to be so; where CI runs it has to be there.
 */
export const eachProxy = (
  start: (name: ProxyName) => Promise<BehindProxy>,
  tests: (name: ProxyName, behind: () => BehindProxy) => void,
): void => {
  let behind: BehindProxy | undefined;
  const isLeftOut = (name: ProxyName) => !isThere(name) && process.env.CI !== 'true';
  afterAll(() => behind?.stop());
  for (const name of proxyNames) {
    if (isLeftOut(name)) process.stderr.write(`SKIPPED ${name}: Debian’s ${name} is not installed.\n`);
    (isLeftOut(name) ? describe.skip : describe)(`behind ${name}`, () => {
      beforeAll(async () => {
        behind ??= await start(name);
        await behind.put(name);
      });
      tests(name, () => behind!);
    });
  }
};
