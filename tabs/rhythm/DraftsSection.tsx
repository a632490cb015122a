import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { openRhythm, type StandingDraft } from '../../domain/rhythm/contract.ts';
import { listTopics } from '../../domain/sessions/topic-contract.ts';
import { failedOf, useData } from '../api/use-data.ts';
import { sayCadence } from '../components/cadence.ts';
import { cityOf } from '../components/dates.ts';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { Rows, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { useHost } from '../host/use-host.ts';
import { DraftRow } from './DraftRow.tsx';
import { DRAFTS } from './draft-texts.ts';
import { inTime, type Proposed, proposed } from './proposals.ts';
import { SkippedRow } from './SkippedRow.tsx';

const PublishSheet = lazySheet(() => import('./PublishSheet.tsx'));
const SkipSheet = lazySheet(() => import('./SkipSheet.tsx'));

const useStyles = makeStyles({
  said: { margin: 0, padding: '8px 0', color: tokens.colorNeutralForeground2 },
  below: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', paddingTop: '8px' },
});

interface Props {
  readonly communityId: string;
  readonly plans: boolean;
  /** Stands on the page of the rhythm itself. */
  readonly title?: string;
}

/** The sessions that the cadence asks for next, and the dates that are skipped and why. */
export default function DraftsSection({ communityId, plans, title = DRAFTS.title }: Props) {
  const styles = useStyles();
  const [, go] = useLocation();
  const { personId } = useHost();
  const params = { communityId };
  const rhythm = useData(openRhythm, { params });
  const topics = useData(listTopics, { params, query: { state: 'open' } });
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [publishing, setPublishing] = useState<readonly Proposed[] | null>(null);
  const [skipping, setSkipping] = useState<StandingDraft | null>(null);
  const failed = failedOf([rhythm, topics]);
  const page = rhythm.data;
  if (failed)
    return (
      <Section title={title}>
        <Problem slim {...failed} />
      </Section>
    );
  if (!page || !topics.data)
    return (
      <Section title={title}>
        <SkeletonRows rows={6} />
      </Section>
    );
  const proposals = proposed(page.drafts, topics.data.topics);
  const publishable = proposals.filter((one) => one.title !== '');
  const some = publishable.filter(({ draft }) => chosen?.has(draft.id));
  return (
    <Section title={title} aside={DRAFTS.why}>
      <p className={styles.said}>
        {DRAFTS.each(sayCadence(page.cadence), cityOf(page.zone))}{' '}
        {title === DRAFTS.title && (
          <TextLink href={`/communities/${communityId}/rhythm`}>
            {plans ? DRAFTS.settings : DRAFTS.see}
          </TextLink>
        )}
      </p>
      {proposals.length === 0 && <p className={styles.said}>{DRAFTS.none}</p>}
      <Rows>
        {inTime(proposals, page.skipped).map((row) => {
          if ('left' in row)
            return <SkippedRow key={row.left.id} communityId={communityId} draft={row.left} plans={plans} />;
          const { one } = row;
          const { id } = one.draft;
          return (
            <DraftRow
              key={id}
              communityId={communityId}
              proposal={one}
              me={personId}
              plans={plans}
              chosen={chosen === null ? null : chosen.has(id)}
              onChoose={(is) =>
                setChosen((before) => {
                  const after = new Set(before);
                  if (is) after.add(id);
                  else after.delete(id);
                  return after;
                })
              }
              onPublish={() => setPublishing([one])}
              onEdit={() => go(`/communities/${communityId}/plan?date=${one.draft.date}`)}
              onSkip={() => setSkipping(one.draft)}
            />
          );
        })}
      </Rows>
      {plans && publishable.length > 1 && (
        <div className={styles.below}>
          {chosen === null ? (
            <Button size="small" onClick={() => setChosen(new Set())}>
              {DRAFTS.several}
            </Button>
          ) : (
            <>
              <Button
                size="small"
                appearance="primary"
                disabledFocusable={some.length === 0}
                onClick={() => some.length > 0 && setPublishing(some)}
              >
                {some.length === 0 ? DRAFTS.chooseSome : DRAFTS.publishChosen(some.length)}
              </Button>
              <Button size="small" appearance="subtle" onClick={() => setChosen(null)}>
                {DRAFTS.notSeveral}
              </Button>
            </>
          )}
        </div>
      )}
      <Suspense>
        {publishing && (
          <PublishSheet
            communityId={communityId}
            proposals={publishing}
            tried={page.rhythm.prompt.on}
            onClose={() => {
              setPublishing(null);
              setChosen(null);
            }}
          />
        )}
        {skipping && (
          <SkipSheet communityId={communityId} draft={skipping} onClose={() => setSkipping(null)} />
        )}
      </Suspense>
    </Section>
  );
}
