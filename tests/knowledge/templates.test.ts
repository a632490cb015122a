import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { ARTIFACT_TYPES } from '../../domain/knowledge/artifact.ts';
import { TEMPLATES } from '../../domain/knowledge/templates.ts';
import { artifactDraft, id } from '../http/guild.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya } = await gathered({});

async function published(body: string, type: (typeof ARTIFACT_TYPES)[number]) {
  const params = { communityId, artifactId: id() };
  const { etag } = await world.call(priya, API.draftArtifact, {
    params,
    body: artifactDraft({ body, type }),
  });
  return world.ask(priya, API.publishArtifact, { params, body: { changeNote: 'First' }, etag });
}

test('a template that nobody has touched is not published, whichever page or program asks for it', async () => {
  for (const type of ARTIFACT_TYPES) {
    const refused = await published(TEMPLATES[type], type);
    expect([type, refused.status, refused.body.code]).toEqual([type, 409, 'untouched-template']);
  }
  // Sent by a browser on Windows, and as another type than it is made for.
  expect((await published(TEMPLATES.checklist.replaceAll('\n', '\r\n'), 'playbook')).body.code).toBe(
    'untouched-template',
  );
  const written = await published(
    TEMPLATES.checklist.replace('The first thing to check', 'Ask'),
    'checklist',
  );
  expect(written.body.state).toBe('published');
});
