import { expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { captureNote, id, noteDraft, pastSessionDraft, planSession } from '../http/guild.ts';
import { townWithCommunity } from '../support/own-town.ts';
import { faultsOfViews, type View } from './furnished-community.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'member', Marcus: 'mentor' });
const { world } = here;
const [priya, ana, marcus] = [here.who('Priya'), here.who('Ana'), here.who('Marcus')];
const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
const note = await captureNote(world, priya, session, noteDraft('Ask first'));
const about = { kind: 'note' as const, sessionId: session.id, authorKey: note.authorKey, noteId: note.id };
const params = { communityId };
await world.call(ana, API.recognise, { params, body: { about, words: 'I have begun with it since' } });
await world.call(ana, API.closeSession, { params: { communityId, sessionId: session.id }, body: {} });
const helpId = id();
await world.call(priya, API.askForHelp, {
  params: { communityId, helpId },
  body: { askedId: marcus.id, words: 'My team says nothing' },
});
await world.call(marcus, API.sayInHelp, {
  params: { communityId, helpId, messageId: id() },
  body: { words: 'Gladly', time: '2031-05-08T09:00:00.000Z', notNow: false },
});
await world.settled();

const community = `/communities/${communityId}`;
const VIEWS: readonly View[] = [
  ['/', /^Home$/],
  [`${community}/people/help`, /^Ask for help$/],
  [`${community}/people/help/${helpId}`, /^You asked Marcus/],
  [`${community}/sessions/${session.id}`, new RegExp(`^${session.topic}`)],
];

test('every view of safety and recognition passes axe, wide and narrow, in any theme and in forced colours', async () => {
  expect(await faultsOfViews(here, VIEWS)).toEqual([]);
});
