import { type NoteRef, noteName } from '../../../domain/sessions/note.ts';
import { TextLink } from '../../components/TextLink.tsx';
import type { SessionClient } from '../live/session-client.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

interface Props {
  readonly client: Pick<SessionClient, 'place'>;
  readonly note: NoteRef & { readonly text: string };
}

/** Begins a pilot of one's own from a note. */
export function TryIt({ client, note }: Props) {
  const { communityId, sessionId } = client.place;
  return (
    <TextLink
      href={`/communities/${communityId}/pilots/new?session=${sessionId}&note=${noteName(note)}`}
      className={usePageStyles().screen}
      label={PAGE.tryItOf(note.text)}
    >
      {PAGE.tryIt}
    </TextLink>
  );
}
