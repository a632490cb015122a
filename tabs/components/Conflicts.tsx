import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Side } from '../drafts/edit-kind.ts';
import { SIDES } from './draft-texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '12px',
    marginBottom: '24px',
    padding: '12px 16px',
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground3,
    ':focus': { outline: 'none' },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  why: { margin: 0, color: tokens.colorNeutralForeground2 },
  both: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
    gap: '8px 16px',
  },
  version: { display: 'grid', gap: '4px', justifyItems: 'start', alignContent: 'start' },
  whose: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: { margin: 0, whiteSpace: 'pre-wrap' },
});

interface Props<Part extends string> {
  readonly conflicts: readonly Part[];
  readonly labels: Readonly<Record<Part, string>>;
  /** A part of one version, as one reads it. */
  readonly said: (side: Side, part: Part) => string;
  readonly title: string;
  readonly why: string;
  readonly onDecide: (part: Part, side: Side) => void;
  readonly className?: string | undefined;
}

/** Where two people changed the same: both versions side by side, and a choice for each. */
export function Conflicts<Part extends string>({
  conflicts,
  labels,
  said,
  title,
  why,
  onDecide,
  className,
}: Props<Part>) {
  const styles = useStyles();
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    root.current?.focus();
    root.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section
      ref={root}
      tabIndex={-1}
      aria-labelledby="conflicts"
      className={mergeClasses(styles.root, className)}
    >
      <h2 id="conflicts" className={styles.title}>
        {title}
      </h2>
      <p className={styles.why}>{why}</p>
      {conflicts.map((part) => (
        <div key={part}>
          <h3 className={styles.title}>{labels[part]}</h3>
          <div className={styles.both}>
            {(['theirs', 'mine'] as const).map((side) => (
              <div key={side} className={styles.version}>
                <span className={styles.whose}>{SIDES[side].whose}</span>
                <p className={styles.text}>{said(side, part)}</p>
                <Button
                  size="small"
                  aria-label={`${SIDES[side].take}: ${labels[part]}`}
                  onClick={() => onDecide(part, side)}
                >
                  {SIDES[side].take}
                </Button>
              </div>
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}
