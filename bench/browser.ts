import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { API } from '../domain/api.ts';
import { buildIfStale } from '../scripts/build.ts';
import { trusting } from '../scripts/trusting.ts';
import { launchBrowser } from '../tests/support/chromium.ts';
import { testWorld } from '../tests/support/world.ts';
import { plannedSession } from './fixtures.ts';
import { median } from './load.ts';
import { report } from './report.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const TURNS = 15;
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** A person on the road: a processor a quarter as fast, ten megabit, forty milliseconds away. */
const SLOW = { cpu: 4, bytesPerSecond: (10 * 1_000_000) / 8, roundTripMs: 40 };

/** Runs in the page, as text: what compiles this file would put helpers into it that the page does not have. */
const NOTES_MOUNTING = `
  const observer = new MutationObserver(() => {
    if (!document.querySelector(SELECTOR)) return;
    performance.mark('bench-mounted');
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
`;

async function benchPages(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const name of ['host', 'empty', 'empty-office', 'preact'])
    files.set(`/bench/${name}.html`, await readFile(at(`pages/${name}.html`)));
  const { outputFiles } = await build({
    entryPoints: [at('pages/host.ts'), at('pages/preact.ts')],
    outdir: '/bench',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  for (const { path, contents } of outputFiles)
    files.set(`/bench/${path.split(/[\\/]/).at(-1)}`, Buffer.from(contents));
  return new Map([...files].map(([path, content]) => [path, brotliCompressSync(content)]));
}

/** Stands at Microsoft's address: as small as it is, it hides less of what our page costs than the real one. */
async function officeScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [at('../local/workbench/office/office.ts')],
    bundle: true,
    minify: true,
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** Milliseconds from opening the frame until it first painted, and until `mounted` stood in it. */
async function open(
  browser: Browser,
  url: string,
  mounted: string,
  office?: string,
): Promise<{ painted: number; mounted: number }> {
  const page = await (await browser.newContext({ viewport: { width: 400, height: 720 } })).newPage();
  try {
    await page.addInitScript({ content: NOTES_MOUNTING.replace('SELECTOR', JSON.stringify(mounted)) });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.enable');
    if (office !== undefined) {
      // Its address alone: to route a page through Playwright would make everything on it slower.
      devtools.on('Fetch.requestPaused', ({ requestId }) => {
        const body = Buffer.from(office).toString('base64');
        const responseHeaders = [{ name: 'content-type', value: 'text/javascript' }];
        devtools
          .send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body })
          .catch(() => {});
      });
      await devtools.send('Fetch.enable', {
        patterns: [{ urlPattern: 'https://appsforoffice.microsoft.com/*' }],
      });
    }
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: SLOW.roundTripMs,
      downloadThroughput: SLOW.bytesPerSecond,
      uploadThroughput: SLOW.bytesPerSecond,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu });
    await page.goto(url);
    const frame = page.frames()[1];
    if (!frame) throw new Error('the host framed nothing');
    await frame.waitForFunction(() =>
      ['bench-mounted', 'first-paint'].every((name) => performance.getEntriesByName(name).length > 0),
    );
    return await frame.evaluate(() => ({
      painted: performance.getEntriesByName('first-paint')[0]?.startTime ?? Number.NaN,
      mounted: performance.getEntriesByName('bench-mounted')[0]?.startTime ?? Number.NaN,
    }));
  } finally {
    await page.context().close();
  }
}

await trusting(async () => {
  await buildIfStale();
  const files = await benchPages();
  const handle = (request: { url?: string }, response: ServerResponse) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const content = files.get(path);
    if (!content) return response.writeHead(404).end();
    return response
      .writeHead(200, {
        'content-type': TYPES[extname(path)] ?? '',
        'content-encoding': 'br',
        'cache-control': 'no-cache',
      })
      .end(content);
  };
  const world = await testWorld({ mount: [{ prefix: '/bench', handle }] });
  const browser = await launchBrowser();
  try {
    const [priya] = world.microsoft365.people;
    if (!priya) throw new Error('nobody is here');
    const params = await plannedSession(world, priya);
    const { session } = await world.call(priya, API.openSession, { params });
    const asked = new URLSearchParams({
      person: priya.id,
      tenant: world.microsoft365.tenantId,
      chat: session.chatId ?? '',
      token: await world.microsoft365.userToken(priya.id),
    });
    const address = (page: string) =>
      `${world.url}/bench/host.html?${asked}&page=${encodeURIComponent(page)}`;
    const panel: { painted: number; mounted: number }[] = [];
    const empty: number[] = [];
    const preact: number[] = [];
    const pane: number[] = [];
    const emptyOffice: number[] = [];
    const office = await officeScript();
    const opened = (page: string, mounted: string, script?: string) =>
      open(browser, address(page), mounted, script);
    for (let turn = 0; turn <= TURNS; turn += 1) {
      const one = await opened('/panel.html', '#root > :not(.shell)');
      const two = await opened('/bench/empty.html', 'body');
      const three = await opened('/bench/preact.html', '#root main');
      const four = await opened('/outlook.html', '.shell', office);
      const five = await opened('/bench/empty-office.html', 'body', office);
      // The first turn warms the machine up and does not count.
      if (turn === 0) continue;
      panel.push(one);
      empty.push(two.painted);
      preact.push(three.mounted);
      pane.push(four.painted);
      emptyOffice.push(five.painted);
    }
    const ratio = (ours: number[], theirs: number[]) =>
      median(ours.map((value, turn) => value / (theirs[turn] ?? Number.NaN)));
    const painted = panel.map((one) => one.painted);
    const mounted = panel.map((one) => one.mounted);
    const shown = (ours: number[], theirs: number[]) =>
      `${median(ours).toFixed(0)} ms of ${median(theirs).toFixed(0)} ms`;
    const rows = report();
    rows.atMost(
      'P2',
      'side panel first paint / an empty page',
      ratio(painted, empty),
      1.2,
      shown(painted, empty),
    );
    rows.atMost(
      'P3',
      'side panel mounted / a page written by hand in preact',
      ratio(mounted, preact),
      2.2,
      shown(mounted, preact),
    );
    rows.atMost(
      'P2',
      'Outlook’s pane first paint / an empty page with office.js',
      ratio(pane, emptyOffice),
      1.2,
      shown(pane, emptyOffice),
    );
    rows.print();
  } finally {
    await browser.close();
    await world.stop();
  }
});
