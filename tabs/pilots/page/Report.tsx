import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense } from 'react';
import type { PilotPage } from '../../../domain/pilots/contract.ts';
import type { Report as ReportData } from '../../../domain/pilots/report.ts';
import { Section } from '../../components/Page.tsx';
import { When } from '../../components/When.tsx';
import { PilotSign } from '../PilotSign.tsx';
import { firstName } from '../words.ts';
import { isInWords } from './came.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

const MakeTopic = lazy(() => import('../../sessions/topics/MakeTopic.tsx'));

const useStyles = makeStyles({
  thanks: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  label: {
    margin: '0 0 2px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  root: { maxWidth: '640px' },
  // Its words stand in line with the text above.
  action: { marginInlineStart: '-8px', '@media print': { display: 'none' } },
  versions: { listStyleType: 'none', margin: '8px 0 0', padding: 0, display: 'grid', gap: '4px' },
  version: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 8px' },
  summary: {
    color: tokens.colorNeutralForeground2,
    cursor: 'pointer',
    width: 'fit-content',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

function Part({ label, text, children }: { label: string; text: string; children?: ReactNode }) {
  const styles = useStyles();
  const page = usePageStyles();
  if (!text) return null;
  return (
    <div>
      <h3 className={styles.label}>{label}</h3>
      <p className={page.text}>{text}</p>
      {children}
    </div>
  );
}

/** Who published and corrected it, when, and why. */
function Versions({ reports }: { reports: readonly ReportData[] }) {
  const styles = useStyles();
  const page = usePageStyles();
  const [newest] = reports;
  if (!newest) return null;
  if (reports.length === 1)
    return (
      <p className={page.small}>
        {PAGE.first(newest.by.name)}, <When at={newest.at} as="distance" />
      </p>
    );
  return (
    <details>
      <summary className={styles.summary}>{PAGE.versions(reports.length)}</summary>
      <ul className={styles.versions}>
        {reports.map(({ version, by, at, verdict, word }) => (
          <li key={version} className={styles.version}>
            <PilotSign of={verdict} />
            <span>
              {word ? `${PAGE.corrected(by.name)}: ${word}` : PAGE.first(by.name)},{' '}
              <When at={at} as="distance" />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What was learned, what surprised, what is to change, and where it may be different. */
export function Report({ page }: { page: PilotPage }) {
  const styles = useStyles();
  const own = usePageStyles();
  const { pilot, reports } = page;
  const [report] = reports;
  if (!report) return null;
  return (
    <Section title={PAGE.reportTitle}>
      <div className={`${own.parts} ${styles.root}`}>
        {report.verdict === 'failed' && (
          <p className={styles.thanks}>{PAGE.thanks(firstName(report.by.name))}</p>
        )}
        <Part label={PAGE.learned} text={report.lesson} />
        {!isInWords(page) && <Part label={PAGE.outcome} text={report.outcome} />}
        <Part label={PAGE.surprise} text={report.surprise}>
          <div className={styles.action}>
            <Suspense>
              <MakeTopic
                inWords
                communityId={pilot.communityId}
                origin={{ kind: 'pilot', pilotId: pilot.id }}
                text={report.surprise}
              />
            </Suspense>
          </div>
        </Part>
        <Part
          label={pilot.artifact ? PAGE.changed(pilot.artifact.title) : PAGE.changedNothing}
          text={report.change}
        />
        <Part label={PAGE.conditions} text={report.conditions} />
        <Versions reports={reports} />
      </div>
    </Section>
  );
}
