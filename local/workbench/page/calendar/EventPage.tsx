import { Button, makeStyles, Spinner, Text, Title3, tokens } from '@fluentui/react-components';
import { VideoFilled } from '@fluentui/react-icons/svg/video';
import type { Event } from '@microsoft/microsoft-graph-types';
import useSWR, { useSWRConfig } from 'swr';
import { eventById, GraphError } from '../graph.ts';
import { useDesk } from '../host/desk.ts';
import { AddIn } from '../outlook/AddIn.tsx';
import { readAppointment, readCalls } from '../outlook/read-item.ts';
import { go, hostNow, to } from '../place.ts';
import { momentOf, span } from '../time.ts';
import { Attendees } from './Attendees.tsx';
import { EventBody } from './EventBody.tsx';
import { Respond } from './Respond.tsx';

const useStyles = makeStyles({
  page: { flex: 1, minWidth: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column' },
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalM}`,
  },
  titles: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  cancelled: { color: tokens.colorStatusDangerForeground1 },
  columns: {
    flex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXXL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
  },
  body: { flex: '1 1 380px', minWidth: 0 },
  people: { flex: '0 0 240px' },
  empty: { margin: 'auto', color: tokens.colorNeutralForeground2 },
});

/** Outlook shows people outside of the organisation the zone that an event was written in. */
function seenOutside(event: Event): string | null {
  const zone = event.originalStartTimeZone;
  if (!event.isOrganizer || !zone) return null;
  try {
    return `${span(momentOf(event.start ?? {}), momentOf(event.end ?? {}), zone)} (${zone})`;
  } catch {
    // A Windows name, which the browser does not know.
    return zone;
  }
}

/** An event as its owner sees it in Outlook or Teams; answers come in while one looks. */
export function EventPage({ eventId }: { eventId: string }) {
  const styles = useStyles();
  const { person } = useDesk();
  const { mutate: mutateAny } = useSWRConfig();
  const {
    data: event,
    error,
    mutate,
  } = useSWR<Event, unknown>(['event', person.id, eventId], () => eventById(person.id, eventId), {
    refreshInterval: 2000,
  });
  if (error instanceof GraphError && error.status === 404) {
    return <Text className={styles.empty}>This event is no longer in your calendar.</Text>;
  }
  if (!event) {
    return error ? (
      <Text className={styles.empty} role="alert">
        The event could not be opened: {error instanceof Error ? error.message : String(error)}
      </Text>
    ) : (
      <Spinner size="small" className={styles.empty} />
    );
  }
  const joinUrl = event.onlineMeeting?.joinUrl;
  const organiser = event.organizer?.emailAddress?.name ?? 'Somebody';
  const outside = seenOutside(event);

  const shown = (
    <article className={styles.page} aria-label={event.subject ?? 'Event'}>
      <div className={styles.head}>
        <div className={styles.titles}>
          <Title3 as="h1" className={styles.title}>
            {event.subject || '(No subject)'}
          </Title3>
          <Text>{span(momentOf(event.start ?? {}), momentOf(event.end ?? {}), person.timeZone)}</Text>
          <Text size={200} className={styles.quiet}>
            {event.isOrganizer ? 'You organise this' : `${organiser} invited you`}
            {event.location?.displayName ? ` · ${event.location.displayName}` : ''}
          </Text>
          {outside && (
            <Text size={200} className={styles.quiet}>
              People outside your organisation see {outside}
            </Text>
          )}
          {event.isCancelled && <Text className={styles.cancelled}>This event was cancelled.</Text>}
        </div>
        {joinUrl && !event.isCancelled && (
          <Button appearance="primary" icon={<VideoFilled />} onClick={() => go(to.join(joinUrl))}>
            Join
          </Button>
        )}
      </div>
      {!event.isOrganizer && !event.isCancelled && (
        <Respond
          event={event}
          onAnswered={async () => {
            await mutate();
            await mutateAny((key) => Array.isArray(key) && key[0] === 'events');
          }}
        />
      )}
      <div className={styles.columns}>
        <div className={styles.body}>
          <EventBody html={event.body?.content ?? ''} isText={event.body?.contentType === 'text'} />
        </div>
        <div className={styles.people}>
          <Attendees event={event} />
        </div>
      </div>
    </article>
  );
  if (hostNow() !== 'outlook') return shown;
  return (
    <AddIn
      context={event.isOrganizer ? 'meetingDetailsOrganizer' : 'meetingDetailsAttendee'}
      item={readAppointment(event)}
      calls={readCalls(event.body ?? {})}
      tools={
        event.isOrganizer && (
          <Button appearance="subtle" onClick={() => go(to.compose(eventId))}>
            Edit
          </Button>
        )
      }
    >
      {shown}
    </AddIn>
  );
}
