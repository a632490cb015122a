import { makeStyles, tokens } from '@fluentui/react-components';
import type { Session } from '../../domain/sessions/session.ts';
import { sayMoment } from '../components/dates.ts';

const useStyles = makeStyles({
  list: { margin: '4px 0 0', paddingInlineStart: '20px' },
  when: { color: tokens.colorNeutralForeground2 },
});

/** Sessions by topic and date, where somebody is told which of them mails concern. */
export function SessionLines({ sessions }: { sessions: readonly Session[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {sessions.map(({ id, topic, startsAt }) => (
        <li key={id}>
          {topic}, <span className={styles.when}>{sayMoment(startsAt)}</span>
        </li>
      ))}
    </ul>
  );
}
