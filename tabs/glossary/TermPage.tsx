import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { clashesWith } from '../../domain/glossary/clashes.ts';
import { listTerms, openTerm, proposeTerm, withdrawTerm } from '../../domain/glossary/contract.ts';
import { pluralsOf, shownOf } from '../../domain/glossary/term.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { toast } from '../app/toasts.tsx';
import { MoreMenu } from '../components/MoreMenu.tsx';
import { PageHead, Row, Rows, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { sayList } from '../components/say-list.ts';
import { When } from '../components/When.tsx';
import WordSheet from '../components/WordSheet.tsx';
import { Clashes } from './Clashes.tsx';
import { EntryText } from './EntryText.tsx';
import { TermProposal } from './TermAnswer.tsx';
import { GLOSSARY, TERM } from './texts.ts';

const OriginLine = lazy(() => import('../synthesis/OriginLine.tsx'));
const Uses = lazy(() => import('./Uses.tsx'));

const RETIRE_DAYS = 7;

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  standing: { display: 'grid', gap: '4px', maxWidth: '640px', marginBottom: '32px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
});

/** What does this word mean here, where is it used, and who agreed? */
const TermPage: Page = ({ params }) => {
  const styles = useStyles();
  const { communityId = '', termId = '' } = params;
  const [path, go] = useLocation();
  const asked = useData(openTerm, { params: { communityId, termId } });
  const list = useData(listTerms, { params: { communityId } });
  const [sheet, setSheet] = useState<'retire' | 'withdraw' | null>(null);
  const back = { href: `/communities/${communityId}/knowledge/glossary`, label: GLOSSARY.title };
  const { data } = asked;
  if (!data) {
    return (
      <>
        <PageHead title="" back={back} />
        {asked.error ? <Problem problem={asked.error} onRetry={asked.reload} /> : <SkeletonRows rows={8} />}
      </>
    );
  }
  const { term, proposal, versions, abilities } = data;
  const terms = list.data?.terms ?? [];
  const last = versions.find(({ entry }) => entry)?.entry ?? null;
  const entry = term.entry ?? proposal?.entry ?? last;
  const proposes = abilities.propose === 'yes';
  const claiming = terms.flatMap((one) => {
    const shown = shownOf(one);
    return shown ? [{ id: one.id, entry: shown }] : [];
  });
  const clashes = entry && term.state !== 'retired' ? clashesWith({ id: termId, entry }, claiming) : [];
  const plurals = term.entry ? pluralsOf(term.entry) : [];
  const propose = () => go(`${path}/propose`);
  return (
    <>
      <PageHead
        title={entry?.term ?? GLOSSARY.title}
        back={back}
        actions={
          proposes && (
            <>
              <Button onClick={propose}>{term.entry ? TERM.change : TERM.proposeAgain}</Button>
              {term.entry && (
                <MoreMenu label={TERM.more} items={[{ label: TERM.retire, run: () => setSheet('retire') }]} />
              )}
            </>
          )
        }
      >
        <p className={styles.quiet}>
          {term.approvedAt ? (
            <>
              {TERM.approved} <When at={term.approvedAt} as="distance" />
            </>
          ) : term.state === 'retired' ? (
            TERM.retiredSays
          ) : (
            term.state === 'withdrawn' && TERM.withdrawnSays
          )}
        </p>
        <Suspense>
          <OriginLine communityId={communityId} artifactId={termId} writes={false} />
        </Suspense>
      </PageHead>
      {asked.error && <Problem slim problem={asked.error} onRetry={asked.reload} />}
      {term.entry && (
        <div className={styles.standing}>
          <EntryText communityId={communityId} entry={term.entry} terms={terms} id={termId} />
          {plurals.length > 0 && (
            <p className={styles.quiet}>
              {TERM.plurals}: {plurals.join(', ')}
            </p>
          )}
        </div>
      )}
      {clashes.length > 0 && (
        <Section title={GLOSSARY.clashes(clashes.length)}>
          <Clashes clashes={clashes} />
        </Section>
      )}
      {proposal && (
        <Section
          title={proposal.entry ? (term.entry ? TERM.proposalChange : TERM.proposalNew) : TERM.proposalRetire}
        >
          <TermProposal communityId={communityId} termId={termId} page={data} proposal={proposal} />
          {abilities.change === 'yes' && (
            <div className={styles.buttons}>
              {proposal.entry && <Button onClick={propose}>{TERM.changeProposal}</Button>}
              <Button onClick={() => setSheet('withdraw')}>{TERM.withdraw}</Button>
            </div>
          )}
        </Section>
      )}
      {entry && term.state !== 'withdrawn' && (
        <Section title={TERM.usedIn}>
          <Suspense fallback={<SkeletonRows rows={3} />}>
            <Uses communityId={communityId} termId={termId} />
          </Suspense>
        </Section>
      )}
      {versions.length > 0 && (
        <Section title={TERM.history}>
          <Rows>
            {versions.map(({ version, entry: said, by, word, adoptedAt, objections, agreed }) => (
              <Row key={version} end={<When at={adoptedAt} as="distance" />}>
                {TERM.version(version, said === null)}, {TERM.proposedBy(by.name)}
                {objections > 0 && `, ${TERM.after(objections)}`}
                {word && `: “${word}”`}
                <div className={styles.quiet}>
                  {agreed.length > 0 ? TERM.agreed(sayList(agreed.map(({ name }) => name))) : TERM.nobody}
                </div>
              </Row>
            ))}
          </Rows>
        </Section>
      )}
      {sheet === 'retire' && (
        <WordSheet
          name={`retire.${termId}`}
          title={TERM.retireTitle}
          words={{
            label: TERM.retireLabel,
            hint: TERM.retireHint,
            missing: TERM.retireMissing,
            yes: TERM.retire,
            busy: TERM.retiring,
            leave: TERM.leave,
          }}
          act={async (word, operation) => {
            const body = { entry: null, word, days: RETIRE_DAYS };
            await call(proposeTerm, { params: { communityId, termId }, body, operation });
            toast(TERM.retireSent);
          }}
          onClose={() => setSheet(null)}
        >
          {TERM.retireWhy}
        </WordSheet>
      )}
      {sheet === 'withdraw' && (
        <WordSheet
          name={`withdraw.${termId}`}
          title={TERM.withdraw}
          optional
          words={{
            label: TERM.withdrawLabel,
            hint: TERM.withdrawHint,
            missing: TERM.retireMissing,
            yes: TERM.withdraw,
            busy: TERM.withdrawing,
            leave: TERM.leave,
          }}
          act={async (word, operation) => {
            await call(withdrawTerm, { params: { communityId, termId }, body: { word }, operation });
            toast(TERM.withdrawn);
          }}
          onClose={() => setSheet(null)}
        >
          {TERM.withdrawWhy}
        </WordSheet>
      )}
    </>
  );
};
export default TermPage;
