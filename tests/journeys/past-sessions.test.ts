import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { day, pastSessionDraft, planSession, startCommunity } from '../http/guild.ts';
import { appPlace, type Town, town } from '../support/browser.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let here: Town;
let communityId: string;
beforeAll(async () => {
  here = await town();
  const priya = here.who('Priya');
  communityId = await startCommunity(here.world, priya);
  for (let ago = 1; ago <= 13; ago += 1)
    await planSession(
      here.world,
      priya,
      communityId,
      pastSessionDraft(priya, {
        topic: `Session of ${ago} days ago`,
        when: { date: day(-ago), time: '06:00', minutes: 60, zone: 'UTC' },
      }),
    );
});
afterEach(async () => expect(await here.goHome()).toEqual([]));
afterAll(async () => {
  await here?.stop();
});

test.each([1280, 320])(
  'at %i px earlier sessions are shown when they are asked for, by keyboard',
  async (width) => {
    const { app } = await here.visit('Priya', appPlace(`/communities/${communityId}/sessions`), { width });
    const rows = app.getByRole('listitem').filter({ hasText: 'Session of' });
    const earlier = app.getByRole('button', { name: 'Show earlier sessions' });
    await earlier.waitFor();
    expect(await rows.count()).toBe(10);
    await earlier.press('Enter');
    await app.getByText('Session of 13 days ago').waitFor();
    expect(await rows.count()).toBe(13);
    expect(await earlier.count()).toBe(0);
    // Whoever pressed it goes on with the first of those that came.
    const focused = app.locator(':focus');
    expect(await focused.textContent()).toContain('Session of 11 days ago');
  },
);
