import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BODY_MAX } from '../../domain/knowledge/artifact.ts';
import { Offline } from '../api/problem.ts';
import { wordsFor } from '../app/refusals.ts';
import { TOGETHER } from './living-texts.ts';
import { EDITOR } from './texts.ts';
import type { ArtifactState } from './use-keeper.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    minHeight: '24px',
    // Under the page's title; it sticks to the top while something is wrong.
    margin: '-20px 0 20px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  inSight: {
    position: 'sticky',
    top: 0,
    // Above the toolbar of a form, which gives way to it.
    zIndex: 2,
    padding: '4px 0',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  trouble: { color: tokens.colorNeutralForeground1 },
});

/** What is wrong with it, in a few words: “a title”. */
function missing({ draft, errors }: ArtifactState): string {
  const words = errors.map(({ field, expected }) => {
    if (field === 'title' && draft.title.trim() === '') return EDITOR.needsTitle;
    if (field === 'body' && draft.body.trim() === '') return EDITOR.needsBody;
    if (field === 'body' && draft.body.length > BODY_MAX) return EDITOR.shorten;
    return `${field}: ${expected}`;
  });
  return [...new Set(words)].join(', ');
}

/** `isApart`: another version is not looked at yet. */
function wordsOf(now: ArtifactState, isApart: boolean): string {
  switch (now.state) {
    case 'saved':
      return now.page?.artifact.hasDraft ? EDITOR.saved : EDITOR.asPublished;
    case 'incomplete':
      return `${EDITOR.incomplete} ${missing(now)}.`;
    case 'offline':
      return now.problem instanceof Offline || now.problem === null
        ? EDITOR.offline
        : `${wordsFor(now.problem).title}. ${EDITOR.keptHere}.`;
    case 'refused':
      return `${wordsFor(now.problem).title}. ${EDITOR.keptHere}.`;
    case 'conflict':
      if (isApart) return TOGETHER.two(now.theirs?.saved?.by.name ?? null);
      return now.theirs?.saved ? EDITOR.conflictShort(now.theirs.saved.by.name) : EDITOR.draftGoneShort;
    case 'gone':
      return EDITOR.goneShort;
    default:
      return '';
  }
}

interface Props {
  readonly now: ArtifactState;
  readonly onRetry: () => void;
  /** Shows two versions beside each other; null where there are none, or they are shown. */
  readonly onLook: (() => void) | null;
}

/** Where what was typed is kept. Screen readers are told the result of saving, and not that it goes on. */
export function SaveState({ now, onRetry, onLook }: Props) {
  const styles = useStyles();
  const busy = now.state === 'waiting' || now.state === 'saving';
  const stuck = now.state === 'offline' || now.state === 'refused';
  const trouble = stuck || now.state === 'conflict' || now.state === 'gone';
  return (
    <div
      data-in-sight={trouble ? '' : undefined}
      className={mergeClasses(styles.root, trouble && styles.inSight)}
    >
      {busy && <span aria-hidden>{EDITOR.saving}</span>}
      <span role="status" className={trouble ? styles.trouble : undefined}>
        {busy ? '' : wordsOf(now, onLook !== null)}
      </span>
      {onLook && (
        <Button size="small" onClick={onLook}>
          {TOGETHER.look}
        </Button>
      )}
      {stuck && (
        <Button size="small" onClick={onRetry}>
          {EDITOR.tryNow}
        </Button>
      )}
    </div>
  );
}
