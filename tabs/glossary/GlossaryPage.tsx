import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { clashesOf } from '../../domain/glossary/clashes.ts';
import { listTerms } from '../../domain/glossary/contract.ts';
import { formsOf, shownOf, type TermOutline } from '../../domain/glossary/term.ts';
import { fold, hasWords } from '../../domain/shared/words.ts';
import { useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { PageHead, Row, Rows, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { Clashes } from './Clashes.tsx';
import { EntryText } from './EntryText.tsx';
import { TermAnswer } from './TermAnswer.tsx';
import { GLOSSARY } from './texts.ts';

const useStyles = makeStyles({
  tools: {
    display: 'grid',
    gap: '8px',
    marginBottom: '24px',
    '@media print': { display: 'none' },
  },
  find: { maxWidth: '320px', minWidth: 0 },
  letters: { display: 'flex', flexWrap: 'wrap', margin: '0 -6px', padding: 0, listStyleType: 'none' },
  letter: { display: 'grid', placeItems: 'center', minWidth: '32px', height: '32px' },
  term: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Group {
  readonly letter: string;
  readonly terms: readonly TermOutline[];
}

/** Terms from A to Z, by the first letter of each without its accent. */
function groupsOf(terms: readonly TermOutline[]): Group[] {
  const collator = new Intl.Collator('en');
  const named = terms
    .flatMap((term) => {
      const name = shownOf(term)?.term;
      return name === undefined ? [] : [{ term, name }];
    })
    .sort((a, b) => collator.compare(a.name, b.name));
  const groups = new Map<string, TermOutline[]>();
  for (const { term, name } of named) {
    const [first = ''] = fold(name);
    const letter = /\p{L}/u.test(first) ? first.toUpperCase() : GLOSSARY.others;
    groups.set(letter, [...(groups.get(letter) ?? []), term]);
  }
  return [...groups].map(([letter, some]) => ({ letter, terms: some }));
}

/** What do our words mean? */
const GlossaryPage: Page = ({ params }) => {
  const styles = useStyles();
  const communityId = params.communityId ?? '';
  const [path, go] = useLocation();
  const { data, error, reload } = useData(listTerms, { params: { communityId } });
  const [sought, setSought] = useState('');
  const live = useMemo(
    () => data?.terms.filter(({ entry, proposal }) => entry ?? proposal?.entry) ?? [],
    [data],
  );
  const clashes = useMemo(
    () =>
      clashesOf(
        live.flatMap((term) => {
          const entry = shownOf(term);
          return entry ? [{ id: term.id, entry }] : [];
        }),
      ),
    [live],
  );
  const shown = live.filter((term) => {
    const entry = shownOf(term);
    return entry && hasWords([...formsOf(entry), entry.definition].join(' '), sought);
  });
  const open = live.filter(({ proposal }) => proposal);
  const groups = groupsOf(shown.filter(({ entry }) => entry));
  const proposes = data?.abilities.propose === 'yes';
  const propose = () => go(`${path}/propose`);
  return (
    <>
      <PageHead
        title={GLOSSARY.title}
        back={{ href: `/communities/${communityId}/knowledge`, label: GLOSSARY.knowledge }}
        actions={
          proposes && (
            <Button
              appearance={live.length > 0 ? 'primary' : 'secondary'}
              icon={<AddRegular />}
              onClick={propose}
            >
              {GLOSSARY.propose}
            </Button>
          )
        }
      />
      {error && <Problem slim={data !== undefined} problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={8} />}
      {data && live.length === 0 && (
        <EmptyState
          title={GLOSSARY.emptyTitle}
          action={
            proposes && (
              <Button appearance="primary" onClick={propose}>
                {GLOSSARY.propose}
              </Button>
            )
          }
        >
          {proposes ? GLOSSARY.empty : GLOSSARY.emptyReader}
        </EmptyState>
      )}
      {live.length > 0 && (
        <div className={styles.tools}>
          <Input
            type="search"
            className={styles.find}
            aria-label={GLOSSARY.find}
            placeholder={GLOSSARY.find}
            value={sought}
            onChange={(_, { value }) => setSought(value)}
          />
          {groups.length > 2 && (
            <nav aria-label={GLOSSARY.letters}>
              <ul className={styles.letters}>
                {groups.map(({ letter }) => (
                  <li key={letter}>
                    <TextLink href={`${path}#${letter}`} className={styles.letter}>
                      {letter}
                    </TextLink>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      )}
      {open.length > 0 && sought === '' && (
        <Section title={GLOSSARY.proposed} aside={GLOSSARY.proposedAside}>
          <Rows>
            {open.map((term) => (
              <OpenRow key={term.id} communityId={communityId} term={term} />
            ))}
          </Rows>
        </Section>
      )}
      {clashes.length > 0 && sought === '' && (
        <Section title={GLOSSARY.clashes(clashes.length)} aside={GLOSSARY.clashesAside}>
          <Clashes clashes={clashes} />
        </Section>
      )}
      {live.length > 0 && shown.length === 0 && (
        <EmptyState
          title={GLOSSARY.noneTitle}
          action={<Button onClick={() => setSought('')}>{GLOSSARY.showAll}</Button>}
        >
          {null}
        </EmptyState>
      )}
      {groups.map(({ letter, terms }) => (
        <div key={letter} id={letter}>
          <Section title={letter}>
            <Rows>
              {terms.map((term) => (
                <Row
                  key={term.id}
                  end={term.proposal && (term.proposal.entry ? GLOSSARY.changeWaits : GLOSSARY.retireWaits)}
                >
                  <TextLink quiet href={`${path}/${term.id}`} className={styles.term}>
                    {term.entry?.term ?? ''}
                  </TextLink>
                  {term.entry && (
                    <EntryText communityId={communityId} entry={term.entry} terms={live} id={term.id} />
                  )}
                </Row>
              ))}
            </Rows>
          </Section>
        </div>
      ))}
    </>
  );
};
export default GlossaryPage;

/** What is proposed, and on demand what I say to it, without leaving the page. */
function OpenRow({ communityId, term }: { communityId: string; term: TermOutline }) {
  const styles = useStyles();
  const [path] = useLocation();
  const [open, setOpen] = useState(false);
  const { entry, proposal } = term;
  if (!proposal) return null;
  const name = shownOf(term)?.term ?? '';
  const what = proposal.entry === null ? 'retire' : entry ? 'change' : 'new';
  const isOver = Date.parse(proposal.closesAt) <= Date.now();
  return (
    <Row
      end={
        <Button
          size="small"
          appearance={proposal.asksMe && !open ? 'primary' : 'secondary'}
          aria-expanded={open}
          aria-label={open ? GLOSSARY.foldTo(name) : GLOSSARY.answerTo(name)}
          onClick={() => setOpen(!open)}
        >
          {open ? GLOSSARY.fold : GLOSSARY.answer}
        </Button>
      }
    >
      <TextLink quiet href={`${path}/${term.id}`} className={styles.term}>
        {name}
      </TextLink>
      <div className={styles.quiet}>
        {GLOSSARY.kinds[what]} {GLOSSARY.by(proposal.by.name)},{' '}
        {isOver ? (
          GLOSSARY.overdue
        ) : (
          <>
            {GLOSSARY.until} <When inside at={proposal.closesAt} plain />
          </>
        )}
        {proposal.objections > 0 && ` · ${GLOSSARY.objections(proposal.objections)}`}
        {proposal.asksMe && ` · ${GLOSSARY.asksMe}`}
      </div>
      {open && <TermAnswer communityId={communityId} termId={term.id} />}
    </Row>
  );
}
