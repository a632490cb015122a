import { API } from '../../domain/api.ts';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { artifactDraft, id, startCommunity } from '../http/guild.ts';
import type { Visitor } from '../support/browser.ts';
import { ownTown } from '../support/own-town.ts';

/** A community of Priya and Marcus for the tests of one file, and what those about drafts do in it. */
export async function communityWithDrafts() {
  const here = await ownTown();
  const communityId = await startCommunity(here.world, here.who('Priya'), [[here.who('Marcus'), 'member']]);
  const at = (artifactId: string) => ({ params: { communityId, artifactId } });
  return {
    here,
    communityId,
    list: `/communities/${communityId}/knowledge`,
    at,
    draft: (title: string) =>
      here.world.call(here.who('Priya'), API.draftArtifact, { ...at(id()), body: artifactDraft({ title }) }),
    revise: (artifact: Artifact, body: string) =>
      here.world.call(here.who('Priya'), API.reviseArtifact, {
        ...at(artifact.id),
        body: artifactDraft({ title: artifact.title, body }),
        etag: artifact.etag,
      }),
    stored: async (artifactId: string) =>
      (await here.world.ask(here.who('Priya'), API.openArtifact, at(artifactId))).body,
    words: ({ app }: Visitor) => app.getByRole('textbox', { name: 'What this is for' }),
    discardButton: ({ app }: Visitor) => app.getByRole('button', { name: 'Discard draft' }),
  };
}
