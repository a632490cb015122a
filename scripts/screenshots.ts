import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { API } from '../domain/api.ts';
import { makeSample } from '../local/sample/sample.ts';
import { launchBrowser } from '../tests/support/chromium.ts';
import { testWorld } from '../tests/support/world.ts';
import { buildIfStale } from './build.ts';
import { trusting } from './trusting.ts';

const docs = fileURLToPath(new URL('../docs/', import.meta.url));

/** Takes the pictures of the README anew: the sample community, as its people see it. */
await trusting(async (certificateFolder) => {
  process.env.GUILDHALL_CERTIFICATES = certificateFolder;
  await buildIfStale();
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-pictures-'));
  const world = await testWorld({ folder });
  const browser = await launchBrowser();
  try {
    await makeSample(world);
    const [priya, , ben, chidi] = world.microsoft365.people;
    if (!priya || !ben || !chidi) throw new Error('too few people');
    const { next } = await world.call(priya, API.openHome, {});
    if (!next?.session.chatId) throw new Error('the sample has no session to join');
    const params = { communityId: next.session.communityId, sessionId: next.session.id };
    const meeting = `#/meeting/${encodeURIComponent(next.session.chatId)}?panel=open`;
    const open = async (person: { id: string }, hash: string, ready: () => string) => {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
      await page.goto(`${world.url}/workbench/?as=${person.id}${hash}`);
      const frame = hash.startsWith('#/meeting') ? 'sidePanel' : 'content';
      await page.frameLocator(`iframe[data-frame-context=${frame}]`).getByText(ready()).first().waitFor();
      return page;
    };

    const home = await open(priya, '#/teams/home', () => next.session.topic);
    // Her pilot's row comes later than the rest.
    await home
      .frameLocator('iframe[data-frame-context=content]')
      .getByRole('button', { name: 'On track' })
      .waitFor();
    await home.screenshot({ path: join(docs, 'home.png'), animations: 'disabled' });

    // The appointment of somebody who was invited, with the session behind it.
    const [event] = world.microsoft365
      .calendar(ben.id)
      .filter(({ startMs }) => startMs === Date.parse(next.session.startsAt));
    const appointment = await (
      await browser.newContext({ viewport: { width: 1280, height: 800 }, ignoreHTTPSErrors: true })
    ).newPage();
    await appointment.goto(`${world.url}/workbench/?as=${ben.id}#/outlook/event/${event?.id}`);
    await appointment.getByRole('button', { name: 'Guildhall' }).click();
    await appointment
      .frameLocator('iframe[data-frame-context=taskPane]')
      .getByRole('heading', { name: next.session.topic })
      .waitFor();
    await appointment.screenshot({ path: join(docs, 'outlook.png'), animations: 'disabled' });

    // A meeting under way: three have joined, the second item runs, and notes have been taken.
    for (const person of [ben, chidi]) await open(person, meeting, () => next.session.topic);
    const panel = await open(priya, meeting, () => next.session.topic);
    const { agenda } = await world.call(priya, API.openSession, { params });
    const [first, second] = agenda.items;
    let { etag } = agenda;
    for (const item of [first, second]) {
      if (!item) continue;
      const moved = await world.call(priya, API.moveAgenda, { params, body: { to: item.id }, etag });
      etag = moved.agenda.etag;
    }
    const note = (kind: 'insight' | 'failure', text: string) => ({
      note: { kind, text, agendaItemId: second?.id ?? null, tags: [], ownerId: null, due: null },
      secret: null,
    });
    await world.call(ben, API.captureNote, {
      params: { ...params, noteId: crypto.randomUUID() },
      body: note('insight', 'I rehearse the hard part and never the first sentence.'),
    });
    await world.call(chidi, API.captureNote, {
      params: { ...params, noteId: crypto.randomUUID() },
      body: note('failure', 'Put it off until it became a surprise for both of us.'),
    });
    const app = panel.frameLocator('iframe[data-frame-context=sidePanel]');
    // The button rests for a moment after the agenda has moved.
    await app.locator('button:not([aria-disabled=true])').filter({ hasText: 'Next' }).waitFor();
    await panel.screenshot({ path: join(docs, 'meeting.png'), animations: 'disabled' });
  } finally {
    await browser.close();
    await world.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
