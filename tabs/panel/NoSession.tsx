import { makeStyles, tokens } from '@fluentui/react-components';
import type { Session } from '../../domain/sessions/session.ts';
import { ApiProblem } from '../api/problem.ts';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Problem } from '../components/Problem.tsx';
import { When } from '../components/When.tsx';
import { useRowButtons } from '../sessions/live/row-button.ts';
import { NO_SESSION } from './no-session-texts.ts';

const useStyles = makeStyles({
  root: { padding: '12px', ':focus': { outline: 'none' } },
  none: { ':focus': { outline: 'none' } },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: '22px',
    fontWeight: tokens.fontWeightSemibold,
  },
  why: { margin: '4px 0 8px', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly candidates: readonly Session[];
  readonly focused: boolean;
  readonly onChoose: (operation: string, session: Session) => Promise<void>;
  readonly onLook: () => void;
}

/** The focus goes to what comes in place of a session that was let go of. */
const focus = (element: HTMLElement | null) => element?.focus();

function Choice({ candidates, focused, onChoose, onLook }: Props) {
  const styles = useStyles();
  const rows = useRowButtons();
  const choose = useAction(onChoose);
  const { problem } = choose;
  const late = problem instanceof ApiProblem && problem.code === 'meeting-chosen';
  return (
    <main ref={focused ? focus : undefined} tabIndex={-1} className={styles.root}>
      <h1 className={styles.title}>{NO_SESSION.choose}</h1>
      <p className={styles.why}>{NO_SESSION.chooseWhy}</p>
      <ul className={rows.list}>
        {candidates.map((session) => (
          <li key={session.id}>
            <button
              type="button"
              className={rows.row}
              aria-disabled={choose.busy}
              onClick={() => void choose.run(session)}
            >
              {session.topic}
              <span className={rows.about}>
                <When at={session.startsAt} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {problem !== null && (
        <Problem
          problem={problem}
          {...(late ? { onReload: onLook } : { onRetry: () => void choose.again() })}
        />
      )}
    </main>
  );
}

/** A meeting whose session is not known: a choice of those that it may be, or kind words that there is none. */
export default function NoSession(props: Props) {
  const styles = useStyles();
  if (props.candidates.length > 0) return <Choice {...props} />;
  return (
    <main ref={props.focused ? focus : undefined} tabIndex={-1} className={styles.none}>
      <EmptyState
        title={NO_SESSION.none}
        action={
          <Button
            appearance="primary"
            onClick={async () => {
              const { openInApp } = await import('../host/links.ts');
              await openInApp('/');
            }}
          >
            {NO_SESSION.openGuildhall}
          </Button>
        }
      >
        {NO_SESSION.noneWhy}
      </EmptyState>
    </main>
  );
}
