import type { Area } from '../area.ts';
import { findKind } from '../search/kinds.ts';
import { ARTIFACT_FIND } from './artifact-search.ts';
import { discardDraft } from './discard-draft.ts';
import { draftArtifact } from './draft-artifact.ts';
import { listArtifacts } from './list-artifacts.ts';
import { openArtifact } from './open-artifact.ts';
import { openRevision } from './open-revision.ts';
import { publishArtifact } from './publish-artifact.ts';
import { reviseArtifact } from './revise-artifact.ts';
import { searchKnowledge } from './search-knowledge.ts';

export const knowledge: Area = {
  routes: [
    listArtifacts,
    draftArtifact,
    openArtifact,
    reviseArtifact,
    publishArtifact,
    discardDraft,
    openRevision,
    searchKnowledge,
  ],
  search: [findKind(ARTIFACT_FIND)],
};
