import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** `describe` where there is a browser to test in; where CI runs there has to be one. */
export const inBrowser = (() => {
  const isLeftOut = !existsSync(executablePath) && process.env.CI !== 'true';
  if (isLeftOut) process.stderr.write('SKIPPED a page in a browser: Debian’s chromium is not installed.\n');
  return isLeftOut ? describe.skip : describe;
})();

/** Debian's Chromium; its sandbox is not for root. */
export const openBrowser = () => chromium.launch({ executablePath, args: ['--no-sandbox'] });
