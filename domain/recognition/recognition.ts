import * as z from 'zod/mini';
import { authorKey, noteName } from '../sessions/note.ts';
import { id, personRef } from '../shared/ids.ts';
import { line } from '../shared/text.ts';
import { instant } from '../shared/time.ts';

const note = { kind: z.literal('note'), sessionId: id, authorKey, noteId: id };
const session = { kind: z.literal('session'), sessionId: id };
const pilot = { kind: z.literal('pilot'), pilotId: id };
const annotation = { kind: z.literal('annotation'), artifactId: id, annotationId: id };

/** A contribution: whose it is follows from the contribution itself. */
export const contribution = z.discriminatedUnion('kind', [
  z.strictObject(note),
  z.strictObject(session),
  z.strictObject(pilot),
  z.strictObject(annotation),
]);
/** A contribution as it is stored and answered: a newer version may have added to it. */
export const storedContribution = z.discriminatedUnion('kind', [
  z.object(note),
  z.object(session),
  z.object(pilot),
  z.object(annotation),
]);
export type Contribution = z.infer<typeof contribution>;

/** The pages on which contributions are. */
export const PAGES = ['session', 'pilot', 'artifact'] as const;
export interface ContributionPage {
  readonly of: (typeof PAGES)[number];
  readonly id: string;
}

export function pageOf(about: Contribution): ContributionPage {
  if (about.kind === 'pilot') return { of: 'pilot', id: about.pilotId };
  if (about.kind === 'annotation') return { of: 'artifact', id: about.artifactId };
  return { of: 'session', id: about.sessionId };
}

const PATHS = { session: 'sessions', pilot: 'pilots', artifact: 'knowledge' } as const;

/** The address of a contribution below that of its community. */
export function pathBelow(about: Contribution): string {
  const page = pageOf(about);
  const note = about.kind === 'note' ? `#note-${about.authorKey}.${about.noteId}` : '';
  return `${PATHS[page.of]}/${page.id}${note}`;
}

/** The address of a contribution within Guildhall. */
export const pathOf = (communityId: string, about: Contribution): string =>
  `/communities/${communityId}/${pathBelow(about)}`;

/** What names a contribution within its page. */
export function partOf(about: Contribution): string {
  if (about.kind === 'note') return `note.${noteName({ authorKey: about.authorKey, id: about.noteId })}`;
  if (about.kind === 'annotation') return `annotation.${about.annotationId}`;
  return about.kind;
}

export const isAbout = (one: Contribution, other: Contribution): boolean =>
  pageOf(one).id === pageOf(other).id && partOf(one) === partOf(other);

export const recognitionWords = line(280);

/** Words for a contribution, from somebody else to whose it is. One from each person. */
export const recognition = z.object({
  about: storedContribution,
  /** Whose contribution it is. */
  person: personRef,
  by: personRef,
  words: z.string(),
  at: instant,
  /** The receiver alone is told of those that they have hidden. */
  hidden: z.boolean(),
});
export type Recognition = z.infer<typeof recognition>;
