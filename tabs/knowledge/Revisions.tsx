import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { Revision } from '../../domain/knowledge/artifact.ts';
import { Section } from '../components/Page.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { COMPARE } from './living-texts.ts';
import { ARTIFACT, KNOWLEDGE } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    gap: '2px 8px',
    padding: '10px 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  read: {
    // The one being read is marked by a bar, not by colour alone.
    boxShadow: `inset 3px 0 0 ${tokens.colorBrandForeground1}`,
  },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground3 },
  note: {
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    '::after': { content: '""', position: 'absolute', inset: 0 },
    ':focus-visible': { outline: 'none' },
    ':focus-visible::after': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  who: {
    gridColumn: '2',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  compare: { margin: '8px' },
  none: { color: tokens.colorNeutralForeground3, margin: '8px 0' },
});

/** Of the one that is read and the one before it; of the first, with the one after it. */
const compareHref = (base: string, number: number) =>
  number > 1 ? `${base}/revisions/${number}?with=${number - 1}` : `${base}/revisions/2?with=1`;

interface Props {
  readonly base: string;
  readonly revisions: readonly Revision[];
  /** What readers see. */
  readonly newest: number;
  /** The one on this page; null for the draft. */
  readonly read: number | null;
}

/** Every revision with its change note, newest first; each can be read. */
export function Revisions({ base, revisions, newest, read }: Props) {
  const styles = useStyles();
  return (
    <Section title={ARTIFACT.revisions} aside={revisions.length || undefined}>
      {revisions.length === 0 && <p className={styles.none}>{ARTIFACT.noRevisions}</p>}
      <ol className={styles.list}>
        {revisions.map(({ number, changeNote, author, publishedAt }) => (
          <li key={number} className={mergeClasses(styles.row, number === read && styles.read)}>
            <span className={styles.number}>{number}</span>
            <Link
              href={number === newest ? base : `${base}/revisions/${number}`}
              aria-label={`${KNOWLEDGE.revision(number)}: ${changeNote}`}
              aria-current={number === read ? 'page' : undefined}
              className={styles.note}
            >
              {changeNote}
            </Link>
            <span className={styles.who}>
              {author.name} · <When at={publishedAt} as="distance" />
              {number === newest && ` · ${ARTIFACT.current}`}
            </span>
          </li>
        ))}
      </ol>
      {revisions.length > 1 && (
        <p className={styles.compare}>
          <TextLink href={compareHref(base, read ?? newest)}>{COMPARE.compare}</TextLink>
        </p>
      )}
    </Section>
  );
}
