import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock';
import { PersonProhibitedRegular } from '@fluentui/react-icons/svg/person-prohibited';
import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import { ownerOf } from '../../domain/knowledge/artifact.ts';
import type { ListedArtifact } from '../../domain/knowledge/contract.ts';
import { dayHere, sayDate } from '../components/dates.ts';
import { When } from '../components/When.tsx';
import { EvidenceSigns } from './evidence/EvidenceSigns.tsx';
import { reviewOf } from './filters.ts';
import { OWNER } from './living-texts.ts';
import { TagLinks } from './TagLinks.tsx';
import { KNOWLEDGE, TYPES } from './texts.ts';
import { useOwnerLeft } from './use-owner-left.ts';

export const useRowStyles = makeStyles({
  row: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 120px 48px 248px',
    columnGap: '16px',
    alignItems: 'baseline',
    minHeight: '44px',
    padding: '11px 0',
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    // A media query is enough, because rows are as wide as the page.
    '@media (max-width: 720px)': { display: 'block', padding: '8px 0' },
  },
  title: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    // The link covers the whole row.
    '::after': { content: '""', position: 'absolute', inset: 0, borderRadius: tokens.borderRadiusMedium },
    ':focus-visible': { outline: 'none' },
    ':focus-visible::after': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  quiet: {
    color: tokens.colorNeutralForeground3,
    // On a narrow page the columns become a line of words.
    '@media (max-width: 720px)': {
      display: 'inline',
      '&:not(:nth-child(2))::before': { content: '" · "' },
    },
  },
  number: {
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'end',
    whiteSpace: 'nowrap',
    '@media (max-width: 720px)': { textAlign: 'start' },
  },
  when: { gridColumn: '4' },
  signs: { display: 'inline-flex', flexWrap: 'wrap', gap: '4px 12px', marginInlineStart: '12px' },
  sign: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  due: { color: tokens.colorPaletteMarigoldForeground2, fontWeight: tokens.fontWeightSemibold },
  icon: { fontSize: '16px', flexShrink: 0 },
});

/** When it should be looked at again, if that day has come or is near. */
export function ReviewSign({ reviewBy }: { reviewBy: string | null }) {
  const styles = useRowStyles();
  const review = reviewOf(reviewBy, dayHere());
  if (!reviewBy || !review) return null;
  return (
    <span className={mergeClasses(styles.sign, review === 'due' && styles.due)}>
      <CalendarClockRegular aria-hidden className={styles.icon} />
      {review === 'due' ? KNOWLEDGE.reviewWas : KNOWLEDGE.reviewBy} {sayDate(reviewBy)}
    </span>
  );
}

/** That whoever owned it has left. */
function OwnerLeftSign({ artifact }: { artifact: ListedArtifact }) {
  const styles = useRowStyles();
  const { communityId = '' } = useParams();
  if (!useOwnerLeft(communityId, artifact)) return null;
  return (
    <span className={styles.sign}>
      <PersonProhibitedRegular aria-hidden className={styles.icon} />
      {OWNER.leftShort(ownerOf(artifact).name)}
    </span>
  );
}

interface Props {
  readonly href: string;
  readonly artifact: ListedArtifact;
  /** What else is worth a word. */
  readonly signs?: ReactNode;
}

/** An artifact in a list: title, type, revision, when and by whom it was changed. */
export function ArtifactRow({ href, artifact, signs }: Props) {
  const styles = useRowStyles();
  const { title, type, revision, changedAt, changedBy, reviewBy, evidence, tags } = artifact;
  const list = href.slice(0, href.indexOf('/knowledge') + '/knowledge'.length);
  return (
    <li className={styles.row}>
      <div>
        <Link href={href} className={styles.title}>
          {title}
        </Link>
        <span className={styles.signs}>
          {evidence && (
            <span className={styles.sign}>
              <EvidenceSigns verdicts={evidence.verdicts} />
            </span>
          )}
          <ReviewSign reviewBy={reviewBy} />
          {revision > 0 && <OwnerLeftSign artifact={artifact} />}
          {signs}
          <TagLinks tags={tags} list={list} />
        </span>
      </div>
      <span className={styles.quiet}>{TYPES[type]}</span>
      {revision > 0 && (
        <span className={mergeClasses(styles.quiet, styles.number)}>{KNOWLEDGE.revisionShort(revision)}</span>
      )}
      <span className={mergeClasses(styles.quiet, styles.when)}>
        <When at={changedAt} as="distance" /> {KNOWLEDGE.by} {changedBy.name}
      </span>
    </li>
  );
}
