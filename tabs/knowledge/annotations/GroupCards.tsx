import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { AnnotationIcon } from './AnnotationSign.tsx';
import { Card } from './Card.tsx';
import { countKinds, type Group, passageKey } from './groups.ts';
import { ANNOTATION_KIND_WORDS, NOTES } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px' },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '8px',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  kinds: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 10px',
    margin: 0,
    paddingInlineStart: '10px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  kind: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
  more: { justifySelf: 'start' },
});

/** Where several stand together, so many are shown until one asks for more. */
const SHOWN = 2;

interface Props {
  readonly group: Group;
  /** The annotation that is open, by its id. */
  readonly opened: string | null;
  readonly onOpen: (id: string | null) => void;
  /** The one that gets the focus. */
  readonly focused: string | null;
  /** The pointer or the focus is on an annotation of this passage. */
  readonly onActive: (passage: string | null) => void;
  /** Whether their passages are quoted, because none of them stands beside the text. */
  readonly quoted?: boolean;
}

/** What others found about the passages of one block. */
export default function GroupCards({ group, opened, onOpen, focused, onActive, quoted = false }: Props) {
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const { annotations } = group;
  const asked = annotations.findIndex(({ id }) => id === opened || id === focused);
  const isAll = all || asked >= SHOWN || annotations.length <= SHOWN + 1;
  const shown = isAll ? annotations : annotations.slice(0, SHOWN);
  return (
    <div className={styles.root}>
      {annotations.length > SHOWN && (
        <p className={styles.kinds}>
          {countKinds(annotations).map(([kind, count]) => (
            <span key={kind} className={styles.kind}>
              <AnnotationIcon kind={kind} />
              {ANNOTATION_KIND_WORDS[kind]} {count}
            </span>
          ))}
        </p>
      )}
      <ul className={styles.list}>
        {shown.map((annotation) => {
          const passage = annotation.anchor && passageKey(annotation.anchor);
          return (
            <li
              key={annotation.id}
              data-of={passage ?? undefined}
              onPointerEnter={() => onActive(passage)}
              onPointerLeave={() => onActive(null)}
              onFocus={() => onActive(passage)}
              onBlur={() => onActive(null)}
            >
              <Card
                annotation={annotation}
                open={annotation.id === opened}
                onOpen={(open) => onOpen(open ? annotation.id : null)}
                focused={annotation.id === focused}
                quoted={quoted || (annotation.quote !== '' && !passage)}
              />
            </li>
          );
        })}
      </ul>
      {(!isAll || (all && annotations.length > SHOWN + 1)) && (
        <Button
          size="small"
          appearance="subtle"
          className={styles.more}
          aria-expanded={isAll}
          onClick={() => setAll(!all)}
        >
          {isAll ? NOTES.fewer : NOTES.more(annotations.length - SHOWN)}
        </Button>
      )}
    </div>
  );
}
