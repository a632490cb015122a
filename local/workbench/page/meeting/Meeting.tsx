import { Button, makeStyles, Spinner, Text, Title3, tokens } from '@fluentui/react-components';
import { VideoFilled } from '@fluentui/react-icons/svg/video';
import type { Event } from '@microsoft/microsoft-graph-types';
import { useEffect } from 'react';
import useSWR from 'swr';
import { eventById, eventsFrom, meetingByJoinUrl } from '../graph.ts';
import { useDesk } from '../host/desk.ts';
import { go, to, usePlace } from '../place.ts';
import { momentOf, span, wallOf } from '../time.ts';
import { Call } from './Call.tsx';
import { HOST_TABS, OutsideCall } from './OutsideCall.tsx';

const useStyles = makeStyles({
  middle: { margin: 'auto', textAlign: 'center', padding: tokens.spacingHorizontalXXL, maxWidth: '480px' },
  page: {
    width: '100%',
    maxWidth: '640px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXXL}`,
    overflowY: 'auto',
  },
  title: { margin: 0 },
  list: { listStyleType: 'none', padding: 0, margin: `${tokens.spacingVerticalM} 0` },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  text: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Everything under #/meeting: choosing one, finding one by its join URL, the call and what surrounds it. */
export function Meeting() {
  const { path, query } = usePlace();
  const [, what, part] = path;
  if (!what) return <Choose />;
  if (what === 'join') return <Find joinUrl={query.get('url') ?? ''} />;
  if (what === 'event' && part) return <FindByEvent eventId={part} />;
  const subPage = query.get('subPage') ?? undefined;
  if (part === 'chat' || part === 'details')
    return <OutsideCall key={what} chatId={what} view={part} subPage={subPage} />;
  const hostTab = HOST_TABS.find(({ id }) => id === part);
  if (hostTab) return <OutsideCall key={what} chatId={what} view={hostTab.view} hostTab={hostTab.id} />;
  return <Call key={what} chatId={what} panel={query.get('panel') === 'open'} />;
}

/** Join URLs are never taken apart: Graph says which chat belongs to one. */
function Find({ joinUrl }: { joinUrl: string }) {
  const styles = useStyles();
  const { person } = useDesk();
  const { data, error, isLoading } = useSWR(['join', person.id, joinUrl], () =>
    meetingByJoinUrl(person.id, joinUrl),
  );
  const chatId = data?.chatInfo?.threadId;
  useEffect(() => {
    if (chatId) go(to.call(chatId), { replace: true });
  }, [chatId]);
  if (isLoading || chatId) return <Spinner className={styles.middle} label="Joining" />;
  return (
    <Text className={styles.middle} role="alert">
      {error instanceof Error
        ? `The meeting could not be found: ${error.message}`
        : `${person.displayName} is not invited to this meeting, or it was cancelled.`}
    </Text>
  );
}

function FindByEvent({ eventId }: { eventId: string }) {
  const styles = useStyles();
  const { person } = useDesk();
  const { data, error } = useSWR<Event, unknown>(['event', person.id, eventId], () =>
    eventById(person.id, eventId),
  );
  const joinUrl = data?.onlineMeeting?.joinUrl;
  if (joinUrl) return <Find joinUrl={joinUrl} />;
  if (!data && !error) return <Spinner className={styles.middle} />;
  return (
    <Text className={styles.middle} role="alert">
      {error instanceof Error ? error.message : 'This event has no online meeting.'}
    </Text>
  );
}

function Choose() {
  const styles = useStyles();
  const { person } = useDesk();
  const today = wallOf(new Date(), person.timeZone).date;
  const { data } = useSWR(['events', person.id, today], () => eventsFrom(person.id, today, 28), {
    refreshInterval: 4000,
  });
  const meetings = (data ?? []).filter(
    (one) =>
      one.onlineMeeting?.joinUrl &&
      !one.isCancelled &&
      wallOf(momentOf(one.end ?? {}), person.timeZone).date >= today,
  );
  return (
    <section className={styles.page} aria-label="Meetings">
      <Title3 as="h1" className={styles.title}>
        Meetings to join
      </Title3>
      {data && meetings.length === 0 && (
        <Text block className={styles.quiet}>
          No meeting in the next four weeks. Plan a session and it stands here.
        </Text>
      )}
      <ul className={styles.list}>
        {meetings.map((one) => {
          const joinUrl = one.onlineMeeting?.joinUrl ?? '';
          return (
            <li key={one.id} className={styles.row}>
              <span className={styles.text}>
                <Text weight="semibold">{one.subject}</Text>
                <Text size={200} className={styles.quiet}>
                  {span(momentOf(one.start ?? {}), momentOf(one.end ?? {}), person.timeZone)}
                </Text>
              </span>
              <Button
                icon={<VideoFilled />}
                onClick={() => go(to.join(joinUrl))}
                aria-label={`Join ${one.subject}`}
              >
                Join
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
