import * as z from 'zod/mini';
import { readCommunity } from '../community/abilities.ts';
import { id, personRef } from '../shared/ids.ts';
import { inCommunity, none, route } from '../shared/route.ts';
import { searchHit } from '../shared/search.ts';
import { line } from '../shared/text.ts';
import { date, instant } from '../shared/time.ts';
import { nullIfMissing, tolerantArray, tolerantRecord } from '../shared/tolerant.ts';
import { writeKnowledge } from './abilities.ts';
import { annotation, incorporated } from './annotation.ts';
import { artifact, artifactDraft, revision, savedDraft, templateOrigin } from './artifact.ts';
import { evidenceSummary, trial, use } from './evidence.ts';
import { listQuery } from './listing.ts';
import { revisionNumber } from './revision-number.ts';
import { taxonomy } from './taxonomy.ts';

const anArtifact = z.strictObject({ communityId: id, artifactId: id });
const permission = z.string();
/** The longest text, with each of its characters escaped. */
const DRAFT_BYTES_MAX = 1_048_576;

export const artifactPage = z.object({
  artifact,
  /** The published Markdown; null before the first publication. */
  body: nullIfMissing(z.string()),
  /** The draft, for those who may write; null if there is none. */
  draft: nullIfMissing(savedDraft),
  /** Who saved the draft last. The artifact's own date is that of its publication. */
  draftSaved: nullIfMissing(z.object({ by: personRef, at: instant })),
  revisions: tolerantArray(revision),
  /** The latest report first. */
  trials: nullIfMissing(tolerantArray(trial)),
  /** The latest session first. */
  uses: nullIfMissing(tolerantArray(use)),
  /** Those that have ended too, the oldest first. */
  annotations: nullIfMissing(tolerantArray(annotation)),
  /** After which annotation there are more, see `listAnnotations`; null for no more. */
  annotationsAfter: nullIfMissing(id),
  /** Who else has the editor open, for those who may write. */
  editing: z._default(tolerantArray(personRef), []),
  abilities: z.object({
    write: permission,
    /** Whether I may say who looks after it: its owner may, and organisers. */
    give: z._default(z.boolean(), false),
    /** Whether I am asked what becomes of its annotations: its owner is, and organisers are. */
    decide: z._default(z.boolean(), false),
  }),
});
export type ArtifactPage = z.infer<typeof artifactPage>;

/** An artifact with what its evidence comes to; null for one that was never published. */
export const listedArtifact = z.extend(artifact, {
  evidence: nullIfMissing(evidenceSummary),
  /** When something was last added to its evidence; null for never. */
  evidenceAt: nullIfMissing(instant),
});
export type ListedArtifact = z.infer<typeof listedArtifact>;

const counts = tolerantRecord(z.int());

export const listArtifacts = route({
  name: 'listArtifacts',
  method: 'GET',
  path: '/api/communities/{communityId}/artifacts',
  summary: 'The knowledge base, a page at a time: published artifacts, and drafts for those who may write',
  access: readCommunity,
  shows: ['knowledge'],
  params: inCommunity,
  query: listQuery,
  body: none,
  reply: z.object({
    artifacts: tolerantArray(listedArtifact),
    /** The last artifact of this page, after which there are more; null for no more. */
    next: nullIfMissing(id),
    /** How many there are on all pages. */
    total: z._default(z.int(), 0),
    /** How many there are whatever the filter. */
    published: z._default(z.int(), 0),
    drafts: z._default(z.int(), 0),
    /** How many each choice of one filter would find, with the other filters as they are; '' for no choice. */
    counts: z._default(z.object({ taxonomy: counts, type: counts, evidence: counts, tag: counts }), {
      taxonomy: {},
      type: {},
      evidence: {},
      tag: {},
    }),
    /** Whether anything was tried at all. */
    anyTried: z._default(z.boolean(), false),
  }),
});

export const draftArtifact = route({
  name: 'draftArtifact',
  method: 'PUT',
  path: '/api/communities/{communityId}/artifacts/{artifactId}',
  summary: 'Begin an artifact as a draft',
  access: writeKnowledge,
  touches: ['knowledge'],
  params: anArtifact,
  query: none,
  body: z.extend(artifactDraft, { madeFrom: z.optional(z.strictObject(templateOrigin.shape)) }),
  reply: artifact,
  maxBytes: DRAFT_BYTES_MAX,
});

export const openArtifact = route({
  name: 'openArtifact',
  method: 'GET',
  path: '/api/communities/{communityId}/artifacts/{artifactId}',
  summary: 'An artifact with its published body, its draft, the list of its revisions and its evidence',
  access: readCommunity,
  shows: ['knowledge'],
  params: anArtifact,
  query: none,
  body: none,
  reply: artifactPage,
});

export const reviseArtifact = route({
  name: 'reviseArtifact',
  method: 'PATCH',
  path: '/api/communities/{communityId}/artifacts/{artifactId}',
  summary: 'Save the draft of an artifact; readers see it once it is published',
  access: writeKnowledge,
  touches: ['knowledge'],
  params: anArtifact,
  query: none,
  body: artifactDraft,
  reply: artifact,
  versioned: true,
  maxBytes: DRAFT_BYTES_MAX,
});

/** More files than an import takes. */
const IMPORTED_MAX = 10_000;

export const publishArtifact = route({
  name: 'publishArtifact',
  method: 'POST',
  path: '/api/communities/{communityId}/artifacts/{artifactId}/publish',
  summary: 'Publish the draft as the next revision, with a word on what changed',
  access: writeKnowledge,
  touches: ['knowledge', 'home'],
  params: anArtifact,
  query: none,
  body: z.strictObject({
    changeNote: line(300),
    incorporates: z._default(incorporated, []),
    /** Whether it is one of many that an import publishes, of which `tellImport` tells at once. */
    inImport: z._default(z.boolean(), false),
  }),
  reply: artifact,
  versioned: true,
});

export const tellImport = route({
  name: 'tellImport',
  method: 'PUT',
  path: '/api/communities/{communityId}/imports/{importId}',
  summary: 'Tell in one line of news of what an import has published',
  access: writeKnowledge,
  touches: ['home'],
  params: z.strictObject({ communityId: id, importId: id }),
  query: none,
  body: z.strictObject({
    count: z.int().check(z.gte(1), z.lte(IMPORTED_MAX)),
    /** The folder or zip that it came from. */
    root: z.nullable(line(120)),
  }),
  reply: z.object({}),
});

export const discardDraft = route({
  name: 'discardDraft',
  method: 'DELETE',
  path: '/api/communities/{communityId}/artifacts/{artifactId}/draft',
  summary: 'Discard the draft: the last revision stands, and what was never published is gone',
  access: writeKnowledge,
  touches: ['knowledge'],
  params: anArtifact,
  query: none,
  body: none,
  /** The artifact after the change; null if it was removed. */
  reply: z.object({ artifact: nullIfMissing(artifact) }),
  versioned: true,
});

export const restoreRevision = route({
  name: 'restoreRevision',
  method: 'POST',
  path: '/api/communities/{communityId}/artifacts/{artifactId}/revisions/{number}/restore',
  summary: 'Publish the text of an older revision as the next one; a draft stays',
  access: writeKnowledge,
  touches: ['knowledge', 'home'],
  params: z.strictObject({ communityId: id, artifactId: id, number: revisionNumber }),
  query: none,
  body: z.strictObject({ changeNote: line(300) }),
  reply: artifact,
  versioned: true,
});

export const giveArtifact = route({
  name: 'giveArtifact',
  method: 'PUT',
  path: '/api/communities/{communityId}/artifacts/{artifactId}/owner',
  summary: 'Give an artifact to another member who writes, or take over one whose owner has left',
  access: writeKnowledge,
  touches: ['knowledge', 'home'],
  params: anArtifact,
  query: none,
  body: z.strictObject({ ownerId: id }),
  reply: artifact,
  versioned: true,
});

export const reviewArtifact = route({
  name: 'reviewArtifact',
  method: 'POST',
  path: '/api/communities/{communityId}/artifacts/{artifactId}/review',
  summary: 'Say that it is still right, and when to look again; readers see no new revision',
  access: writeKnowledge,
  touches: ['knowledge', 'home'],
  params: anArtifact,
  query: none,
  body: z.strictObject({
    reviewBy: z.nullable(date),
    /** Takes back what I have just said: the date and who had looked are those of before. */
    takenBack: z._default(z.boolean(), false),
  }),
  reply: artifact,
  versioned: true,
});

export const keepEditing = route({
  name: 'keepEditing',
  method: 'PUT',
  path: '/api/communities/{communityId}/artifacts/{artifactId}/editing',
  summary: 'Say that I have the editor open, or have left it; who else has it open',
  access: writeKnowledge,
  touches: [],
  params: anArtifact,
  query: none,
  body: z.strictObject({
    open: z.boolean(),
    /** Which editor, of a person who may have several open; pages from before this do not say it. */
    editor: z.optional(id),
  }),
  reply: z.object({ others: tolerantArray(personRef) }),
});

/** An artifact that should be looked at. */
export const staleArtifact = z.extend(artifact, {
  /** Whether whoever owned it has left. */
  ownerLeft: z._default(z.boolean(), false),
});

export const listStale = route({
  name: 'listStale',
  method: 'GET',
  path: '/api/communities/{communityId}/stale-artifacts',
  summary: 'What is published and should be looked at: its review day has come, or its owner has left',
  access: readCommunity,
  shows: ['knowledge'],
  params: inCommunity,
  query: z.strictObject({
    /** Today, where the reader is. */
    on: date,
  }),
  body: none,
  reply: z.object({ artifacts: tolerantArray(staleArtifact) }),
});

export const openRevision = route({
  name: 'openRevision',
  method: 'GET',
  path: '/api/communities/{communityId}/artifacts/{artifactId}/revisions/{number}',
  summary: 'One revision as it was published',
  access: readCommunity,
  shows: ['knowledge'],
  params: z.strictObject({
    communityId: id,
    artifactId: id,
    number: revisionNumber,
  }),
  query: none,
  body: none,
  reply: z.object({
    revision,
    body: z.string(),
    /** What stood around its text. */
    about: nullIfMissing(z.omit(savedDraft, { body: true })),
  }),
});

export const searchKnowledge = route({
  name: 'searchKnowledge',
  method: 'GET',
  path: '/api/communities/{communityId}/search',
  summary: 'What holds the words and phrases, within the filters kind:, by: and tag:',
  access: readCommunity,
  shows: ['knowledge', 'notes', 'sessions'],
  params: inCommunity,
  query: z.strictObject({
    /** A few words, or a question as people ask it. */
    q: line(400),
    taxonomy: z.optional(taxonomy),
    /** A facet of what is found, such as a kind of notes; what a page does not know finds nothing. */
    kind: z.optional(line(40)),
    /** Whether other words for the same, which the glossary has, are left out. */
    typed: z.optional(z.literal('only')),
  }),
  body: none,
  reply: z.object({
    hits: tolerantArray(searchHit),
    total: z.int(),
    /** The filters among the words that were understood, such as `by:priya`, with how they are written. */
    filters: z._default(z.array(z.object({ name: z.string(), value: z.string(), written: z.string() })), []),
    /** What `kind:` said that is no kind; it was looked for as words. */
    unknownKinds: z._default(z.array(z.string()), []),
    /** Other words for the same by which more was found. */
    also: z._default(z.array(z.string()), []),
  }),
});
