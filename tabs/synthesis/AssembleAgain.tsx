import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense } from 'react';
import { useLocation } from 'wouter';
import { openArtifact } from '../../domain/knowledge/contract.ts';
import { assembleReport } from '../../domain/synthesis/contract.ts';
import { type Period, sayPeriod } from '../../domain/synthesis/period.ts';
import { useData } from '../api/use-data.ts';
import { toast } from '../app/toasts.tsx';
import { Button } from '../components/Button.tsx';
import { copy } from '../components/copy.ts';
import { LazyMarkdown } from '../components/LazyMarkdown.ts';
import { PageHead, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { draftOf } from '../knowledge/draft.ts';
import { newLines } from './periods.ts';
import { REPORT } from './texts.ts';

const useStyles = makeStyles({
  why: { margin: '0 0 16px', color: tokens.colorNeutralForeground2 },
  group: {
    maxWidth: '720px',
    padding: '8px 0 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly communityId: string;
  readonly reportId: string;
  readonly period: Period;
}

/** What would be assembled now and is not in a report. The report stays as somebody has edited it. */
export default function AssembleAgain({ communityId, reportId, period }: Props) {
  const styles = useStyles();
  const [, go] = useLocation();
  const base = `/communities/${communityId}/knowledge/${reportId}`;
  const { from, to } = period;
  const page = useData(openArtifact, { params: { communityId, artifactId: reportId } });
  const now = useData(assembleReport, { params: { communityId }, query: { from, to } });
  const failed = page.data ? (now.data ? undefined : now) : page;
  if (!page.data || !now.data) {
    return failed?.error ? (
      <Problem problem={failed.error} onRetry={failed.reload} />
    ) : (
      <SkeletonRows rows={8} />
    );
  }
  const report = draftOf(page.data);
  const groups = newLines(report.body, now.data.body);
  const copied = async (lines: readonly string[]) => {
    try {
      await copy({ text: lines.join('\n') });
      toast(REPORT.copied);
    } catch {
      toast(REPORT.notCopied);
    }
  };
  return (
    <>
      <PageHead
        title={`${REPORT.again}: ${sayPeriod(period)}`}
        back={{ href: base, label: report.title || REPORT.backToReport }}
        actions={<Button onClick={() => go(`${base}/edit`)}>{REPORT.edit}</Button>}
      >
        <p className={styles.why}>{REPORT.againWhy}</p>
      </PageHead>
      <Section title={REPORT.since}>
        {groups.length === 0 && <p>{REPORT.sinceNone}</p>}
        {groups.map(({ heading, lines }) => (
          <div key={`${heading} ${lines[0]}`} className={styles.group}>
            <div className={styles.head}>
              <h3 className={styles.heading}>{heading || report.title}</h3>
              <Button
                size="small"
                aria-label={`${REPORT.copy}: ${heading}`}
                onClick={() => void copied(lines)}
              >
                {REPORT.copy}
              </Button>
            </div>
            <Suspense fallback={<SkeletonRows rows={2} />}>
              <LazyMarkdown top={4}>{lines.join('\n')}</LazyMarkdown>
            </Suspense>
          </div>
        ))}
      </Section>
    </>
  );
}
