import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ANNOTATION_KINDS, type AnnotationKind } from '../../../domain/knowledge/annotation.ts';
import { AnnotationIcon } from './AnnotationSign.tsx';
import { ANNOTATE, ANNOTATION_KIND_WORDS } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(104px, 1fr))',
    gap: '4px',
    margin: 0,
    padding: 0,
    border: 0,
    minWidth: 0,
  },
  kind: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    minHeight: '32px',
    padding: '0 6px',
    fontSize: tokens.fontSizeBase200,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  chosen: {
    // Two lines instead of one, so that the choice shows without colour.
    border: `1px solid ${tokens.colorBrandForeground1}`,
    ':hover': { border: `1px solid ${tokens.colorBrandForeground1}` },
    boxShadow: `inset 0 0 0 1px ${tokens.colorBrandForeground1}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  radio: { position: 'absolute', width: '1px', height: '1px', margin: 0, opacity: 0 },
});

interface Props {
  readonly name: string;
  readonly kind: AnnotationKind | null;
  readonly onChange: (kind: AnnotationKind) => void;
}

/** How it went: four signs with their words, as radio buttons. */
export function KindChoice({ name, kind, onChange }: Props) {
  const styles = useStyles();
  return (
    <fieldset className={styles.root} aria-label={ANNOTATE.kind}>
      {ANNOTATION_KINDS.map((one) => (
        <label key={one} className={mergeClasses(styles.kind, one === kind && styles.chosen)}>
          <input
            type="radio"
            name={name}
            className={styles.radio}
            checked={one === kind}
            onChange={() => onChange(one)}
          />
          <AnnotationIcon kind={one} />
          {ANNOTATION_KIND_WORDS[one]}
        </label>
      ))}
    </fieldset>
  );
}
