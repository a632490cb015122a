import { describe, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import { artifactDraft, day, publishArtifact } from '../http/guild.ts';
import { beginPilot, publishReport } from '../pilots/drafts.ts';
import { townWithCommunity } from '../support/own-town.ts';
import { faultsOfViews, type View } from './furnished-community.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Marcus: 'member', Ana: 'member' });
const { world } = here;
const priya = here.who('Priya');
const marcus = here.who('Marcus');
const artifact = await publishArtifact(world, priya, communityId, artifactDraft());
const tried = { id: artifact.id, revision: 1 };

// Due today, with a chart, an amendment and somebody who asks to join.
const running = await beginPilot(world, priya, communityId, {
  startsOn: day(-29),
  endsOn: day(20),
  artifact: tried,
  zone: 'Europe/London',
  collaborators: [{ personId: here.who('Ana').id, name: 'Ana Figueira', discipline: 'product' }],
});
for (const [ago, state, value] of [
  [-28, 'on-track', 5],
  [-22, 'wobbling', 4],
  [-14, 'stuck', 2.5],
] as const)
  await world.call(priya, API.checkInToPilot, {
    params: { communityId, pilotId: running.id, on: day(ago) },
    body: { state, value, words: 'Forgot it twice' },
  });
await world.call(priya, API.amendPrediction, {
  params: { communityId, pilotId: running.id },
  body: { prediction: null, reason: 'Half of the team has left.' },
  etag: running.etag,
});
await world.call(marcus, API.askToJoin, {
  params: { communityId, pilotId: running.id },
  body: { word: 'Us too' },
});
const over = await beginPilot(world, priya, communityId, {
  title: 'Ask first',
  startsOn: day(-40),
  endsOn: day(-2),
  artifact: tried,
});
const failed = await beginPilot(world, priya, communityId, { title: 'No-meeting mornings', artifact: tried });
const reported = await publishReport(world, priya, failed, { verdict: 'failed' });
await publishReport(world, priya, reported, { verdict: 'failed' }, 'It was another month');
for (const verdict of ['worked', 'mixed', 'stopped'] as const) {
  const one = await beginPilot(world, marcus, communityId, { title: `One that ${verdict}` });
  await publishReport(world, marcus, one, { verdict });
}
await world.settled();

const pilots = `/communities/${communityId}/pilots`;
const VIEWS: readonly View[] = [
  ['/', /^Home$/],
  [pilots, /^Pilots$/],
  [`${pilots}/new`, /^Begin a pilot$/],
  [`${pilots}/${running.id}`, /^A decision log/],
  [`${pilots}/${running.id}/edit`, /^Change the pilot$/],
  [`${pilots}/${over.id}/report`, /^Report$/],
  [`${pilots}/${failed.id}`, /^No-meeting mornings$/],
  [`${pilots}/${failed.id}/report`, /^Correct the report$/],
];

describe('every view of pilots', () => {
  test('passes axe, wide and narrow, in any theme and in forced colours; zoomed or with larger text nothing is cut off', async () => {
    expect(await faultsOfViews(here, VIEWS)).toEqual([]);
  });
});
