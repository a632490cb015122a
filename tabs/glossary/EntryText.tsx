import { makeStyles, tokens } from '@fluentui/react-components';
import { termBy } from '../../domain/glossary/clashes.ts';
import type { GlossaryEntry, TermOutline } from '../../domain/glossary/term.ts';
import { ShortMarkdown } from '../components/ShortMarkdown.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { GLOSSARY } from './texts.ts';

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

interface Props {
  readonly communityId: string;
  readonly entry: GlossaryEntry;
  /** All terms. What it is not to be confused with becomes a link where it is one of them. */
  readonly terms: readonly TermOutline[];
  /** The entry's own id: it gets no link to itself. */
  readonly id?: string;
}

/** What a term means, what else says it, and what it is not. */
export function EntryText({ communityId, entry, terms, id = '' }: Props) {
  const styles = useStyles();
  const { definition, synonyms, notConfused } = entry;
  const claiming = terms.flatMap((term) => (term.entry ? [{ id: term.id, entry: term.entry }] : []));
  return (
    <>
      <p className={styles.text}>
        <ShortMarkdown>{definition}</ShortMarkdown>
      </p>
      {synonyms.length > 0 && (
        <p className={styles.quiet}>
          {GLOSSARY.also} {synonyms.join(', ')}
        </p>
      )}
      {notConfused.length > 0 && (
        <p className={styles.quiet}>
          {GLOSSARY.notConfused}{' '}
          {notConfused.map((words, at) => {
            const other = termBy(words, claiming, id);
            return (
              <span key={words}>
                {at > 0 && ', '}
                {other ? (
                  <TextLink href={`/communities/${communityId}/knowledge/glossary/${other.id}`}>
                    {words}
                  </TextLink>
                ) : (
                  words
                )}
              </span>
            );
          })}
        </p>
      )}
    </>
  );
}
