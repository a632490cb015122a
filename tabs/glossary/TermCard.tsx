import { makeStyles, tokens } from '@fluentui/react-components';
import { InlineMarkdown } from '../components/InlineMarkdown.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { openInApp } from '../host/links.ts';
import { MARK } from './mark-texts.ts';
import type { MeantTerm } from './TermMark.tsx';

const useStyles = makeStyles({
  one: { display: 'block', '& + &': { marginTop: '10px' } },
  line: { display: 'block' },
  term: { fontWeight: tokens.fontWeightSemibold },
  quiet: {
    display: 'block',
    marginTop: '4px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  button: {
    padding: 0,
    border: 0,
    font: 'inherit',
    color: tokens.colorBrandForegroundLink,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

/** The side panel has no pages of its own to go to. */
const isBeside = () => location.pathname.endsWith('/panel.html');

interface Props {
  readonly communityId: string;
  readonly terms: readonly MeantTerm[];
}

/** What a term means, or what each of several means. Inline elements only: it stands among words. */
export default function TermCard({ communityId, terms }: Props) {
  const styles = useStyles();
  return (
    <>
      {terms.length > 1 && <span className={styles.line}>{MARK.several}</span>}
      {terms.map(({ id, entry }) => {
        const path = `/communities/${communityId}/knowledge/glossary/${id}`;
        return (
          <span key={id} className={styles.one}>
            <span className={styles.line}>
              <span className={styles.term}>{entry.term}</span>
              {': '}
              <InlineMarkdown>{entry.definition}</InlineMarkdown>
            </span>
            {entry.notConfused.length > 0 && (
              <span className={styles.quiet}>
                {MARK.notConfused} {entry.notConfused.join(', ')}
              </span>
            )}
            <span className={styles.quiet}>
              {isBeside() ? (
                <button
                  type="button"
                  className={styles.button}
                  aria-label={MARK.openOf(entry.term)}
                  onClick={() => void openInApp(path)}
                >
                  {MARK.open}
                </button>
              ) : (
                <TextLink href={path} label={MARK.openOf(entry.term)}>
                  {MARK.open}
                </TextLink>
              )}
            </span>
          </span>
        );
      })}
    </>
  );
}
