import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { type Annotation, hasEnded } from '../../../domain/knowledge/annotation.ts';
import { canBeTried } from '../../../domain/knowledge/artifact.ts';
import type { ArtifactPage } from '../../../domain/knowledge/contract.ts';
import { summaryOf, type Trial, triedOf } from '../../../domain/knowledge/evidence.ts';
import { type Thinness, thinnessOf } from '../../../domain/knowledge/thinness.ts';
import { VERDICTS } from '../../../domain/pilots/states.ts';
import { Section } from '../../components/Page.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { When } from '../../components/When.tsx';
import { PilotIcon, PilotSign } from '../../pilots/PilotSign.tsx';
import { VERDICT_WORDS } from '../../pilots/words.ts';
import { AnnotationIcon, AnnotationSign } from '../annotations/AnnotationSign.tsx';
import { countKinds } from '../annotations/groups.ts';
import { sayKind } from '../annotations/texts.ts';
import type { AllAnnotations } from '../annotations/use-all-annotations.ts';
import { sayTried } from './say-tried.ts';
import { EVIDENCE, HERE, sayTeam, sayThin } from './texts.ts';

const WouldItWork = lazy(() => import('./WouldItWork.tsx'));

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '4px', paddingTop: '8px' },
  signs: { display: 'flex', flexWrap: 'wrap', listStyleType: 'none', margin: '0 0 0 -4px', padding: 0 },
  sign: {
    display: 'grid',
    placeItems: 'center',
    width: '28px',
    height: '28px',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  figure: {
    display: 'block',
    width: '100%',
    minHeight: '32px',
    margin: 0,
    padding: '4px 0',
    border: 0,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  first: { fontWeight: tokens.fontWeightSemibold },
  arrow: {
    marginInlineStart: '6px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  kinds: {
    marginInlineEnd: '10px',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  icon: { verticalAlign: '-3px', marginInlineEnd: '4px' },
  list: { listStyleType: 'none', margin: '0 0 8px', padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '2px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  facts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 8px' },
  words: { margin: 0 },
  link: {
    display: 'inline',
    margin: 0,
    padding: 0,
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  ask: { justifySelf: 'start', marginTop: '8px' },
});

interface FigureProps {
  readonly says: ReactNode;
  readonly first?: boolean;
  /** Stands under it, also while it is closed. */
  readonly under?: ReactNode;
  readonly children: ReactNode;
}

/** A figure that opens what it was made of. */
function Figure({ says, first = false, under, children }: FigureProps) {
  const styles = useStyles();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <button
        type="button"
        className={mergeClasses(styles.figure, first && styles.first)}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {says}
        <span aria-hidden className={styles.arrow}>
          {open ? '▴' : '▾'}
        </span>
      </button>
      {under}
      <ul id={id} hidden={!open} className={styles.list}>
        {open && children}
      </ul>
    </div>
  );
}

interface Props {
  readonly page: ArtifactPage;
  readonly said: AllAnnotations;
  readonly communityId: string;
  /** Whether I may begin a pilot. */
  readonly tries: boolean;
  /** Shows an annotation where it stands. */
  readonly onShow: (annotation: Annotation) => void;
}

/** Does it work, and where: the pilots that tried it, the sessions that had it at hand, what was said about it. */
export default function Evidence({ page, said, communityId, tries, onShow }: Props) {
  const styles = useStyles();
  const [, go] = useLocation();
  const [asking, setAsking] = useState(false);
  const { artifact } = page;
  const trials = page.trials ?? [];
  const uses = page.uses ?? [];
  const open = said.annotations.filter((one) => !hasEnded(one));
  const { verdicts } = summaryOf(trials, [], []);
  const tried = triedOf({ verdicts });
  const thin = thinnessOf(trials, new Date());
  const apart = disagreeing(thin, trials);
  const base = `/communities/${communityId}`;
  const begin = `${base}/pilots/new?${new URLSearchParams({ artifact: artifact.id, revision: String(artifact.revision) })}`;
  const none = tried === 0 && !canBeTried(artifact.type);
  if (none && uses.length + open.length === 0) return null;
  return (
    <Section title={none ? EVIDENCE.said : EVIDENCE.title}>
      <div className={styles.root}>
        {none ? null : tried === 0 ? (
          <p className={mergeClasses(styles.words, styles.first)}>{sayTried(verdicts)}.</p>
        ) : (
          <Figure first says={sayTried(verdicts)} under={<Signs trials={trials} base={base} />}>
            {trials.map((trial) => (
              <TrialRow key={trial.pilotId} trial={trial} base={base} />
            ))}
          </Figure>
        )}
        {thin.length > 0 && (
          <p className={styles.quiet}>
            {EVIDENCE.thin}: {thin.map(sayThin).join(', ')}
            {apart && (
              <>
                {': '}
                <TextLink href={`${base}/pilots/${apart[0].pilotId}`}>{apart[0].title}</TextLink>
                {` ${EVIDENCE.and} `}
                <TextLink href={`${base}/pilots/${apart[1].pilotId}`}>{apart[1].title}</TextLink>
              </>
            )}
            .
          </p>
        )}
        {uses.length > 0 && (
          <Figure says={EVIDENCE.atHand(uses.length)}>
            {uses.map(({ sessionId, topic, at }) => (
              <li key={sessionId} className={styles.row}>
                <TextLink href={`${base}/sessions/${sessionId}`}>{topic}</TextLink>
                <span className={styles.quiet}>
                  <When at={at} as="distance" />
                </span>
              </li>
            ))}
          </Figure>
        )}
        {open.length > 0 && (
          <Figure
            says={
              <>
                {said.hasMore ? EVIDENCE.annotatedSome(said.annotations.length) : EVIDENCE.annotated}:{' '}
                {countKinds(open).map(([kind, count]) => (
                  <span key={kind} className={styles.kinds}>
                    <AnnotationIcon kind={kind} className={styles.icon} />
                    {sayKind(kind, count)}
                  </span>
                ))}
              </>
            }
          >
            {open.map((one) => (
              <li key={one.id} className={styles.row}>
                <button type="button" className={styles.link} onClick={() => onShow(one)}>
                  {one.words}
                </button>
                <span className={mergeClasses(styles.quiet, styles.facts)}>
                  <AnnotationSign kind={one.kind} /> {one.author.name}
                </span>
              </li>
            ))}
          </Figure>
        )}
        {tried > 0 && (
          <Button className={styles.ask} aria-expanded={asking} onClick={() => setAsking(!asking)}>
            {HERE.ask}
          </Button>
        )}
        {tried === 0 && tries && !none && (
          <Button className={styles.ask} onClick={() => go(begin)}>
            {EVIDENCE.beFirst}
          </Button>
        )}
        {asking && (
          <Suspense fallback={<SkeletonRows rows={3} />}>
            <WouldItWork
              trials={trials}
              base={base}
              begin={tries ? begin : null}
              onClose={() => setAsking(false)}
            />
          </Suspense>
        )}
      </div>
    </Section>
  );
}

/** The two trials that disagree, if that is what is thin. */
function disagreeing(thin: readonly Thinness[], trials: readonly Trial[]): [Trial, Trial] | null {
  const ids = thin.flatMap((one) => (one.kind === 'disagree' ? one.pilots : []));
  const [one, other] = ids.flatMap((id) => trials.find(({ pilotId }) => pilotId === id) ?? []);
  return one && other ? [one, other] : null;
}

/** A row of small signs, one a trial, each opening its pilot. */
function Signs({ trials, base }: { trials: readonly Trial[]; base: string }) {
  const styles = useStyles();
  const signs = [...trials].sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  return (
    <ul className={styles.signs} aria-label={EVIDENCE.trials}>
      {signs.map(({ pilotId, verdict, title, team }) => {
        const says = EVIDENCE.trial(VERDICT_WORDS[verdict], title, sayTeam(team));
        return (
          <li key={pilotId}>
            <Link href={`${base}/pilots/${pilotId}`} className={styles.sign} aria-label={says} title={says}>
              <PilotIcon of={verdict} />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function TrialRow({ trial, base }: { trial: Trial; base: string }) {
  const styles = useStyles();
  const { pilotId, title, owner, team, revision, verdict, lesson, at } = trial;
  return (
    <li className={styles.row}>
      <TextLink href={`${base}/pilots/${pilotId}`}>{title}</TextLink>
      <span className={mergeClasses(styles.quiet, styles.facts)}>
        <PilotSign of={verdict} /> <When at={at} as="distance" />
      </span>
      <span className={styles.quiet}>
        {[owner.name, sayTeam(team), EVIDENCE.revision(revision)].filter(Boolean).join(' · ')}
      </span>
      {lesson && <p className={styles.words}>{lesson}</p>}
    </li>
  );
}
