import { makeStyles, tokens } from '@fluentui/react-components';
import type { Annotation } from '../../../domain/knowledge/annotation.ts';
import { AnnotationSign } from '../../knowledge/annotations/AnnotationSign.tsx';
import { useFields } from '../../knowledge/annotations/fields.ts';
import { NOTES, several } from '../../knowledge/annotations/texts.ts';

const useStyles = makeStyles({
  root: { marginBlock: '12px' },
  summary: {
    width: 'fit-content',
    minHeight: '24px',
    cursor: 'pointer',
    color: tokens.colorNeutralForeground2,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  list: { display: 'grid', gap: '12px', listStyleType: 'none', margin: '8px 0 0', padding: 0 },
  one: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '2px', overflowWrap: 'anywhere' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 8px',
    fontSize: tokens.fontSizeBase200,
  },
  words: { margin: 0, whiteSpace: 'pre-line' },
});

/** What others found about a playbook, folded under it: those about all of it, then in the order of the text. */
export default function Found({ annotations }: { annotations: readonly Annotation[] }) {
  const styles = useStyles();
  const fields = useFields();
  const open = annotations
    .filter(({ state }) => state === 'open')
    .sort((a, b) => (a.anchor?.start ?? -1) - (b.anchor?.start ?? -1));
  if (open.length === 0) return null;
  return (
    <details className={styles.root}>
      <summary className={styles.summary}>
        {NOTES.title}: {several(open.length, 'annotation', 'annotations')}
      </summary>
      <ul className={styles.list}>
        {open.map(({ id, kind, author, quote, words, context, answers }) => (
          <li key={id} className={styles.one}>
            <span className={styles.head}>
              <AnnotationSign kind={kind} /> {author.name}
            </span>
            {quote && <blockquote className={fields.quote}>{quote}</blockquote>}
            <p className={styles.words}>{words}</p>
            {context && <p className={fields.quiet}>{context}</p>}
            {answers.map((answer) => (
              <p key={answer.id} className={fields.quiet}>
                {answer.by.name}: {answer.words}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
