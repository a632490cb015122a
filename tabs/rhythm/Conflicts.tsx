import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { sayDate } from '../components/dates.ts';
import { language } from '../components/language.ts';
import type { Side } from '../drafts/edit.ts';
import type { PartName, RhythmForm } from './form.ts';
import { RHYTHM } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '12px',
    padding: '12px 16px',
    marginBottom: '24px',
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground3,
    ':focus': { outline: 'none' },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, whiteSpace: 'pre-wrap' },
  both: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
    gap: '8px 16px',
  },
  side: { display: 'grid', gap: '4px', justifyItems: 'start', alignContent: 'start' },
  whose: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const LABELS: Record<PartName, string> = {
  holidays: RHYTHM.holidays,
  breaks: RHYTHM.breaks,
  counted: RHYTHM.counted,
  prompt: RHYTHM.prompt,
};

const dateOf = (date: string) => (/^\d{4}-\d\d-\d\d$/.test(date) ? sayDate(date) : date);

/** One part of a version, as one reads it. */
function said(form: RhythmForm, part: PartName): string {
  if (part === 'holidays') {
    const names = new Intl.DisplayNames(language(), { type: 'region' });
    return form.country ? [names.of(form.country), form.region].filter(Boolean).join(', ') : RHYTHM.nothing;
  }
  if (part === 'breaks')
    return (
      form.breaks.map(({ name, from, to }) => `${name}: ${dateOf(from)} – ${dateOf(to)}`).join('\n') ||
      RHYTHM.nothing
    );
  if (part === 'counted') return form.countedFrom ? dateOf(form.countedFrom) : RHYTHM.nothing;
  return form.asks ? RHYTHM.on(form.words) : RHYTHM.off;
}

interface Props {
  readonly conflicts: readonly PartName[];
  readonly mine: RhythmForm;
  readonly theirs: RhythmForm;
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
  const sides = [
    ['theirs', theirs, RHYTHM.theirs, RHYTHM.takeTheirs],
    ['mine', mine, RHYTHM.mine, RHYTHM.keepMine],
  ] as const;
  return (
    <section ref={root} tabIndex={-1} aria-labelledby="conflicts" className={styles.root}>
      <h2 id="conflicts" className={styles.title}>
        {RHYTHM.conflictTitle}
      </h2>
      <p className={styles.text}>{RHYTHM.conflictWhy}</p>
      {conflicts.map((part) => (
        <div key={part}>
          <h3 className={styles.title}>{LABELS[part]}</h3>
          <div className={styles.both}>
            {sides.map(([side, form, whose, take]) => (
              <div key={side} className={styles.side}>
                <span className={styles.whose}>{whose}</span>
                <p className={styles.text}>{said(form, part)}</p>
                <Button
                  size="small"
                  aria-label={`${take}: ${LABELS[part]}`}
                  onClick={() => onDecide(part, side)}
                >
                  {take}
                </Button>
              </div>
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}
