import { CalendarLtrRegular } from '@fluentui/react-icons/svg/calendar-ltr';
import { VoteRegular } from '@fluentui/react-icons/svg/vote';
import { sessionHits } from '../../domain/sessions/hits.ts';
import { NOTE_KINDS, noteName } from '../../domain/sessions/note.ts';
import { HitHead, HitLine } from '../components/HitHead.tsx';
import { KindSign } from '../components/KindSign.tsx';
import { Marked } from '../components/Marked.tsx';
import { type HitViews, hitView } from '../components/search-hit.ts';
import { KINDS_MANY } from '../components/texts.ts';
import { When } from '../components/When.tsx';

const TEXTS = {
  sessions: 'Sessions',
  notes: 'Notes',
  cancelled: 'cancelled',
  topics: 'Topics',
  states: { open: 'waits for its session', planned: 'has become a session', closed: 'let go' },
};

export const searchHits: HitViews<typeof sessionHits> = {
  session: hitView(sessionHits.session, {
    heading: TEXTS.sessions,
    order: 2,
    facets: [{ value: 'session', label: TEXTS.sessions }],
    show: ({ id, topic, startsAt, cancelled }) => ({
      id,
      path: `sessions/${id}`,
      head: (query) => (
        <HitHead sign={<CalendarLtrRegular aria-hidden />} title={topic} query={query}>
          <When at={startsAt} as="distance" />
          {cancelled && ` · ${TEXTS.cancelled}`}
        </HitHead>
      ),
    }),
  }),
  topic: hitView(sessionHits.topic, {
    heading: TEXTS.topics,
    order: 4,
    facets: [{ value: 'topic', label: TEXTS.topics }],
    show: ({ id, title, state }) => ({
      id,
      path: `topics/${id}`,
      head: (query) => (
        <HitHead sign={<VoteRegular aria-hidden />} title={title} query={query}>
          {TEXTS.states[state]}
        </HitHead>
      ),
    }),
  }),
  note: hitView(sessionHits.note, {
    heading: TEXTS.notes,
    order: 5,
    facets: NOTE_KINDS.map((value) => ({ value, label: KINDS_MANY[value] })),
    show: ({ id, authorKey, sessionId, noteKind, topic, owner, at }) => ({
      id: noteName({ authorKey, id }),
      path: `sessions/${sessionId}#note-${noteName({ authorKey, id })}`,
      head: (query) => (
        <HitLine sign={<KindSign kind={noteKind} />}>
          <Marked text={topic} query={query} />
          {owner && (
            <>
              {' · '}
              <Marked text={owner} query={query} />
            </>
          )}
          {at && (
            <>
              {' · '}
              <When at={at} as="distance" />
            </>
          )}
        </HitLine>
      ),
    }),
  }),
};
