import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { endProposal } from '../charter/drafts.ts';
import { moveTo } from '../http/guild.ts';
import { offerRole, showThem } from '../roles/drafts.ts';
import { appPlace } from '../support/browser.ts';
import { furnishedCommunity } from './furnished-community.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { here, community, past, session } = await furnishedCommunity();
const { world } = here;
const { communityId } = past;
const params = { communityId };

test('a charter is begun from a template, objected to, and accepted once it is adopted', async () => {
  const priya = await here.visit('Priya', appPlace(`${community}/charter`));
  await priya.app.getByRole('button', { name: 'Propose the first version' }).click();
  await priya.app.getByLabel('Begin with').selectOption({ label: 'A peer group of new leads' });
  await priya.app.getByLabel('What is this for?').fill('So that we mean the same');
  await priya.app.getByRole('button', { name: 'Propose it' }).click();
  await priya.app.getByText('A first version is proposed').waitFor();
  await world.settled();

  const ana = await here.visit('Ana', appPlace('/'));
  await ana.app.getByRole('link', { name: /proposes to change the charter/ }).click();
  await ana.app.getByRole('button', { name: 'Object', exact: true }).press('Enter');
  await ana.app.getByLabel('What would go wrong?').fill('Who decides when we cannot agree?');
  await ana.app.getByRole('button', { name: 'Object', exact: true }).press('Enter');
  await ana.app.getByText('Your objection stands.').waitFor();
  await ana.app.getByRole('button', { name: 'Take it back' }).press('Enter');
  await ana.app.getByText('You have no objection.').waitFor();

  const { proposal } = await world.call(here.who('Ana'), API.openCharter, { params });
  await endProposal(world, communityId, proposal?.id ?? '');
  await ana.open(`${community}/charter`);
  await ana.app.getByText('Version 1, adopted').waitFor();
  await ana.app.getByRole('button', { name: 'Accept it' }).click();
  await ana.app.getByText('You are among them.').waitFor();
});

test('somebody is nominated unseen, says yes, and is proposed for the role', async () => {
  const { id: roleId } = await offerRole(world, here.who('Priya'), communityId);
  const at = `${community}/roles/${roleId}`;
  const ana = await here.visit('Ana', appPlace(`${community}/people`));
  await ana.app.getByRole('link', { name: 'Nominate for Keeper of the glossary' }).click();
  await ana.app
    .getByRole('combobox', { name: /^Who/ })
    .selectOption({ label: here.who('Marcus').displayName });
  await ana.app.getByLabel('Why them?').fill('He asks what a word means');
  await ana.app.getByRole('button', { name: 'Nominate', exact: true }).press('Enter');
  await ana.app.getByText(/You have nominated Marcus/).waitFor();

  await showThem(world, communityId, roleId);
  const marcus = await here.visit('Marcus', appPlace(at));
  await marcus.app.getByText('“He asks what a word means”').waitFor();
  await marcus.app.getByRole('button', { name: 'Yes, I would' }).press('Enter');
  await marcus.app.getByText('would do it').waitFor();

  const priya = await here.visit('Priya', appPlace(at));
  await priya.app.getByRole('button', { name: /^Propose Marcus/ }).press('Enter');
  const sheet = priya.app.getByRole('dialog', { name: 'Propose for the role' });
  await sheet.getByLabel('Why them?').fill('Ana has said why');
  await sheet.getByRole('button', { name: 'Propose', exact: true }).press('Enter');
  await priya.app.getByText(/Marcus .* is proposed/).waitFor();
});

test('in the panel of a session a role is opened, nominated for unseen, and decided before the session ends', async () => {
  // Nothing is decided in a session of another day before it has begun.
  await moveTo(world, here.who('Priya'), session);
  const priya = await here.visit('Priya', '#/teams/home');
  await priya.join(session);
  // Where several are open one chooses.
  await offerRole(world, here.who('Priya'), communityId, { title: 'Mentor' });
  const named = await offerRole(world, here.who('Priya'), communityId, {
    title: 'Timekeeper',
    gather: { sessionId: session.id },
  });
  await priya.panel.getByRole('button', { name: 'Choose for a role' }).click();
  await priya.panel.getByRole('button', { name: 'Open Timekeeper' }).click();
  await priya.panel.getByRole('combobox', { name: /^Who/ }).selectOption({
    label: `${here.who('Priya').displayName} (you)`,
  });
  await priya.panel.getByLabel('Why them?').fill('I have a watch');
  await priya.panel.getByRole('button', { name: 'Nominate', exact: true }).press('Enter');
  await priya.panel.getByText(/You have nominated/).waitFor();
  await priya.panel.getByRole('button', { name: 'Show them now' }).press('Enter');
  await priya.panel.getByRole('button', { name: 'Yes, I would' }).press('Enter');
  await priya.panel.getByRole('button', { name: /^Propose / }).press('Enter');
  const sheet = priya.panel.getByRole('dialog', { name: 'Propose for the role' });
  await sheet.getByLabel('Why them?').fill('Nobody else has a watch');
  await sheet.getByRole('button', { name: 'Propose', exact: true }).press('Enter');
  await priya.panel.getByText(/is proposed/).waitFor();
  const { role } = await world.call(here.who('Priya'), API.openRole, {
    params: { communityId, roleId: named.id },
  });
  expect(role.proposed?.closesAt).toBe(session.endsAt);
});
