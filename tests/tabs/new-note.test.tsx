import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type NewNote, useNewNote } from '../../tabs/sessions/live/new-note.ts';
import { noteDrafts } from '../../tabs/sessions/live/note-drafts.ts';
import type { SessionClient } from '../../tabs/sessions/live/session-client.ts';

test('what began before the name was left off does not put the name on again', () => {
  const client = { personId: 'me', place: { communityId: 'community', sessionId: 'session' } };
  let note: NewNote | undefined;
  function Form() {
    note = useNewNote(client as SessionClient);
    return null;
  }
  renderToStaticMarkup(<Form />);
  // Both of the same render, as for something that waited for an answer.
  note?.change({ nameless: true, kind: 'question', text: 'We ask first' });
  note?.change({ text: '' });
  expect(noteDrafts('me').get('session')).toMatchObject({ nameless: true, kind: 'question', text: '' });
});
