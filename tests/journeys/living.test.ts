import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { addDays } from '../../domain/shared/time.ts';
import { artifactDraft, publishArtifact } from '../http/guild.ts';
import { appPlace, asSource, soon, type Visitor } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member', Ben: 'member' });
const { world, who } = here;
const BODY = '# Ask\n\nAsk first.\n\nThen say what you saw.\n\nStop.';
const text = ({ app }: Visitor) => app.getByRole('textbox', { name: 'Text' });
const path = (id: string, rest = '') => `/communities/${communityId}/knowledge/${id}${rest}`;

test('two people write on one draft at once: each is seen, different parts come together, and of the same part one chooses', async () => {
  here.forgive(/status of 412|status of 409/);
  const { id } = await publishArtifact(
    world,
    who('Priya'),
    communityId,
    artifactDraft({ type: 'template', body: BODY }),
  );
  const place = appPlace(path(id, '/edit'));
  const priya = await here.visit('Priya', place);
  await asSource(priya.app);
  const marcus = await here.visit('Marcus', place);
  await asSource(marcus.app);
  await marcus.app.getByText('Priya is editing this too').waitFor();
  const ben = await here.visit('Ben', appPlace(path(id)));
  await ben.app.getByText('Priya and Marcus are editing this draft.').waitFor();

  await text(priya).fill(BODY.replace('Ask first.', 'Always ask first.'));
  await priya.app.getByText('Saved as a draft').waitFor();
  await text(marcus).fill(BODY.replace('Stop.', 'Stop and thank them.'));
  await marcus.app.getByText('Priya changed other parts meanwhile').waitFor();
  await soon(() => text(marcus).inputValue()).toBe(
    BODY.replace('Ask first.', 'Always ask first.').replace('Stop.', 'Stop and thank them.'),
  );
  await marcus.app.getByText('Saved as a draft').waitFor();

  await text(priya).fill(BODY.replace('Ask first.', 'Always ask first.').replace('Stop.', 'Stop soon.'));
  await priya.app.getByRole('button', { name: 'Look at both' }).click();
  const part = priya.app.getByRole('group', { name: 'Part 1 of 1' });
  await part.filter({ hasText: 'Stop and thank them.' }).waitFor();
  await part.getByRole('radio', { name: 'Keep both' }).click();
  await priya.app.getByRole('button', { name: 'Use these choices' }).click();
  await priya.app.getByText('Saved as a draft').waitFor();
  const { draft } = await world.call(who('Ben'), API.openArtifact, {
    params: { communityId, artifactId: id },
  });
  for (const words of ['Always ask first.', 'Stop and thank them.', 'Stop soon.'])
    expect(draft?.body).toContain(words);
});

test('two revisions are compared by an address, and an older one is restored in one step', async () => {
  const first = await publishArtifact(world, who('Priya'), communityId, artifactDraft({ body: BODY }));
  const params = { communityId, artifactId: first.id };
  const revised = await world.call(who('Priya'), API.reviseArtifact, {
    params,
    body: artifactDraft({ body: BODY.replace('Ask first.', 'Ask everybody first.') }),
    etag: first.etag,
  });
  await world.call(who('Priya'), API.publishArtifact, {
    params,
    body: { changeNote: 'Everybody' },
    etag: revised.etag,
  });
  const marcus = await here.visit('Marcus', appPlace(path(first.id, '/revisions/2?with=1')));
  await marcus.app.getByText('1 word added, 0 removed.').waitFor();
  await marcus.app.locator('ins').filter({ hasText: 'everybody' }).waitFor();
  await marcus.open(path(first.id, '/revisions/1'));
  await marcus.app.getByRole('button', { name: 'Restore this revision' }).click();
  await marcus.app.getByRole('button', { name: 'Publish as revision 3' }).click();
  await marcus.app.getByText('Restored. Readers see revision 3.').waitFor();
  expect((await world.call(who('Ben'), API.openArtifact, { params })).body).toBe(BODY);
});

test('when a review day comes its owner alone is asked on Home, answers in one click, and is not asked again', async () => {
  const today = new Date().toISOString().slice(0, 10);
  const draft = artifactDraft({ title: 'Openers to look at', reviewBy: addDays(today, -1) });
  const { id } = await publishArtifact(world, who('Marcus'), communityId, draft);
  await world.settled();
  const [marcus, ben] = await Promise.all([
    here.visit('Marcus', '#/teams/home'),
    here.visit('Ben', '#/teams/home'),
  ]);
  await marcus.app.getByText('is it still right?').waitFor();
  await marcus.app.getByRole('link', { name: 'Openers to look at' }).first().click();
  await marcus.app.getByRole('button', { name: 'Still right: look again in 6 months' }).click();
  await marcus.app.getByText('Looked at. It comes up again').waitFor();
  await world.settled();
  await marcus.go('#/teams/home');
  await marcus.app.getByRole('heading', { level: 1 }).first().waitFor();
  await soon(() => marcus.app.getByText('is it still right?').count()).toBe(0);
  expect(await ben.app.getByText('is it still right?').count()).toBe(0);
  const { artifact } = await world.call(who('Ben'), API.openArtifact, {
    params: { communityId, artifactId: id },
  });
  expect(artifact).toMatchObject({ revision: 1, reviewed: { by: { id: who('Marcus').id } } });
});

test('what belongs to somebody who has left stands in the list of what is worth another look, and is taken over there', async () => {
  const { id } = await publishArtifact(
    world,
    who('Ben'),
    communityId,
    artifactDraft({ title: 'What Ben knew' }),
  );
  await world.call(who('Priya'), API.removeMember, {
    params: { communityId, personId: who('Ben').id },
  });
  await world.settled();
  const marcus = await here.visit('Marcus', appPlace(`/communities/${communityId}/knowledge/stale`));
  const row = marcus.app.getByRole('listitem').filter({ hasText: 'What Ben knew' });
  await row.getByText('owned this and has left').waitFor();
  await row.getByRole('button', { name: 'Take it over' }).click();
  await marcus.app.getByText('You look after it now.').waitFor();
  await soon(() => row.count()).toBe(0);
  const { artifact } = await world.call(who('Marcus'), API.openArtifact, {
    params: { communityId, artifactId: id },
  });
  expect(artifact.owner?.id).toBe(who('Marcus').id);
});
