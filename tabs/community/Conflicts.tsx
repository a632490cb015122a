import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { cadence } from '../../domain/community/community.ts';
import { sayCadence } from '../components/cadence.ts';
import type { Side } from '../drafts/edit.ts';
import { type CommunityForm, cadenceOf, draftOf, type PartName } from './form.ts';
import { FORM } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '12px',
    maxWidth: '640px',
    marginBottom: '24px',
    padding: '12px 16px',
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground3,
    ':focus': { outline: 'none' },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  why: { margin: 0, color: tokens.colorNeutralForeground2 },
  part: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  both: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
    gap: '8px 16px',
  },
  version: { display: 'grid', gap: '4px', justifyItems: 'start', alignContent: 'start' },
  whose: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: { margin: 0, whiteSpace: 'pre-wrap' },
});

const LABELS: Record<PartName, string> = {
  name: FORM.name,
  purpose: FORM.purpose,
  northStar: FORM.northStar,
  norms: FORM.norms,
  cadence: FORM.cadence,
  zone: FORM.zone,
  unattributedNotes: FORM.unattributed,
  onboarding: FORM.onboarding,
};

/** One part of a version, as one reads it. */
function said(form: CommunityForm, part: PartName): string {
  if (part === 'unattributedNotes' || part === 'onboarding') return form[part] ? FORM.on : FORM.off;
  if (part === 'norms') return draftOf(form).norms.join('\n') || FORM.empty;
  if (part === 'cadence') {
    const rule = cadence.safeParse(cadenceOf(form));
    return rule.success ? `${sayCadence(rule.data)}, ${FORM.minutesLong(rule.data.minutes)}` : FORM.empty;
  }
  return form[part] || FORM.empty;
}

interface Props {
  readonly conflicts: readonly PartName[];
  readonly mine: CommunityForm;
  readonly theirs: CommunityForm;
  readonly onDecide: (part: PartName, side: Side) => void;
}

/** Where two people changed the same: both versions side by side, and a choice for each. */
export function Conflicts({ conflicts, mine, theirs, onDecide }: Props) {
  const styles = useStyles();
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    root.current?.focus();
    root.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section ref={root} tabIndex={-1} aria-labelledby="conflicts" className={styles.root}>
      <h2 id="conflicts" className={styles.title}>
        {FORM.conflictTitle}
      </h2>
      <p className={styles.why}>{FORM.conflictWhy}</p>
      {conflicts.map((part) => (
        <div key={part}>
          <h3 className={styles.part}>{LABELS[part]}</h3>
          <div className={styles.both}>
            <div className={styles.version}>
              <span className={styles.whose}>{FORM.theirs}</span>
              <p className={styles.text}>{said(theirs, part)}</p>
              <Button
                size="small"
                aria-label={FORM.takeTheirsOf(LABELS[part])}
                onClick={() => onDecide(part, 'theirs')}
              >
                {FORM.takeTheirs}
              </Button>
            </div>
            <div className={styles.version}>
              <span className={styles.whose}>{FORM.mine}</span>
              <p className={styles.text}>{said(mine, part)}</p>
              <Button
                size="small"
                aria-label={FORM.keepMineOf(LABELS[part])}
                onClick={() => onDecide(part, 'mine')}
              >
                {FORM.keepMine}
              </Button>
            </div>
          </div>
        </div>
      ))}
    </section>
  );
}
