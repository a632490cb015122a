import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useRef } from 'react';
import type { Session } from '../../domain/sessions/session.ts';
import { ApiProblem } from '../api/problem.ts';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Problem } from '../components/Problem.tsx';
import { When } from '../components/When.tsx';
import { PANEL } from './texts.ts';
import { type Found, useMeeting } from './use-meeting.ts';

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
  list: { listStyleType: 'none', margin: '0 -4px', padding: 0 },
  one: {
    display: 'grid',
    gap: '2px',
    width: '100%',
    minHeight: '52px',
    padding: '8px 4px',
    border: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  when: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly chatId: string;
  /** In the size of what comes. */
  readonly waiting: ReactNode;
  readonly children: (found: Found, ways: Ways) => ReactNode;
}

export interface Ways {
  /** Takes back a choice that people made. */
  readonly letGo: (operation: string) => Promise<void>;
  /** Asks once more which session it is. */
  readonly ask: () => void;
}

/** The focus goes to what comes in place of a session that was let go of. */
const focus = (element: HTMLElement | null) => element?.focus();

function Choice({
  candidates,
  focused,
  onChoose,
  onLook,
}: {
  candidates: readonly Session[];
  focused: boolean;
  onChoose: (operation: string, session: Session) => Promise<void>;
  onLook: () => void;
}) {
  const styles = useStyles();
  const choose = useAction(onChoose);
  const { problem } = choose;
  const late = problem instanceof ApiProblem && problem.code === 'meeting-chosen';
  return (
    <main ref={focused ? focus : undefined} tabIndex={-1} className={styles.root}>
      <h1 className={styles.title}>{PANEL.choose}</h1>
      <p className={styles.why}>{PANEL.chooseWhy}</p>
      <ul className={styles.list}>
        {candidates.map((session) => (
          <li key={session.id}>
            <button
              type="button"
              className={styles.one}
              aria-disabled={choose.busy}
              onClick={() => void choose.run(session)}
            >
              {session.topic}
              <span className={styles.when}>
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

/** Finds the session of a meeting, offers a choice, or says kindly that there is none. */
export function FindSession({ chatId, waiting, children }: Props) {
  const styles = useStyles();
  const { meeting, ask, choose, letGo } = useMeeting(chatId);
  const focused = useRef(false);
  if (meeting.is === 'asked') return waiting;
  if (meeting.is === 'found') {
    return children(meeting.found, {
      ask: () => void ask(),
      letGo: async (operation) => {
        focused.current = true;
        await letGo(operation);
      },
    });
  }
  if (meeting.is === 'refused') return <Problem problem={meeting.problem} onRetry={() => void ask()} />;
  if (meeting.candidates.length > 0) {
    return (
      <Choice
        candidates={meeting.candidates}
        focused={focused.current}
        onChoose={choose}
        onLook={() => void ask()}
      />
    );
  }
  return (
    <main ref={focused.current ? focus : undefined} tabIndex={-1} className={styles.none}>
      <EmptyState
        title={PANEL.none}
        action={
          <Button
            appearance="primary"
            onClick={async () => {
              const { openInApp } = await import('../host/links.ts');
              await openInApp('/');
            }}
          >
            {PANEL.openGuildhall}
          </Button>
        }
      >
        {PANEL.noneWhy}
      </EmptyState>
    </main>
  );
}
