import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, publishArtifact } from '../http/guild.ts';
import { beginPilot, draftOf, publishReport } from '../pilots/drafts.ts';
import { appPlace } from '../support/browser.ts';
import { townWithCommunity } from '../support/own-town.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member' });
const pilots = `/communities/${communityId}/pilots`;
const { world } = here;
const marcus = here.who('Marcus');
const opened = (pilotId: string) => world.call(marcus, API.openPilot, { params: { communityId, pilotId } });

test('what was changed on two devices is laid side by side; what only one changed is taken over', async () => {
  const pilot = await beginPilot(world, marcus, communityId, { title: 'Ask first' });
  const { app } = await here.visit('Marcus', appPlace(`${pilots}/${pilot.id}/edit`));
  // The prediction of a pilot that runs is not changed here.
  await app.getByText(/^Locked since/).waitFor();
  await app.getByRole('textbox', { name: 'What I will do' }).fill('Ask first, twice');
  await world.call(marcus, API.changePilot, {
    params: { communityId, pilotId: pilot.id },
    body: draftOf(pilot, { title: 'Ask before telling', plan: 'With a card' }),
    etag: pilot.etag,
  });
  here.forgive(/412/);
  await app.getByRole('button', { name: 'Save changes' }).click();
  const both = app.getByRole('alert', { name: 'Somebody changed this meanwhile' });
  await both.getByText('Ask before telling').waitFor();
  await both.getByText('Taken over from them: how.').waitFor();
  await both.getByRole('button', { name: 'Keep mine: what is done' }).click();
  await app.getByRole('button', { name: 'Save changes' }).click();
  await app.getByRole('heading', { name: 'Ask first, twice' }).waitFor();
  expect((await opened(pilot.id)).pilot).toMatchObject({ title: 'Ask first, twice', plan: 'With a card' });
});

test('a prediction is amended with a reason, and a report is corrected with a word; nothing of either is hidden', async () => {
  const artifact = await publishArtifact(world, here.who('Priya'), communityId, artifactDraft());
  const pilot = await beginPilot(world, marcus, communityId, { artifact: { id: artifact.id, revision: 1 } });
  const { app } = await here.visit('Marcus', appPlace(`${pilots}/${pilot.id}`));
  await app.getByRole('button', { name: 'More', exact: true }).click();
  await app.getByRole('menuitem', { name: 'Amend the prediction' }).click();
  const amend = app.getByRole('dialog', { name: 'Amend the prediction' });
  await amend.getByRole('textbox', { name: 'At most' }).fill('1');
  await amend.getByRole('button', { name: 'Amend' }).click();
  await amend.getByText('This needs a few words').waitFor();
  await amend.getByRole('textbox', { name: 'Why it changes' }).fill('Half of us left');
  await amend.getByRole('button', { name: 'Amend' }).click();
  await amend.waitFor({ state: 'detached' });
  const amended = app.getByRole('region', { name: 'Amended' });
  await amended.getByText(/Before: .*at most 2 a month/).waitFor();
  await amended.getByText('Because: Half of us left').waitFor();

  const { pilot: now } = await opened(pilot.id);
  const annotation = { kind: 'worked' as const, quote: null, words: 'It is read' };
  await publishReport(world, marcus, now, { annotation, lesson: 'It is read' });
  await app.getByRole('button', { name: 'More', exact: true }).waitFor();
  const again = await here.visit('Marcus', appPlace(`${pilots}/${pilot.id}/report`));
  const report = again.app;
  // What it says beside the playbook is not taken back by a correction of something else.
  const beside = report.getByRole('checkbox', { name: /^Say so beside/ });
  expect(await beside.isChecked()).toBe(true);
  await report.getByRole('radio', { name: 'Mixed' }).check({ force: true });
  await report.getByRole('button', { name: 'Publish the correction' }).click();
  const publish = report.getByRole('dialog', { name: 'Publish the correction?' });
  await publish.getByRole('button', { name: 'Publish the correction' }).click();
  await publish.getByText('This needs a few words.').waitFor();
  await publish.getByRole('textbox', { name: 'What is corrected' }).fill('Only half of the triads keep it');
  await publish.getByRole('button', { name: 'Publish the correction' }).click();
  await report.getByText('2 versions').click();
  await report.getByText(/corrected by Marcus Bell: Only half of the triads keep it/).waitFor();
  const { reports } = await opened(pilot.id);
  expect(reports.map(({ verdict, annotation: said }) => [verdict, said?.words])).toEqual([
    ['mixed', 'It is read'],
    ['worked', 'It is read'],
  ]);
});
