import puppeteer, { type ElementHandle, type Frame } from 'puppeteer-core';
import { type Engine, FINDER, selectorOf, until, type Where } from './engine.ts';

/** Firefox by WebDriver BiDi, which it speaks itself. */
export async function firefox(path: string): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: path,
    headless: true,
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 800 },
  });
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => {
    // teams-js looks for its list of hosts on Microsoft's network, which a test does not reach.
    if (!/res\.cdn\.office\.net/.test(String(error))) complaints.push(String(error));
  });

  async function frameOf(where: Where): Promise<Frame | null> {
    if (where === 'workbench') return page.mainFrame();
    for (const element of await page.$$(selectorOf(where)))
      if (await element.isVisible()) return element.contentFrame();
    return null;
  }

  const find = (where: Where, role: string, name: RegExp) =>
    until(`${role} ${name}`, async () => {
      const frame = await frameOf(where);
      if (!frame) return null;
      if (!(await frame.evaluate('"findByRole" in window'))) await frame.evaluate(FINDER);
      const found = await frame.evaluateHandle(
        `findByRole(${JSON.stringify(role)}, ${JSON.stringify(name.source)})`,
      );
      return found.asElement() as ElementHandle<Element> | null;
    });

  return {
    name: await browser.version(),
    complaints,
    open: async (url) => {
      await page.goto(url);
    },
    press: async (where, role, name) => (await find(where, role, name)).click(),
    type: async (where, name, text) => (await find(where, 'textbox', name)).type(text),
    shows: async (where, words) => {
      const text = await (await frameOf(where))?.evaluate('document.body.innerText');
      return String(text ?? '').includes(words);
    },
    screenshot: async () => Buffer.from(await page.screenshot()),
    stop: () => browser.close(),
  };
}
