import * as z from 'zod';
import type { recognitionHits } from '../../domain/recognition/hits.ts';
import { type Contribution, storedContribution } from '../../domain/recognition/recognition.ts';
import type { FindKindOf } from '../search/kinds.ts';
import { finding, findingNoMore } from '../tables/find-store.ts';
import { annotationIn } from '../tables/findings.ts';
import { findKey } from '../tables/keys.ts';
import type { Place } from '../tables/place.ts';
import type { Write } from '../tables/table.ts';
import type { StoredRecognition } from './recognition-store.ts';

/** For whom recognition is off: a person, or everybody in a community. */
export const RECOGNITION_OFF_FIND: FindKindOf<{ readonly off: true }> = {
  kind: 'recognition-off',
  shows: z.object({ off: z.literal(true) }),
  reserved: 0,
};

const shows = z.object({ personId: z.string(), communityId: z.string(), about: storedContribution });

/** Words of recognition, by what they say and whose contribution they are about, where that may be found. */
export const RECOGNITION_FIND: FindKindOf<z.output<typeof shows>> = {
  kind: 'recognition',
  shows,
  hiddenBy: ({ personId, communityId }) =>
    [personId, communityId].map((id) => findKey(RECOGNITION_OFF_FIND.kind, id)),
  hit: ({
    ids: [id = ''],
    title,
    owner,
    topic,
    at,
    shows: { personId, about },
    excerpt,
  }): z.output<typeof recognitionHits.recognition> => ({
    kind: 'recognition',
    id,
    person: { id: personId, name: title },
    by: owner,
    about,
    topic,
    at: at ?? '',
    excerpt,
  }),
  reserved: 2,
};

/** The key of what search finds as the contribution itself. */
function contributionKey(about: Contribution): string {
  if (about.kind === 'pilot') return findKey('pilot', about.pilotId);
  if (about.kind === 'session') return findKey('session', about.sessionId);
  if (about.kind === 'annotation')
    return findKey('annotation', annotationIn(about.artifactId, about.annotationId));
  return findKey('note', `${about.sessionId}|${about.authorKey}|${about.noteId}`);
}

export function findingRecognition(
  { communityId }: Place,
  { about, person, by, words, at, recognitionId }: Omit<StoredRecognition, 'etag'>,
): Write {
  return finding({
    kind: RECOGNITION_FIND.kind,
    id: recognitionId,
    title: person.name,
    text: words,
    author: by.name,
    owner: by.name,
    within: contributionKey(about),
    taxonomy: null,
    facet: RECOGNITION_FIND.kind,
    at,
    shows: { personId: person.id, communityId, about },
  });
}

export const findingRecognitionNoMore = ({
  recognitionId,
}: Pick<StoredRecognition, 'recognitionId'>): Write => findingNoMore(RECOGNITION_FIND.kind, recognitionId);

/** The write that hides all that is said of somebody, or of everybody, from search, or shows it again. */
export function findingSwitch({ communityId }: Place, personId: string | null, on: boolean): Write {
  const { kind } = RECOGNITION_OFF_FIND;
  const id = personId ?? communityId;
  if (on) return findingNoMore(kind, id);
  const nothing = { title: '', text: '', author: '', owner: '', within: null, taxonomy: null, at: null };
  return finding({ ...nothing, kind, id, facet: kind, shows: { off: true } });
}
