import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BODY_MAX } from '../../domain/knowledge/artifact.ts';
import { EDITOR } from './texts.ts';

const useStyles = makeStyles({
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '0 16px',
    marginTop: '4px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  budget: { fontVariantNumeric: 'tabular-nums', marginInlineStart: 'auto' },
  over: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** How many characters a body has too many; negative where there is room. */
export const charactersOver = (body: string): number => body.length - BODY_MAX;

interface Props {
  /** The editor's id: it is described by `ID-hint` and `ID-budget`. */
  readonly id: string;
  readonly body: string;
  readonly hint: string;
}

/** What stands below an editor of a body: a hint or what is wrong, and how much room is left. */
export function EditorFoot({ id, body, hint }: Props) {
  const styles = useStyles();
  const over = charactersOver(body);
  return (
    <div className={styles.foot}>
      <span id={`${id}-hint`}>{hint}</span>
      <span id={`${id}-budget`} className={mergeClasses(styles.budget, over > 0 && styles.over)}>
        {over > 0 ? EDITOR.overBudget(over) : EDITOR.budget(body.length, BODY_MAX)}
      </span>
    </div>
  );
}
