import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { API } from './domain/api.ts';
import { makeSample } from './local/sample/sample.ts';
import { trusting } from './scripts/trusting.ts';
import { launchBrowser } from './tests/support/chromium.ts';
import { testWorld } from './tests/support/world.ts';

await trusting(async (certificateFolder) => {
  process.env.GUILDHALL_CERTIFICATES = certificateFolder;
  const folder = await mkdtemp(join(tmpdir(), 'charter-shots-'));
  const world = await testWorld({ folder });
  const browser = await launchBrowser();
  try {
    const t = Date.now();
    await makeSample(world);
    console.log('sample', Date.now() - t);
    const who = (n: string) => world.microsoft365.people.find((p) => p.givenName === n)!;
    const priya = who('Priya');
    const { communities } = await world.call(priya, API.whoAmI);
    const c = communities[0]!.id;
    const { roles } = await world.call(priya, API.listRoles, { params: { communityId: c }, query: {} });
    console.log(roles.map((r) => [r.title, r.stage, r.nominations, r.until]));
    const charter = await world.call(priya, API.openCharter, { params: { communityId: c } });
    console.log(charter.charter?.version, charter.accepted, charter.reviewOn);
    const base = `/communities/${c}`;
    const jobs: [string, string, string][] = [
      ['Priya', `${base}/charter`, 'charter'],
      ['Sanjay', `${base}/charter`, 'charter-sanjay'],
      ['Ana', `${base}/charter/propose`, 'propose'],
      ['Priya', base, 'overview'],
      ['Priya', `${base}/people`, 'people'],
      ['Priya', `${base}/roles`, 'roles'],
      ['Sanjay', `${base}/roles/${roles.find((r) => r.stage === 'nominating')?.id}`, 'role-open'],
      ['Marcus', `${base}/roles/${roles.find((r) => r.stage === 'held')?.id}`, 'role-held'],
      ['Priya', `${base}/roles/new`, 'offer'],
      ['Sanjay', '', 'home'],
    ];
    // A proposed change, so that the difference is seen.
    if (process.argv.includes('proposal') && charter.charter) {
      const proposalId = crypto.randomUUID();
      const text = { ...charter.charter.text };
      await world.call(who('Ana'), API.proposeCharter, {
        params: { communityId: c, proposalId },
        body: {
          text: {
            ...text,
            outcomes: [...text.outcomes.slice(0, 2), 'A shelf of kits that other teams take up'],
            norms: [...text.norms.slice(1), 'Cameras off is fine.'].map((n) => n.replace('within two weeks', 'within a month')),
            decisionRule: text.decisionRule.replace('adopted and tried', 'adopted, tried, and looked at after a quarter'),
          },
          word: 'Two weeks are too short for those on call.',
          days: 7,
        },
      });
      await world.call(who('Marcus'), API.answerCharterProposal, {
        params: { communityId: c, proposalId },
        body: { round: 1, objection: 'A month is the time in which one forgets. Three weeks I could live with.' },
      });
      await world.settled();
    }
    const sizes = process.argv.includes('all') ? [1280, 640, 320] : [1280, 320];
    const themes = process.argv.includes('all') ? ['default', 'dark', 'contrast'] : ['default'];
    for (const [name, path, file] of jobs)
      for (const theme of themes)
        for (const width of sizes) {
          if (theme !== 'default' && width !== 640) continue;
          const page = await (
            await browser.newContext({ viewport: { width: width + 85, height: 1000 } })
          ).newPage();
          page.on('pageerror', (e) => console.log('ERR', file, e.message));
          await page.goto(`${world.url}/workbench/?as=${who(name).id}&theme=${theme}#/teams/home?subPage=${encodeURIComponent(path)}`);
          const frame = page.frameLocator('iframe[data-frame-context=content]');
          await frame.locator('h1').first().waitFor({ timeout: 20000 }).catch(() => console.log('no h1', file));
          await page.waitForTimeout(1200);
          const overflow = await page.frames().find((f) => f !== page.mainFrame())?.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth).catch(() => 'x');
          if (overflow) console.log('overflow', file, width, overflow);
          await page.locator('iframe[data-frame-context=content]').screenshot({ path: `/tmp/charter-shots/${file}-${theme}-${width}.png` });
          await page.context().close();
        }
  } finally {
    await browser.close();
    await world.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
