import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { type NoteRef, noteName } from '../../../domain/sessions/note.ts';
import { TextLink } from '../../components/TextLink.tsx';
import type { SessionClient } from '../live/session-client.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

const useStyles = makeStyles({
  // It stands in a line with words.
  link: { textDecorationLine: 'underline', textUnderlineOffset: '3px' },
});

interface Props {
  readonly client: Pick<SessionClient, 'place'>;
  readonly note: NoteRef & { readonly text: string };
}

/** Begins a pilot of one's own from a note. */
export function TryIt({ client, note }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const { communityId, sessionId } = client.place;
  return (
    <TextLink
      href={`/communities/${communityId}/pilots/new?session=${sessionId}&note=${noteName(note)}`}
      className={mergeClasses(styles.link, page.screen)}
      label={PAGE.tryItOf(note.text)}
    >
      {PAGE.tryIt}
    </TextLink>
  );
}
