import { Avatar, makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components';
import { useDesk } from '../host/desk.ts';
import { useRead } from '../mail/mails.ts';
import { AppIcon } from '../shell/AppIcon.tsx';
import { when } from '../time.ts';
import { useActivities } from './activities.ts';

const useStyles = makeStyles({
  page: { flex: 1, minWidth: 0, overflowY: 'auto' },
  head: {
    minHeight: '44px',
    display: 'flex',
    alignItems: 'center',
    paddingInline: tokens.spacingHorizontalL,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0, maxWidth: '640px' },
  entry: {
    width: '100%',
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  unread: { fontWeight: tokens.fontWeightSemibold },
  texts: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  first: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'baseline' },
  said: { flex: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  empty: { display: 'block', padding: tokens.spacingHorizontalXXL, textAlign: 'center' },
});

/** The activity feed of Teams: what apps tell the person, each leading to its thing. */
export function ActivityFeed() {
  const styles = useStyles();
  const { app, person, openLink } = useDesk();
  const activities = useActivities();
  const { isRead, read } = useRead();
  return (
    <section className={styles.page} aria-label="Activity">
      <div className={styles.head}>
        <Text as="h1" className={styles.name}>
          Activity
        </Text>
      </div>
      {!activities && <Spinner size="small" className={styles.empty} />}
      {activities?.length === 0 && (
        <Text className={styles.empty}>
          Nothing yet. What {app.name} tells {person.givenName} arrives here.
        </Text>
      )}
      <ul className={styles.list}>
        {activities?.map(({ id, at, text, preview, topic, url }) => (
          <li key={id}>
            <button
              type="button"
              className={mergeClasses(styles.entry, !isRead(id) && styles.unread)}
              onClick={() => {
                read(id);
                if (url) openLink(url);
              }}
            >
              {app.hasIcon ? <AppIcon size={32} /> : <Avatar name={app.name} size={32} aria-hidden />}
              <span className={styles.texts}>
                <span className={styles.first}>
                  <span className={styles.said}>{text}</span>
                  <Text size={200} className={styles.quiet}>
                    {when(new Date(at), person.timeZone)}
                  </Text>
                </span>
                {preview && <Text>{preview}</Text>}
                <Text size={200} className={styles.quiet}>
                  {app.name} · {topic}
                </Text>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
