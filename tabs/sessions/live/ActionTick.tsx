import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Note } from '../../../domain/sessions/note.ts';
import type { Action } from '../../app/use-action.ts';
import { isPast, sayDate, sayDateInFull } from '../../components/dates.ts';
import { OnPaper } from '../../components/OnPaper.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SESSIONS } from './texts.ts';

const useStyles = makeStyles({
  label: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    gap: '8px',
    padding: '4px 0',
    cursor: 'pointer',
  },
  plain: { cursor: 'default' },
  check: {
    width: '16px',
    height: '16px',
    margin: '2px 0 0',
    accentColor: tokens.colorCompoundBrandBackground,
  },
  text: { whiteSpace: 'pre-wrap' },
  done: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  // On a line of its own, broken between its parts and never within a name.
  quiet: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '4px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

interface Props {
  readonly action: Pick<Note, 'text' | 'owner' | 'due' | 'done'>;
  readonly may: boolean;
  readonly finish: Action<[done: boolean]>;
  /** The session it comes from, where that is another. */
  readonly topic?: string;
}

/** What is to be done, by whom and when; a tick says that it is. */
export function ActionTick({ action, may, finish, topic }: Props) {
  const styles = useStyles();
  const { text, owner, due, done } = action;
  const sayDue = due && isPast(due) && !done ? SESSIONS.overdue : SESSIONS.due;
  const details = [
    owner?.name ?? SESSIONS.everybody,
    due && (
      <OnPaper key="due" paper={SESSIONS.due(sayDateInFull(due))}>
        {sayDue(sayDate(due))}
      </OnPaper>
    ),
    topic && SESSIONS.from(topic),
  ].filter(Boolean);
  return (
    <>
      <label className={mergeClasses(styles.label, !may && styles.plain)}>
        <input
          type="checkbox"
          className={styles.check}
          checked={done}
          disabled={!may}
          aria-label={SESSIONS.doneAction(text)}
          onChange={(event) => void finish.run(event.target.checked)}
        />
        <span>
          <span className={mergeClasses(styles.text, done && styles.done)}>{text}</span>
          <span className={styles.quiet}>
            {details.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they are told apart by their place only
              <span key={at}>
                {one}
                {at < details.length - 1 && ' ·'}
              </span>
            ))}
          </span>
        </span>
      </label>
      {finish.problem !== null && (
        <Problem slim problem={finish.problem} onRetry={() => void finish.again()} />
      )}
    </>
  );
}
