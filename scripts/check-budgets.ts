import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const KIB = 1_024;
/** KiB of brotli that a page loads at once. The side panel's is what people wait for with a meeting running. */
const ENTRY: Record<string, number> = {
  'panel.html': 125,
  'index.html': 150,
  'config.html': 150,
  'consent.html': 125,
  'outlook.html': 150,
  'outlook-dialog.html': 20,
};
/** KiB of brotli that any later chunk may add beside a meeting or in Outlook; msal-browser is one, and cannot be divided. */
const LATER = 40;
/** A page of the tabs has more room: nobody waits for it with a meeting running, and its parts come from one cache. */
const LATER_PAGE = 48;
const MSAL = 75;
/** The editor of rich text, which is loaded only when somebody writes. */
const RICH = 150;
/** KiB of what the function app starts with: a cold start reads and compiles all of it. Areas load when they are called. */
const FUNCTIONS = 280;

const report = z.object({
  pages: z.array(
    z.object({
      page: z.string(),
      brotli: z.number(),
      later: z.array(z.object({ chunk: z.string(), brotli: z.number() })),
    }),
  ),
});

/** Holds the built pages and the function app against their budgets; says where each stands. */
export async function checkBudgets(): Promise<boolean> {
  const path = fileURLToPath(new URL('../dist/tabs/budgets.json', import.meta.url));
  const { pages } = report.parse(JSON.parse(await readFile(path, 'utf8')));
  let kept = pages.length > 0;
  for (const { page, brotli, later } of pages) {
    const budget = ENTRY[page];
    const usual = page === 'index.html' ? LATER_PAGE : LATER;
    const allowed = (chunk: string) => (/\/msal-/.test(chunk) ? MSAL : /\/rich-/.test(chunk) ? RICH : usual);
    const [largest] = [...later].sort((a, b) => b.brotli / allowed(b.chunk) - a.brotli / allowed(a.chunk));
    const over = later.filter(({ chunk, brotli }) => brotli > allowed(chunk) * KIB);
    const fits = budget !== undefined && brotli <= budget * KIB && over.length === 0;
    kept &&= fits;
    console.log(
      `${fits ? 'ok' : 'FAILED'}  ${page}: ${(brotli / KIB).toFixed(1)} of ${budget ?? '?'} KiB` +
        (largest
          ? `, largest later chunk ${(largest.brotli / KIB).toFixed(1)} of ${allowed(largest.chunk)} KiB`
          : ''),
    );
    for (const chunk of over) console.log(`        ${chunk.chunk}: ${(chunk.brotli / KIB).toFixed(1)} KiB`);
  }
  const { size } = await stat(fileURLToPath(new URL('../dist/functions/main.cjs', import.meta.url)));
  const fits = size <= FUNCTIONS * KIB;
  console.log(`${fits ? 'ok' : 'FAILED'}  functions: ${(size / KIB).toFixed(0)} of ${FUNCTIONS} KiB`);
  return kept && fits;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await checkBudgets()) ? 0 : 1;
