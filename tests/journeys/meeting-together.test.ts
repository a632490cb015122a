import { beforeAll, describe, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import {
  agendaItem,
  artifactDraft,
  moveTo,
  planSession,
  publishArtifact,
  sessionDraft,
  startCommunity,
} from '../http/guild.ts';
import { callPlace, type Visitor } from '../support/browser.ts';
import { sharedTown } from '../support/own-town.ts';
import { Delays } from './delays.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const BODY = '# Openers\n\n- [ ] Ask first\n- [ ] Say what you saw\n\nThen wait.';

const here = await sharedTown();
let communityId: string;
let playbookId: string;
let session: Session;
let priya: Visitor;
let marcus: Visitor;

/** Priya and Marcus are in the meeting, at the second item of its agenda. */
beforeAll(async () => {
  const { world } = here;
  const [organiser, other] = [here.who('Priya'), here.who('Marcus')];
  communityId = await startCommunity(world, organiser, [
    [other, 'member'],
    [here.who('Ana'), 'member'],
  ]);
  playbookId = (await publishArtifact(world, organiser, communityId, artifactDraft({ body: BODY }))).id;
  const draft = sessionDraft(organiser, {
    artifactIds: [playbookId],
    agenda: ['Check-in', 'Demonstration', 'Debrief'].map((title) => agendaItem(title)),
  });
  session = await here.invited(organiser, await planSession(world, organiser, communityId, draft));
  for (const item of [0, 1]) await moveTo(world, organiser, session, item);
  [priya, marcus] = await Promise.all([
    here.visit('Priya', callPlace(session)),
    here.visit('Marcus', callPlace(session)),
  ]);
  await Promise.all([now(priya, 'Demonstration'), now(marcus, 'Demonstration')]);
});

const delays = new Delays();
const seen = delays.seen.bind(delays);
const now = (visitor: Visitor, title: string) =>
  visitor.panel.locator('[aria-current="step"]').filter({ hasText: title }).waitFor();

describe('two people in a session', () => {
  test('facilitation is handed over in one click', async () => {
    await priya.panel.getByRole('button', { name: 'Hand over' }).click();
    const people = priya.panel.getByRole('region', { name: 'Hand over to' });
    // Those who have it open come first.
    await people.getByRole('button', { name: /Marcus Bell.*has it open/ }).waitFor();
    expect(await people.locator('li button').first().innerText()).toContain('Marcus Bell');
    await seen(
      people.getByRole('button', { name: /Marcus Bell/ }).click(),
      marcus.panel.getByText('You facilitate', { exact: true }).waitFor(),
    );
    const told = marcus.panel.getByText('You facilitate now. Priya Raman handed it over to you.');
    await told.waitFor();
    await marcus.panel.getByRole('button', { name: 'All right' }).click();
    await told.waitFor({ state: 'detached' });
    await priya.panel.getByText('You handed over to Marcus Bell').waitFor();
    await priya.panel.getByRole('button', { name: 'Undo' }).and(priya.panel.locator(':focus')).waitFor();

    // Whoever hands over loses the buttons for it, but for its undo.
    await marcus.panel.getByRole('button', { name: 'Hand over' }).click();
    await marcus.panel
      .getByRole('region', { name: 'Hand over to' })
      .getByRole('button', { name: /Priya/ })
      .click();
    await marcus.panel.getByRole('button', { name: 'Undo' }).and(marcus.panel.locator(':focus')).waitFor();
    // A reload changes nothing: within the ten seconds it can still be undone.
    await marcus.page.reload();
    await marcus.panel.getByText('You handed over to Priya Raman').waitFor();
    await marcus.panel.getByRole('button', { name: 'Undo' }).click();
    await marcus.panel.getByText('You facilitate', { exact: true }).waitFor();
    await priya.panel.getByText('Marcus Bell facilitates').waitFor();
    const params = { communityId, sessionId: session.id };
    for (const to of ['Priya', 'Marcus'])
      await here.world.call(here.who('Priya'), API.handOver, { params, body: { to: here.who(to).id } });
    await marcus.panel.getByText('You facilitate', { exact: true }).waitFor();
    await told.waitFor();
    await marcus.panel.getByRole('tab', { name: 'Agenda' }).click();
    await priya.panel.getByRole('tab', { name: 'Agenda' }).click();
    await seen(marcus.panel.getByRole('button', { name: 'Next: Debrief' }).click(), now(priya, 'Debrief'));
    // It leaves by itself, too.
    await told.waitFor({ state: 'detached' });
  });

  test('a checklist is ticked for this session, and the playbook is shown to everyone', async () => {
    for (const { panel } of [priya, marcus]) await panel.getByRole('tab', { name: 'Knowledge' }).click();
    const box = (visitor: Visitor) => visitor.panel.getByRole('checkbox', { name: /Ask first/ });
    const ticked = (visitor: Visitor) => visitor.panel.locator('input[type=checkbox]:checked');
    await box(priya).waitFor();
    await seen(box(marcus).check(), ticked(priya).waitFor());
    expect(await box(priya).isChecked()).toBe(true);
    const other = priya.panel.getByRole('checkbox', { name: /Say what you saw/ });
    expect(await other.isChecked()).toBe(false);

    here.forgive(/net::ERR_/);
    await priya.context.route(/\/ticks\//, (route) => route.abort());
    await other.click();
    await priya.panel.getByText('Guildhall does not answer, so the box is as it was.').waitFor();
    expect(await other.isChecked()).toBe(false);
    await priya.context.unroute(/\/ticks\//);

    const opened = await here.world.call(here.who('Ana'), API.openArtifact, {
      params: { communityId, artifactId: playbookId },
    });
    expect(opened.body).toBe(BODY);
    expect(opened.artifact.revision).toBe(1);

    // Another item is put before it: the session goes on with what was ticked, until somebody asks for the new one.
    const { world } = here;
    const params = { communityId, artifactId: playbookId };
    const { etag } = opened.artifact;
    const body = artifactDraft({ body: BODY.replace('- [ ]', '- [ ] Sit down first\n- [ ]') });
    const revised = await world.call(here.who('Priya'), API.reviseArtifact, { params, body, etag });
    const changeNote = 'Sit down';
    await world.call(here.who('Priya'), API.publishArtifact, {
      ...{ params, body: { changeNote }, etag: revised.etag },
    });
    const again = async (visitor: Visitor) => {
      await visitor.page.reload();
      await visitor.panel.getByRole('tab', { name: 'Knowledge' }).click();
      await visitor.panel.getByText('This is revision 1.').waitFor();
    };
    await again(priya);
    expect(await box(priya).isChecked()).toBe(true);
    expect(await priya.panel.getByText('Sit down first').count()).toBe(0);
    await priya.panel.getByRole('button', { name: 'Show revision 2' }).click();
    await priya.panel.getByText('Sit down first').waitFor();
    expect(await ticked(priya).count()).toBe(0);
    await priya.panel.getByRole('button', { name: 'Show revision 1' }).click();
    await ticked(priya).waitFor();
    expect(await box(priya).isChecked()).toBe(true);

    await marcus.panel.getByRole('button', { name: 'Show to everyone' }).click();
    await priya.stage.getByRole('heading', { name: 'Feedback that lands' }).waitFor();
    await priya.stage.getByText('Say what you saw').waitFor();
    await priya.stage.getByRole('checkbox', { name: /Say what you saw/ }).click();
    await marcus.panel.getByRole('checkbox', { name: /Say what you saw/, checked: true }).waitFor();
    await marcus.panel.getByRole('button', { name: 'Stop showing' }).click();
    await priya.page.locator('iframe[data-frame-context="meetingStage"]').waitFor({ state: 'detached' });
  });

  delays.areShort();
});
