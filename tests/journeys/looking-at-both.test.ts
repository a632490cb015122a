import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, publishArtifact } from '../http/guild.ts';
import { appPlace, asSource } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' });
const { world, who } = here;

test.each([
  ['as it will look', false],
  ['as source', true],
])(
  'on a narrow page whoever wants to look at both versions comes to them, from a text %s, and back to it',
  async (_, inSource) => {
    here.forgive(/status of 412/);
    const { id } = await publishArtifact(
      world,
      who('Priya'),
      communityId,
      artifactDraft({ type: 'template', body: 'Ask first.' }),
    );
    const params = { communityId, artifactId: id };
    const place = appPlace(`/communities/${communityId}/knowledge/${id}/edit`);
    const { app, page } = await here.visit('Priya', place, { width: 405 });
    const text = inSource ? await asSource(app) : app.getByRole('textbox', { name: 'Text' });
    await text.click();
    await page.keyboard.press('End');
    const { artifact } = await world.call(who('Marcus'), API.openArtifact, { params });
    const body = artifactDraft({ type: 'template', body: 'Ask twice.' });
    await world.call(who('Marcus'), API.reviseArtifact, { params, body, etag: artifact.etag });
    await page.keyboard.type(' Then wait.');
    await app.getByRole('button', { name: 'Look at both' }).click();
    const title = app.getByRole('heading', { name: 'Two versions' });
    await title.waitFor();
    const isFocused = () => title.evaluate((one) => one === document.activeElement);
    await expect.poll(isFocused).toBe(true);
    const { top, bottom, height } = await title.evaluate((one) => ({
      ...one.getBoundingClientRect().toJSON(),
      height: innerHeight,
    }));
    // Under the line that sticks to the top.
    expect(top).toBeGreaterThan(40);
    expect(bottom).toBeLessThan(height / 2);
    await app.getByRole('button', { name: 'Keep mine' }).click();
    await title.waitFor({ state: 'detached' });
    expect(await text.evaluate(() => document.activeElement !== document.body)).toBe(true);
  },
);
