import { describe, expect, test, vi } from 'vitest';
import { API } from '../../domain/api.ts';
import type { NewAnnotation } from '../../domain/knowledge/annotation.ts';
import { artifactText } from '../../domain/knowledge/text.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { artifactDraft, id, publishArtifact } from '../http/guild.ts';
import { beginPilot, publishReport } from '../pilots/drafts.ts';
import { townWithCommunity } from '../support/own-town.ts';
import { drawn, faultsOf, faultsOfViews, inColours, RAIL, show, type View } from './furnished-community.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { here, communityId } = await townWithCommunity({ Ana: 'member', Ben: 'member' });
const { world } = here;
const [priya, ana, ben] = [here.who('Priya'), here.who('Ana'), here.who('Ben')];

const GONE = 'Escalate after one day.';
const BODY = [
  'Ask first whether **now** is a good time.',
  '- [ ] Say what you saw\n- Stop [there](https://example.org/there)',
  '| When | How |\n|---|---|\n| Monday | Briefly |',
  '> Thank them for listening.',
].join('\n\n');
const artifact = await publishArtifact(
  world,
  priya,
  communityId,
  artifactDraft({ body: `${BODY}\n\n${GONE}` }),
);
const place = { communityId, artifactId: artifact.id };
const { text } = artifactText('playbook', `${BODY}\n\n${GONE}`);

async function annotate(person: Person, kind: NewAnnotation['kind'], quote: string | null): Promise<string> {
  const annotationId = id();
  const start = quote === null ? 0 : text.indexOf(quote);
  const anchor = quote === null ? null : { start, end: start + quote.length };
  const said = { words: `It ${kind} here, as far as we can see.`, context: '12 people, remote' };
  await world.call(person, API.annotate, {
    params: { ...place, annotationId },
    body: { kind, ...said, revision: 1, anchor, sessionId: null, pilotId: null },
  });
  return annotationId;
}
for (const kind of ['worked', 'failed', 'exception', 'adaptation'] as const) {
  await annotate(ana, kind, 'now is a good');
  await annotate(
    ben,
    kind,
    { worked: 'you saw', failed: 'there', exception: 'Briefly', adaptation: 'listening' }[kind],
  );
}
await annotate(ana, 'failed', null);
await annotate(ana, 'failed', GONE);
const answered = await annotate(ana, 'worked', 'Say what');
await world.call(ben, API.answerAnnotation, {
  params: { ...place, annotationId: answered, answerId: id() },
  body: { words: 'Here too.' },
});
const declined = await annotate(ben, 'worked', 'Monday');
const { annotations } = await world.call(priya, API.openArtifact, { params: place });
await world.call(priya, API.declineAnnotation, {
  params: { ...place, annotationId: declined },
  body: { reason: 'Any day will do.' },
  etag: annotations?.find((one) => one.id === declined)?.etag ?? '',
});
const revised = await world.call(priya, API.reviseArtifact, {
  params: place,
  body: artifactDraft({ body: BODY }),
  etag: artifact.etag,
});
await world.call(priya, API.publishArtifact, {
  params: place,
  body: { changeNote: 'Shorter', incorporates: [] },
  etag: revised.etag,
});
for (const verdict of ['worked', 'mixed', 'failed'] as const) {
  const pilot = await beginPilot(world, ana, communityId, {
    title: `One that ${verdict}`,
    artifact: { id: artifact.id, revision: 1 },
  });
  await publishReport(world, ana, pilot, { verdict });
}
await world.settled();

const path = `/communities/${communityId}/knowledge`;
const VIEWS: readonly View[] = [
  [path, /^Knowledge base$/],
  [`${path}/${artifact.id}`, /^Feedback that lands$/],
  [`${path}/${artifact.id}/edit`, /^Revise/],
];

describe('every view with annotations and evidence', () => {
  test('passes axe, wide and narrow, in any theme and in forced colours; zoomed or with larger text nothing is cut off', async () => {
    expect(await faultsOfViews(here, VIEWS)).toEqual([]);
  });

  test('does so with everything unfolded, and while one writes', async () => {
    const visitor = await here.visit('Priya', '#/teams/home');
    const frame = await visitor.frame('content');
    await show(frame, `${path}/${artifact.id}`, /^Feedback that lands$/);
    const button = (name: string | RegExp) => frame.getByRole('button', { name });
    await button(/^Tried/).click();
    await button(/^Said about it/).click();
    await button('Would it work here?').click();
    await frame.getByRole('textbox', { name: 'People in my team' }).fill('8');
    await button('Show').click();
    await button(/answered/).click();
    await frame.locator(`[data-annotation="${answered}"]`).getByRole('button').first().click();
    const all: string[] = [];
    const look = async (what: string) => {
      for (const width of [1280, 320]) {
        await visitor.page.setViewportSize({ width: width + RAIL, height: 800 });
        await drawn(frame);
        all.push(...(await faultsOf(frame, 'whole')).map((one) => `${what}, ${width} px: ${one}`));
      }
      all.push(
        ...(await inColours(visitor, frame, (how) => faultsOf(frame, how))).map((one) => `${what}: ${one}`),
      );
      await visitor.page.setViewportSize({ width: 1280 + RAIL, height: 800 });
    };
    await look('unfolded');
    await button('Annotate').click();
    await frame.getByRole('radio', { name: 'Say what you saw' }).click();
    await look('picking');
    await button('Go on').click();
    await button('Add it').click();
    await look('writing');
    expect(all).toEqual([]);
  });
});
