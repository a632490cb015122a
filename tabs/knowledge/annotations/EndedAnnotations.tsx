import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { Annotation } from '../../../domain/knowledge/annotation.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from './Card.tsx';
import { NOTES } from './texts.ts';
import { useAsked } from './use-asked.ts';

const useStyles = makeStyles({
  root: { marginTop: '24px', '@media print': { display: 'none' } },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    marginTop: '8px',
    '&[hidden]': { display: 'none' },
  },
  button: { marginInlineStart: '-8px', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly annotations: readonly Annotation[];
  /** The annotation that is to be shown, by its id, if it is one of these. */
  readonly asked: string | null;
}

/** Those that were taken up or declined, folded: nothing disappears in silence. */
export default function EndedAnnotations({ annotations, asked }: Props) {
  const styles = useStyles();
  const id = useId();
  const { shown, setShown, opened, setOpened } = useAsked(annotations, asked);
  return (
    <div className={styles.root}>
      <Button
        size="small"
        appearance="subtle"
        className={styles.button}
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => setShown(!shown)}
      >
        {NOTES.ended(annotations.length)} {shown ? '▴' : '▾'}
      </Button>
      <div id={id} hidden={!shown} className={styles.list}>
        {shown &&
          [...annotations]
            .reverse()
            .map((one) => (
              <Card
                key={one.id}
                annotation={one}
                quoted
                focused={asked === one.id}
                open={opened === one.id}
                onOpen={(open) => setOpened(open ? one.id : null)}
              />
            ))}
      </div>
    </div>
  );
}
