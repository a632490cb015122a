import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { listMembers, openCommunity } from '../../domain/community/contract.ts';
import { draftArtifact } from '../../domain/knowledge/contract.ts';
import { id } from '../../domain/shared/ids.ts';
import { assembleReport, keepOrigin } from '../../domain/synthesis/contract.ts';
import { withoutLines } from '../../domain/synthesis/named-lines.ts';
import type { Period } from '../../domain/synthesis/period.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { dayHere, LAST_DATE } from '../components/dates.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { LazyMarkdown } from '../components/LazyMarkdown.ts';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Chips } from '../knowledge/Chips.tsx';
import { Notice } from '../knowledge/Notice.tsx';
import { isPeriod, PERIODS, periodOf } from './periods.ts';
import { REPORT } from './texts.ts';

const NamedLines = lazy(() => import('./NamedLines.tsx'));
const AssembleAgain = lazy(() => import('./AssembleAgain.tsx'));

const useStyles = makeStyles({
  why: { maxWidth: '640px', margin: '0 0 16px', color: tokens.colorNeutralForeground2 },
  period: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px 16px', marginBottom: '16px' },
  text: {
    maxWidth: '720px',
    padding: '16px 24px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    '@media (max-width: 480px)': { padding: '12px' },
  },
  counts: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
});

/** Assembles a report of a month, a quarter or other days, and opens it in the editor. */
export default function SynthesisPage({ params }: { params: Readonly<Record<string, string>> }) {
  const { communityId = '' } = params;
  const [path, go] = useLocation();
  const search = new URLSearchParams(useSearch());
  const community = useData(openCommunity, { params: { communityId } });
  const today = dayHere();
  const asked = { from: search.get('from') ?? '', to: search.get('to') ?? '' };
  const chosen = isPeriod(asked) ? asked : asked.from || asked.to ? null : periodOf('quarter', today);
  const reportId = id.safeParse(search.get('report')).data;
  const back = { href: `/communities/${communityId}/knowledge`, label: REPORT.back };
  if (community.data && community.data.abilities.writeKnowledge !== 'yes') {
    return (
      <EmptyState title={REPORT.title} action={<Button onClick={() => go(back.href)}>{REPORT.back}</Button>}>
        {REPORT.guest}
      </EmptyState>
    );
  }
  if (!community.data)
    return community.error ? (
      <Problem problem={community.error} onRetry={community.reload} />
    ) : (
      <SkeletonRows rows={8} />
    );
  if (reportId && chosen)
    return (
      <Suspense fallback={<SkeletonRows rows={8} />}>
        <AssembleAgain communityId={communityId} reportId={reportId} period={chosen} />
      </Suspense>
    );
  const shown = chosen ?? asked;
  return (
    <>
      <PageHead title={REPORT.title} back={back} />
      <Assembled
        key={`${shown.from} ${shown.to}`}
        communityId={communityId}
        period={chosen}
        choice={
          <PeriodChoice
            period={shown}
            today={today}
            onChoose={({ from, to }) => go(`${path}?from=${from}&to=${to}`, { replace: true })}
          />
        }
      />
    </>
  );
}

function PeriodChoice({
  period,
  today,
  onChoose,
}: {
  period: Period;
  today: string;
  onChoose: (period: Period) => void;
}) {
  const styles = useStyles();
  const named = PERIODS.find((one) => {
    const { from, to } = periodOf(one, today);
    return from === period.from && to === period.to;
  });
  return (
    <div className={styles.period}>
      <Chips
        label={REPORT.period}
        chosen={named ?? null}
        onChoose={(one) => one && onChoose(periodOf(one, today))}
        choices={PERIODS.map((value) => ({ value, label: REPORT.periods[value] }))}
      />
      <Field label={REPORT.from}>
        <Input
          type="date"
          max={LAST_DATE}
          value={period.from}
          onChange={(_, { value }) => onChoose({ ...period, from: value })}
        />
      </Field>
      <Field
        label={REPORT.to}
        {...(!isPeriod(period) && { validationState: 'error', validationMessage: REPORT.datesWrong })}
      >
        <Input
          type="date"
          max={LAST_DATE}
          value={period.to}
          onChange={(_, { value }) => onChoose({ ...period, to: value })}
        />
      </Field>
    </div>
  );
}

interface AssembledProps {
  readonly communityId: string;
  /** null while the days are no period. */
  readonly period: Period | null;
  readonly choice: ReactNode;
}

function Assembled({ communityId, period, choice }: AssembledProps) {
  const styles = useStyles();
  const [, go] = useLocation();
  const { data, error, reload } = useData(
    assembleReport,
    period && { params: { communityId }, query: { from: period.from, to: period.to } },
  );
  const members = useData(listMembers, { params: { communityId } });
  const names = useMemo(
    () => [...(members.data?.members.map(({ name }) => name) ?? []), ...(data?.former ?? [])],
    [members.data, data],
  );
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const body = data ? withoutLines(data.body, leftOut) : '';
  const write = useAction(async (operation) => {
    if (!data || !period) return;
    const { title, taxonomy } = data;
    // The operation is one of its kind, so the draft is the same when it is tried again.
    const artifactId = operation;
    await call(keepOrigin, {
      params: { communityId, thingId: artifactId },
      body: { of: { kind: 'artifact' }, from: { kind: 'period', from: period.from, to: period.to } },
      operation,
    });
    await call(draftArtifact, {
      params: { communityId, artifactId },
      body: { title, type: 'synthesis report', taxonomy, body, reviewBy: null },
      operation,
    });
    go(`/communities/${communityId}/knowledge/${artifactId}/edit`);
  });
  const isEmpty = data && Object.values(data.counts).every((count) => count === 0);
  return (
    <>
      <p className={styles.why}>{REPORT.why}</p>
      {choice}
      {error && !data && <Problem problem={error} onRetry={reload} />}
      {!data && !error && period && <SkeletonRows rows={8} />}
      {isEmpty && <Notice>{REPORT.nothing}</Notice>}
      {data && !isEmpty && (
        <>
          <Notice
            action={
              <Button appearance="primary" disabledFocusable={write.busy} onClick={() => void write.run()}>
                {write.busy ? REPORT.writing : REPORT.write}
              </Button>
            }
          >
            {REPORT.drawnFrom(data.counts)} {data.counts.sessions === 1 && REPORT.thin}
          </Notice>
          {write.problem !== null && (
            <Problem slim problem={write.problem} onRetry={() => void write.again()} />
          )}
          {members.data && (
            <Suspense>
              <NamedLines body={data.body} names={names} leftOut={leftOut} onChange={setLeftOut} />
            </Suspense>
          )}
          <section className={styles.text} aria-label={REPORT.preview}>
            <h2>{data.title}</h2>
            <Suspense fallback={<SkeletonRows rows={8} />}>
              <LazyMarkdown top={3}>{body}</LazyMarkdown>
            </Suspense>
          </section>
        </>
      )}
    </>
  );
}
