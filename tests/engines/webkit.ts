import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Builder, By, type WebElement } from 'selenium-webdriver';
import { type Engine, FINDER, selectorOf, until, type Where } from './engine.ts';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('There is no free port');
  return address.port;
}

/** WebKitGTK by classic WebDriver, on a display of its own because it has no headless mode. */
export async function webkit(driverPath: string, browserPath: string): Promise<Engine> {
  const port = await freePort();
  const server = spawn('xvfb-run', ['-a', '-s', '-screen 0 1280x900x24', driverPath, `--port=${port}`], {
    stdio: 'ignore',
    // A group of its own, so that the display ends with it.
    detached: true,
  });
  const end = () => {
    process.off('exit', end);
    if (server.pid && server.exitCode === null) process.kill(-server.pid, 'SIGTERM');
  };
  process.once('exit', end);
  const address = `http://127.0.0.1:${port}`;
  await until('WebKitWebDriver', async () => (await fetch(`${address}/status`)).ok);
  const driver = await new Builder()
    .usingServer(address)
    .withCapabilities({
      browserName: 'MiniBrowser',
      acceptInsecureCerts: true,
      'webkitgtk:browserOptions': { binary: browserPath, args: ['--automation'] },
    })
    .build();
  const capabilities = await driver.getCapabilities();
  await driver.manage().window().setRect({ width: 1280, height: 860 });

  async function enter(where: Where): Promise<boolean> {
    await driver.switchTo().defaultContent();
    if (where === 'workbench') return true;
    for (const element of await driver.findElements(By.css(selectorOf(where)))) {
      if (!(await element.isDisplayed())) continue;
      await driver.switchTo().frame(element);
      return true;
    }
    return false;
  }

  const find = (where: Where, role: string, name: RegExp) =>
    until(`${role} ${name}`, async () => {
      if (!(await enter(where))) return null;
      if (!(await driver.executeScript('return "findByRole" in window'))) await driver.executeScript(FINDER);
      return driver.executeScript<WebElement | null>(
        'return findByRole(arguments[0], arguments[1])',
        role,
        name.source,
      );
    });

  return {
    name: `WebKitGTK ${capabilities.getBrowserVersion()}`,
    complaints: [],
    open: (url) => driver.get(url),
    press: async (where, role, name) => (await find(where, role, name)).click(),
    type: async (where, name, text) => (await find(where, 'textbox', name)).sendKeys(text),
    shows: async (where, words) => {
      if (!(await enter(where))) return false;
      return (await driver.executeScript<string>('return document.body.innerText')).includes(words);
    },
    screenshot: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
    stop: async () => {
      await driver.quit();
      end();
    },
  };
}
