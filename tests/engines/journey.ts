import { API } from '../../domain/api.ts';
import { artifactDraft, publishArtifact, someone, startCommunity } from '../http/guild.ts';
import type { TestWorld } from '../support/world.ts';
import { type Engine, until, type Where } from './engine.ts';

const TOPIC = 'Feedback that lands';

/** An organiser plans a session, joins it, takes a note, ticks in its playbook and closes it. */
export async function journey(world: TestWorld, browser: Engine): Promise<void> {
  const priya = someone(world, 0);
  const communityId = await startCommunity(world, priya, [[someone(world, 1), 'member']]);
  const playbook = await publishArtifact(
    world,
    priya,
    communityId,
    artifactDraft({ body: '# Openers\n\n- [ ] Ask first\n- [ ] Say what you saw' }),
  );
  const sees = (where: Where, words: string) => until(`“${words}”`, () => browser.shows(where, words));

  // Plan.
  const page = new URLSearchParams({ subPage: `/communities/${communityId}/plan` });
  await browser.open(`${world.url}/workbench/?as=${priya.id}#/teams/home?${page}`);
  await browser.type('content', /^Topic/, TOPIC);
  await browser.type('content', /^Purpose/, 'Everybody leaves with one opener.');
  await browser.press('content', 'button', new RegExp(`^Link ${playbook.title}`));
  await browser.press('content', 'button', /^Plan session/);
  await sees('content', 'You facilitate');
  await world.settled();

  // Join: the link is there once the invite has gone out.
  await browser.press('content', 'button', /^Join$/);
  await browser.press('workbench', 'button', /^Guildhall$/);
  await sees('sidePanel', TOPIC);

  // Begin early, and say that it is meant.
  await browser.press('sidePanel', 'button', /^Begin$/);
  await browser.press('sidePanel', 'button', /^Begin now/);
  await browser.press('sidePanel', 'button', /^Next:/);

  // Note.
  await browser.type('sidePanel', /^What did you notice/, 'Asking first halves the defensiveness');
  await browser.press('sidePanel', 'button', /^Save note/);
  await sees('sidePanel', 'Note saved.');
  await browser.press('sidePanel', 'tab', /^Notes/);
  await sees('sidePanel', 'Asking first halves the defensiveness');

  // Playbook.
  await browser.press('sidePanel', 'tab', /^Playbook/);
  await browser.press('sidePanel', 'checkbox', /^Ask first/);

  // Close.
  await browser.press('sidePanel', 'button', /^Close the session/);
  await browser.press('sidePanel', 'button', /^Close session/);
  await sees('sidePanel', 'This session is closed.');
  await kept(world, communityId);
}

/** What the journey must have left behind. */
async function kept(world: TestWorld, communityId: string): Promise<void> {
  const priya = someone(world, 0);
  const { sessions } = await world.call(priya, API.listSessions, {
    params: { communityId },
    query: { when: 'past' },
  });
  const session = sessions.find(({ topic }) => topic === TOPIC);
  if (session?.state !== 'closed') throw new Error(`The session is ${session?.state}`);
  const params = { communityId, sessionId: session.id };
  const live = await world.call(priya, API.followSession, { params, query: {} });
  const [note] = live.notes;
  if (live.notes.length !== 1 || note?.text !== 'Asking first halves the defensiveness')
    throw new Error(`There are ${live.notes.length} notes: ${note?.text}`);
  if (live.ticks.length !== 1) throw new Error(`There are ${live.ticks.length} ticks`);
}
