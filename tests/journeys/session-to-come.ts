import { API } from '../../domain/api.ts';
import { artifactDraft, planSession, publishArtifact, sessionDraft, startCommunity } from '../http/guild.ts';
import type { Visitor } from '../support/browser.ts';
import { ownTown } from '../support/own-town.ts';

const note = (visitor: Visitor, text: string) =>
  visitor.panel.getByRole('listitem').filter({ hasText: text });

async function capture(visitor: Visitor, text: string): Promise<void> {
  const words = visitor.panel.getByRole('textbox', { name: 'What did you notice?' });
  await words.fill(text);
  await words.press('Enter');
  await visitor.panel.getByRole('tab', { name: /^Notes/ }).click();
  await note(visitor, text).waitFor();
}

/**
 * A community of Priya, Marcus and Ben, who has left it, for the tests of one file; in it a session that is to come, and
 * a playbook.
 */
export async function sessionToCome() {
  const here = await ownTown();
  const { world } = here;
  const organiser = here.who('Priya');
  const communityId = await startCommunity(world, organiser, [
    [here.who('Marcus'), 'member'],
    [here.who('Ben'), 'member'],
  ]);
  const { id: playbookId } = await publishArtifact(world, organiser, communityId, artifactDraft());
  const planned = await planSession(world, organiser, communityId, sessionDraft(organiser));
  const session = await here.invited(organiser, planned);
  await world.call(organiser, API.removeMember, {
    params: { communityId, personId: here.who('Ben').id },
  });
  /** The texts of the session's notes. */
  async function kept(): Promise<string[]> {
    const params = { communityId, sessionId: session.id };
    const live = await world.call(organiser, API.followSession, { params, query: {} });
    return live.notes.map(({ text }) => text);
  }
  return { here, communityId, playbookId, session, note, capture, kept };
}
