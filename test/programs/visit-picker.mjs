// Visits the page of examples/picker in Chromium, in a process of its own: node visit-picker.mjs <address> <three starts>.
// Prints what its visitors saw as JSON.
import { chromium } from 'playwright-core';

const [address, taken, first, raced] = process.argv.slice(2);
/** Debian's; its sandbox is not for root. */
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'], timeout: 0 });

const open = async () => {
  const context = await browser.newContext({ locale: 'en-GB' });
  context.setDefaultTimeout(0);
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('#days button').first().waitFor();
  return page;
};
const slot = (page, start) => page.locator(`#days button[data-start="${start}"]`);
const appears = (page, start) => slot(page, start).waitFor();
const goes = (page, start) => slot(page, start).waitFor({ state: 'detached' });
const hold = async (page, start) => {
  await slot(page, start).click();
  await page.locator('#form').waitFor();
};
const fillIn = async (page, name) => {
  await page.fill('[name=name]', name);
  await page.fill('[name=email]', `${name.toLowerCase()}@example.com`);
};
const book = async (page) => {
  await page.click('text=Book');
  await page.locator('#said', { hasText: 'Booked:' }).waitFor();
};

const [ada, grace] = [await open(), await open()];
await hold(ada, taken);
await goes(grace, taken);
await ada.click('#back');
await appears(grace, taken);
await hold(ada, taken);
await fillIn(ada, 'Ada');
await book(ada);
await goes(grace, taken);

// Grace types, thinks better of it, and then hears of nothing while Ada is faster.
await hold(grace, first);
await fillIn(grace, 'Grace');
await grace.click('#back');
await appears(grace, first);
await grace.evaluate((start) => {
  const seen = document.querySelector(`#days button[data-start="${start}"]`);
  globalThis.late = () => seen.onclick();
}, raced);
await hold(ada, raced);
await grace.evaluate(() => void globalThis.late());
const near = grace.locator('#near button');
await near.first().waitFor();
const said = await grace.textContent('#said');
const offered = await near.evaluateAll((buttons) => buttons.map(({ dataset }) => dataset.start));
await near.first().click();
await grace.locator('#form').waitFor();
const typed = await grace.inputValue('[name=name]');
await book(grace);
console.log(JSON.stringify({ said, offered, typed }));
await browser.close();
