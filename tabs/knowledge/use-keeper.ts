import { useEffect, useState } from 'react';
import type { Artifact, ArtifactDraft, TemplateOrigin } from '../../domain/knowledge/artifact.ts';
import {
  type ArtifactPage,
  discardDraft,
  draftArtifact,
  openArtifact,
  reviseArtifact,
} from '../../domain/knowledge/contract.ts';
import { call } from '../api/client.ts';
import { remember } from '../api/use-data.ts';
import { DraftKeeper } from '../drafts/draft-keeper.ts';
import type { DraftState } from '../drafts/draft-state.ts';
import type { Origin } from '../drafts/open-draft.ts';
import { useDraftKeeper } from '../drafts/use-draft-keeper.ts';
import { useHost } from '../host/use-host.ts';
import { ARTIFACT_DRAFT } from './draft.ts';
import { localDrafts } from './local-drafts.ts';

export type ArtifactKeeper = DraftKeeper<ArtifactDraft, ArtifactPage, Artifact>;
export type ArtifactState = DraftState<ArtifactDraft, ArtifactPage>;

/** What a new artifact begins with. */
export interface Start {
  readonly draft: ArtifactDraft;
  readonly madeFrom: TemplateOrigin | null;
}

const EMPTY: ArtifactDraft = {
  title: '',
  type: 'playbook',
  taxonomy: 'process',
  body: '',
  reviewBy: null,
  tags: [],
};

/** The keeper of one artifact's draft, for as long as its editor is open. */
export function useKeeper(
  communityId: string,
  artifactId: string,
  origin: Origin,
  start: Start | null,
): { keeper: ArtifactKeeper; now: ArtifactState } {
  const { personId } = useHost();
  const [keeper] = useState(() => {
    const params = { communityId, artifactId };
    return new DraftKeeper({
      kind: ARTIFACT_DRAFT,
      records: localDrafts(personId, communityId),
      id: artifactId,
      start: start?.draft ?? EMPTY,
      server: {
        open: () => call(openArtifact, { params }),
        create: (draft, operation) => {
          const madeFrom = start?.madeFrom;
          return call(draftArtifact, {
            params,
            body: { ...draft, ...(madeFrom && { madeFrom }) },
            operation,
          });
        },
        discard: async (etag, operation) => (await call(discardDraft, { params, etag, operation })).artifact,
        revise: (body, etag, operation) => call(reviseArtifact, { params, body, etag, operation }),
      },
    });
  });
  const now = useDraftKeeper(keeper, origin);

  const { page } = now;
  useEffect(() => {
    // The page that is opened next begins with what has just been saved. What others have said meanwhile stands beside
    // the editor, and is newer than what the editor was opened with.
    if (page)
      void remember(openArtifact, { params: { communityId, artifactId } }, (before) => ({
        ...page,
        ...(before && {
          annotations: before.annotations,
          annotationsAfter: before.annotationsAfter,
          trials: before.trials,
          uses: before.uses,
        }),
      }));
  }, [page, communityId, artifactId]);

  return { keeper, now };
}
