import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { Button } from '../../components/Button.tsx';
import { copyWords } from '../../components/copy-words.ts';
import { useFieldStyles } from './field-styles.ts';
import { REFUSED } from './refused-texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '6px' },
  why: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '8px' },
  text: { backgroundColor: tokens.colorNeutralBackground3 },
});

interface Props {
  readonly why: string;
  readonly text: string;
  readonly onDiscard: () => void;
}

/** Words that the session no longer takes: kept, to be read and copied. */
export default function Stranded({ why, text, onDiscard }: Props) {
  const styles = useStyles();
  const fields = useFieldStyles();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // The focus moves from the field that has gone to the text that was typed into it.
    if (document.activeElement === document.body) field.current?.focus();
  }, []);
  return (
    <section className={styles.root} aria-label={REFUSED.stranded}>
      <p role="status" className={styles.why}>
        {why}
      </p>
      <textarea
        ref={field}
        readOnly
        rows={2}
        className={mergeClasses(fields.field, fields.text, styles.text)}
        aria-label={REFUSED.stranded}
        value={text}
      />
      <div className={styles.actions}>
        <Button size="small" onClick={onDiscard}>
          {REFUSED.discard}
        </Button>
        <Button
          size="small"
          appearance="primary"
          onClick={() => copyWords(text, () => field.current?.select())}
        >
          {REFUSED.copy}
        </Button>
      </div>
    </section>
  );
}
