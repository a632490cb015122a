import type { Area } from '../area.ts';
import { feedKind } from '../feed/kinds.ts';
import { findKind } from '../search/kinds.ts';
import { annotate } from './annotate.ts';
import { ANNOTATED_FEED } from './annotation-feed.ts';
import { annotationNewsNotices } from './annotation-notices.ts';
import { ANNOTATION_FIND } from './annotation-search.ts';
import { answerAnnotation } from './answer-annotation.ts';
import { ARTIFACT_FIND } from './artifact-search.ts';
import { changeAnnotation } from './change-annotation.ts';
import { declineAnnotation } from './decline-annotation.ts';
import { discardDraft } from './discard-draft.ts';
import { draftArtifact } from './draft-artifact.ts';
import { followAnnotationsKind } from './follow-annotations.ts';
import { giveArtifact } from './give-artifact.ts';
import { keepEditing } from './keep-editing.ts';
import { listAnnotations } from './list-annotations.ts';
import { listArtifacts } from './list-artifacts.ts';
import { listRelated } from './list-related.ts';
import { listStale } from './list-stale.ts';
import { openArtifact } from './open-artifact.ts';
import { openRevision } from './open-revision.ts';
import { placeAnnotation } from './place-annotation.ts';
import { publishArtifact } from './publish-artifact.ts';
import { removeAnnotation } from './remove-annotation.ts';
import { listTags, renameTag, renameTagsKind } from './rename-tag.ts';
import { restoreRevision } from './restore-revision.ts';
import { reviewArtifact } from './review-artifact.ts';
import { REVIEW_FEED, showReviewKind } from './review-feed.ts';
import { reviseArtifact } from './revise-artifact.ts';
import { searchKnowledge } from './search-knowledge.ts';
import { tellImport } from './tell-import.ts';

export const knowledge: Area = {
  routes: [
    listArtifacts,
    draftArtifact,
    openArtifact,
    reviseArtifact,
    publishArtifact,
    tellImport,
    discardDraft,
    openRevision,
    restoreRevision,
    giveArtifact,
    reviewArtifact,
    keepEditing,
    listStale,
    searchKnowledge,
    listTags,
    renameTag,
    listRelated,
    listAnnotations,
    annotate,
    changeAnnotation,
    removeAnnotation,
    answerAnnotation,
    placeAnnotation,
    declineAnnotation,
  ],
  work: [followAnnotationsKind, renameTagsKind, showReviewKind],
  newsNotices: annotationNewsNotices,
  feed: [feedKind(ANNOTATED_FEED), feedKind(REVIEW_FEED)],
  search: [findKind(ARTIFACT_FIND), findKind(ANNOTATION_FIND)],
};
