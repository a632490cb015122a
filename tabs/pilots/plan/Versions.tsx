import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Artifact } from '../../../domain/knowledge/artifact.ts';
import { sayDateInFull } from '../../components/dates.ts';
import type { Meeting, Side } from '../../drafts/edit-kind.ts';
import { useArtifacts } from '../../knowledge/use-artifacts.ts';
import { TAXONOMY_WORDS } from '../../sessions/session-words.ts';
import { sayPrediction } from '../say-prediction.ts';
import { type PilotForm, predictionOf } from './form.ts';
import type { PartName } from './merge.ts';
import { useFormStyles } from './styles.ts';
import { FORM, PARTS_IN_WORDS } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '12px',
    marginBottom: '24px',
    paddingBlock: '8px',
    paddingInline: '16px',
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    ':focus': { outline: 'none' },
  },
  both: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
    gap: '8px 16px',
  },
  part: {
    margin: 0,
    fontWeight: tokens.fontWeightSemibold,
    '::first-letter': { textTransform: 'uppercase' },
  },
  version: { display: 'grid', gap: '4px', justifyItems: 'start', alignContent: 'start' },
  said: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** One part of a version, as one reads it. */
function said(form: PilotForm, part: PartName, artifacts: readonly Artifact[]): string {
  const { team, artifact } = form;
  if (part === 'prediction') return sayPrediction(predictionOf(form.prediction)) || FORM.empty;
  if (part === 'team')
    return (
      [team.name, team.size, team.function, team.works && FORM.worksIn[team.works]]
        .filter(Boolean)
        .join(', ') || FORM.empty
    );
  if (part === 'collaborators')
    return (
      form.collaborators
        .map(({ name, discipline }) => (discipline ? `${name} (${discipline})` : name))
        .join(', ') || FORM.empty
    );
  if (part === 'dates')
    return [form.startsOn, form.endsOn].map((day) => (day ? sayDateInFull(day) : FORM.empty)).join(' – ');
  if (part === 'checkInDays') return `${FORM.checkInDays} ${FORM.everyDays(form.checkInDays)}`;
  if (part === 'taxonomy') return TAXONOMY_WORDS[form.taxonomy];
  if (part === 'artifact') return artifacts.find(({ id }) => id === artifact?.id)?.title ?? FORM.noArtifact;
  return form[part] || FORM.empty;
}

interface Props {
  readonly meeting: Meeting<PilotForm, PartName>;
  readonly undecided: readonly PartName[];
  readonly communityId: string;
  readonly onChoose: (part: PartName, side: Side) => void;
}

/** Where two people changed the same: both versions side by side, and a choice for each. */
export default function Versions({ meeting, undecided, communityId, onChoose }: Props) {
  const tried = [meeting.mine, meeting.theirs].flatMap(({ artifact }) => artifact?.id ?? []);
  const { artifacts } = useArtifacts(communityId, tried);
  const styles = useStyles();
  const own = useFormStyles();
  const root = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every other version that is met is shown
  useEffect(() => {
    root.current?.focus();
    root.current?.scrollIntoView({ block: 'nearest' });
  }, [meeting.theirs]);
  const sides = [
    { side: 'theirs', whose: FORM.theirs, label: FORM.takeTheirs },
    { side: 'mine', whose: FORM.mine, label: FORM.keepMine },
  ] as const;
  return (
    <section ref={root} tabIndex={-1} role="alert" aria-labelledby="pilot-versions" className={styles.root}>
      <div>
        <h2 id="pilot-versions" className={own.heading}>
          {FORM.conflictTitle}
        </h2>
        <p className={own.text}>{FORM.conflictWhy}</p>
      </div>
      {undecided.map((part) => (
        <div key={part}>
          <h3 className={styles.part}>{PARTS_IN_WORDS[part]}</h3>
          <div className={styles.both}>
            {sides.map(({ side, whose, label }) => (
              <div key={side} className={styles.version}>
                <span className={own.quiet}>{whose}</span>
                <p className={styles.said}>{said(meeting[side], part, artifacts)}</p>
                <Button size="small" onClick={() => onChoose(part, side)}>
                  {label(PARTS_IN_WORDS[part])}
                </Button>
              </div>
            ))}
          </div>
        </div>
      ))}
      {meeting.taken.length > 0 && (
        <p className={own.text}>
          {FORM.takenOver} {meeting.taken.map((part) => PARTS_IN_WORDS[part]).join(', ')}.
        </p>
      )}
    </section>
  );
}
