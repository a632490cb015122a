import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { finishAction } from '../../domain/sessions/note-contract.ts';
import { actionName, type OpenAction } from '../../domain/sessions/open-actions.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { isPast, sayDate } from './dates.ts';
import { Face } from './People.tsx';
import { Problem } from './Problem.tsx';
import { TextLink } from './TextLink.tsx';
import { ACTIONS } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    padding: '4px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  line: { display: 'grid', gridTemplateColumns: '32px 1fr', alignItems: 'start' },
  tap: {
    display: 'grid',
    placeItems: 'center',
    width: '24px',
    height: '36px',
    cursor: 'pointer',
    '&:is([data-phone] *)': { width: '32px' },
  },
  check: { width: '16px', height: '16px', margin: 0, accentColor: tokens.colorCompoundBrandBackground },
  words: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 16px', padding: '8px 0' },
  text: { flex: '1 1 200px', minWidth: 0 },
  label: { cursor: 'pointer' },
  done: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  quiet: { color: tokens.colorNeutralForeground3 },
  below: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 12px', marginTop: '2px' },
  owner: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  end: {
    marginInlineStart: 'auto',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 480px)': { flexBasis: '100%' },
  },
  // Inside running text a link must not be told by its colour alone.
  topic: { textDecorationLine: 'underline', textUnderlineOffset: '3px' },
  late: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
});

interface OneProps {
  readonly action: OpenAction;
  readonly done: boolean;
  readonly mayTick: boolean;
  readonly showOwner: boolean;
  readonly onDone: (done: boolean) => void;
}

function One({ action, done, mayTick, showOwner, onDone }: OneProps) {
  const styles = useStyles();
  const id = useId();
  const { communityId, sessionId, noteId, authorKey } = action;
  const finish = useAction(async (operation, to: boolean) => {
    onDone(to);
    try {
      await call(finishAction, {
        params: { communityId, sessionId, noteId },
        query: { authorKey },
        body: { done: to },
        operation,
      });
    } catch (problem) {
      onDone(!to);
      throw problem;
    }
    if (to) toast(ACTIONS.done(action.text), { undo: () => void finish.run(false) });
  });
  const late = action.due !== null && isPast(action.due) && !done;
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <label className={styles.tap} htmlFor={id} title={mayTick ? undefined : ACTIONS.notYours}>
          <input
            id={id}
            type="checkbox"
            className={styles.check}
            aria-labelledby={`${id}-text`}
            checked={done}
            disabled={!mayTick}
            onChange={(event) => void finish.run(event.target.checked)}
          />
        </label>
        <div className={styles.words}>
          <span className={styles.text}>
            <label id={`${id}-text`} htmlFor={id} className={mergeClasses(styles.label, done && styles.done)}>
              {action.text}
            </label>{' '}
            <span className={mergeClasses(styles.quiet, showOwner && styles.below)}>
              {showOwner && (
                <span className={styles.owner}>
                  {action.owner && <Face person={action.owner} />}
                  {action.owner?.name ?? ACTIONS.everybody}
                </span>
              )}
              {action.topic && (
                <span>
                  {ACTIONS.from}{' '}
                  <TextLink
                    quiet
                    className={styles.topic}
                    href={`/communities/${communityId}/sessions/${sessionId}`}
                  >
                    {action.topic}
                  </TextLink>
                </span>
              )}
            </span>
          </span>
          {action.due && (
            <span className={mergeClasses(styles.end, late && styles.late)}>
              {(late ? ACTIONS.wasDue : ACTIONS.due)(sayDate(action.due))}
            </span>
          )}
        </div>
      </div>
      {finish.problem !== null && (
        <Problem slim problem={finish.problem} onRetry={() => void finish.again()} />
      )}
    </li>
  );
}

interface Props {
  readonly actions: readonly OpenAction[];
  readonly mayTick: (action: OpenAction) => boolean;
  readonly showOwner?: boolean;
}

const byDue = (a: OpenAction, b: OpenAction) =>
  (a.due ?? '9999').localeCompare(b.due ?? '9999') || actionName(a).localeCompare(actionName(b));

/** What is to be done, soonest due first. A tick strikes it through and can be taken back; it leaves with the page. */
export function ActionList({ actions, mayTick, showOwner = false }: Props) {
  const styles = useStyles();
  const [touched, setTouched] = useState<ReadonlyMap<string, { action: OpenAction; done: boolean }>>(
    new Map(),
  );
  const rest = actions
    .filter((action) => !touched.has(actionName(action)))
    .map((action) => ({ action, done: false }));
  const all = [...rest, ...touched.values()].sort((a, b) => byDue(a.action, b.action));
  return (
    <ul className={styles.list}>
      {all.map(({ action, done }) => (
        <One
          key={actionName(action)}
          action={action}
          done={done}
          mayTick={mayTick(action)}
          showOwner={showOwner}
          onDone={(to) =>
            setTouched((before) => new Map(before).set(actionName(action), { action, done: to }))
          }
        />
      ))}
    </ul>
  );
}
