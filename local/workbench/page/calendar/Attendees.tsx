import { Avatar, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Attendee, Event, ResponseType } from '@microsoft/microsoft-graph-types';
import { useDesk } from '../host/desk.ts';
import { momentOf, span } from '../time.ts';
import { ResponseMark, responseWord } from './responses.tsx';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  row: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  text: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground2 },
  proposal: { color: tokens.colorNeutralForeground1 },
});

const order: (ResponseType | undefined)[] = ['organizer', 'accepted', 'tentativelyAccepted', 'declined'];
const rank = (response: ResponseType | null | undefined) => {
  const found = order.indexOf(response ?? undefined);
  return found === -1 ? order.length : found;
};

function summary(attendees: Attendee[]): string {
  const count = (response: ResponseType) =>
    attendees.filter((one) => one.status?.response === response).length;
  const parts = [
    [count('accepted'), 'accepted'],
    [count('tentativelyAccepted'), 'tentative'],
    [count('declined'), 'declined'],
  ] as const;
  const words = parts.flatMap(([n, word]) => (n > 0 ? [`${n} ${word}`] : []));
  return words.join(', ') || 'Nobody has answered yet';
}

export function Attendees({ event }: { event: Event }) {
  const styles = useStyles();
  const { person } = useDesk();
  const attendees = event.attendees ?? [];
  const own = (one: Attendee) => one.emailAddress?.address?.toLowerCase() === person.mail.toLowerCase();
  const guests = attendees
    .filter((one) => one.status?.response !== 'organizer')
    .filter((one) => event.isOrganizer || !event.hideAttendees || own(one))
    .map((one) => {
      // An attendee's copy says nothing about the others, and their own answer stands beside the list.
      const isMe = own(one);
      const response = isMe ? event.responseStatus?.response : one.status?.response;
      return { ...one, response, known: isMe || event.isOrganizer === true };
    });
  const organiser = event.organizer?.emailAddress;
  return (
    <section aria-label="Attendees">
      <Text weight="semibold" block>
        Attendees
      </Text>
      {event.isOrganizer && event.hideAttendees && (
        <Text size={200} block className={styles.quiet}>
          Hidden from those invited
        </Text>
      )}
      <Text size={200} className={styles.quiet}>
        {event.isOrganizer
          ? summary(attendees)
          : event.hideAttendees
            ? 'The organiser has hidden who else is invited'
            : `${guests.length} invited`}
      </Text>
      <ul className={styles.list}>
        {organiser && (
          <li className={styles.row}>
            <Avatar name={organiser.name ?? ''} color="colorful" size={28} aria-hidden />
            <span className={styles.text}>
              <Text>{organiser.name}</Text>
              <Text size={200} className={styles.quiet}>
                Organiser
              </Text>
            </span>
          </li>
        )}
        {[...guests]
          .sort((a, b) => rank(a.response) - rank(b.response))
          .map((one) => {
            const proposed = one.proposedNewTime;
            return (
              <li key={one.emailAddress?.address} className={styles.row}>
                <Avatar name={one.emailAddress?.name ?? ''} color="colorful" size={28} aria-hidden />
                <span className={styles.text}>
                  <Text>{one.emailAddress?.name ?? one.emailAddress?.address}</Text>
                  <Text size={200} className={styles.quiet}>
                    {[one.known && responseWord(one.response), one.type === 'optional' && 'Optional']
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                  {proposed && (
                    <Text size={200} className={styles.proposal}>
                      Proposes{' '}
                      {span(momentOf(proposed.start ?? {}), momentOf(proposed.end ?? {}), person.timeZone)}
                    </Text>
                  )}
                </span>
                {one.known && <ResponseMark response={one.response} />}
              </li>
            );
          })}
      </ul>
    </section>
  );
}
