import {
  Avatar,
  Badge,
  Button,
  Link,
  makeStyles,
  mergeClasses,
  Spinner,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components';
import { useEffect } from 'react';
import type { Mail as MailItem } from '../api.ts';
import { useListStyles } from '../calendar/Calendar.tsx';
import { EventBody } from '../calendar/EventBody.tsx';
import { EventPage } from '../calendar/EventPage.tsx';
import { useDesk } from '../host/desk.ts';
import { AddIn } from '../outlook/AddIn.tsx';
import { readCalls, readMessage } from '../outlook/read-item.ts';
import { go, to } from '../place.ts';
import { momentOf, span, when } from '../time.ts';
import { kindOf, useMails, useRead } from './mails.ts';

const useStyles = makeStyles({
  page: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  head: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  who: { display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0 },
  text: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
  },
  title: { margin: 0 },
  comment: {
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    paddingInlineStart: tokens.spacingHorizontalM,
    whiteSpace: 'pre-wrap',
  },
  first: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  grow: { flex: 1, minWidth: 0 },
});

/** The inbox: invitations, updates, cancellations and answers from the calendar, and messages. */
export function Mail({ mailId }: { mailId: string | undefined }) {
  const styles = useListStyles();
  const own = useStyles();
  const { person } = useDesk();
  const mails = useMails();
  const { isRead } = useRead();
  const shown = mails?.find((one) => one.id === mailId);
  return (
    <div className={styles.page}>
      <section className={styles.side} aria-label="Inbox">
        <div className={styles.bar}>
          <Text className={styles.title}>Inbox</Text>
          <Button appearance="primary" size="small" onClick={() => go(to.write())}>
            New mail
          </Button>
        </div>
        {!mails && <Spinner size="small" className={styles.empty} />}
        {mails?.length === 0 && <Text className={styles.note}>No mail yet. Invitations arrive here.</Text>}
        <ul className={styles.list}>
          {mails?.map((one) => {
            const weight = isRead(one.id) ? 'regular' : 'semibold';
            return (
              <li key={one.id}>
                <a
                  href={to.mail(one.id)}
                  className={mergeClasses(styles.item, one.id === mailId && styles.chosen)}
                  aria-current={one.id === mailId ? 'true' : undefined}
                >
                  <Avatar name={one.from.name} color="colorful" size={32} aria-hidden />
                  <span className={styles.text}>
                    <span className={own.first}>
                      <Text className={mergeClasses(styles.line, own.grow)} weight={weight}>
                        {one.from.name}
                      </Text>
                      <Text size={100} className={styles.quiet}>
                        {when(new Date(one.at), person.timeZone)}
                      </Text>
                    </span>
                    <Text size={200} className={styles.line} weight={weight}>
                      {one.subject}
                    </Text>
                    <Text size={200} className={mergeClasses(styles.line, styles.quiet)}>
                      {[kindOf(one), one.comment].filter(Boolean).join(': ')}
                    </Text>
                  </span>
                </a>
              </li>
            );
          })}
        </ul>
      </section>
      {shown ? (
        <Reading key={shown.id} mail={shown} />
      ) : (
        <Text className={styles.empty}>{mails?.length ? 'Choose a mail to read it.' : ''}</Text>
      )}
    </div>
  );
}

/** As Outlook says it where everybody is in the blind copy. */
function recipientsOf({ kind, to: whom, shown = [] }: MailItem): string {
  if (kind !== 'message') return whom.name;
  return shown.length > 0 ? shown.map(({ name }) => name).join(', ') : 'undisclosed recipients';
}

function Reading({ mail }: { mail: MailItem }) {
  const styles = useStyles();
  const lists = useListStyles();
  const { person } = useDesk();
  const { read } = useRead();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the mail is opened
  useEffect(() => read(mail.id), [mail.id]);
  const proposed = mail.proposedNewTime;
  const answerable = mail.eventId && (mail.kind === 'invitation' || mail.kind === 'update');
  const shown = (
    <div className={styles.page}>
      <div className={styles.head}>
        <Avatar name={mail.from.name} color="colorful" size={40} aria-hidden />
        <span className={styles.who}>
          <Text weight="semibold">{mail.from.name}</Text>
          <Text size={200} className={lists.quiet}>
            to {recipientsOf(mail)} · {when(new Date(mail.at), person.timeZone)}
            {mail.replyTo && ` · replies go to ${mail.replyTo.map(({ name }) => name).join(', ')}`}
          </Text>
        </span>
        {kindOf(mail) && (
          <Badge appearance="tint" color={mail.kind === 'cancellation' ? 'danger' : 'informative'}>
            {kindOf(mail)}
          </Badge>
        )}
      </div>
      {(mail.comment || !answerable) && (
        <div className={styles.text}>
          {!answerable && (
            <Title3 as="h1" className={styles.title}>
              {mail.subject}
            </Title3>
          )}
          {!answerable && mail.start && mail.end && (
            <Text>{span(momentOf(mail.start), momentOf(mail.end), person.timeZone)}</Text>
          )}
          {proposed && (
            <Text weight="semibold">
              Proposes {span(momentOf(proposed.start), momentOf(proposed.end), person.timeZone)}
            </Text>
          )}
          {mail.comment && <Text className={styles.comment}>{mail.comment}</Text>}
          {mail.html !== undefined && <EventBody html={mail.html} isText={false} />}
          {!answerable && mail.eventId && (
            <Link href={to.event('outlook', mail.eventId)}>Open in the calendar</Link>
          )}
        </div>
      )}
      {answerable && mail.eventId && <EventPage eventId={mail.eventId} />}
    </div>
  );
  // An event has a ribbon of its own.
  if (answerable) return shown;
  return (
    <AddIn context="mailRead" item={readMessage(mail)} calls={readCalls(bodyOf(mail))}>
      {shown}
    </AddIn>
  );
}

const bodyOf = ({ html, comment = '' }: MailItem) =>
  html === undefined
    ? ({ contentType: 'text', content: comment } as const)
    : ({ contentType: 'html', content: html } as const);
