import { makeStyles, tokens } from '@fluentui/react-components';
import type { Amendment } from '../../../domain/pilots/check-in.ts';
import { sayDate } from '../../components/dates.ts';
import { Section } from '../../components/Page.tsx';
import { When } from '../../components/When.tsx';
import { sayPrediction } from '../say-prediction.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

const useStyles = makeStyles({
  one: {
    display: 'grid',
    gap: '4px',
    padding: '8px 0 12px',
    maxWidth: '640px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  before: { color: tokens.colorNeutralForeground2 },
});

const isOtherwise = (before: Amendment['before'], after: Amendment['after']) =>
  JSON.stringify(before) !== JSON.stringify(after);

/** How the prediction was changed after the start, and why: nothing of it is hidden. */
export function Amendments({ amendments }: { amendments: readonly Amendment[] }) {
  const styles = useStyles();
  const page = usePageStyles();
  if (amendments.length === 0) return null;
  return (
    <Section title={PAGE.amended}>
      {amendments.map(({ at, by, reason, before, after, ends }) => (
        <div key={at} className={styles.one}>
          <p className={page.small}>
            <When at={at} as="distance" /> {PAGE.amendedBy(by.name)}
          </p>
          {isOtherwise(before, after) && (
            <>
              <p className={`${page.text} ${styles.before}`}>
                {PAGE.amendedFrom} {sayPrediction(before) || PAGE.nothing}
              </p>
              <p className={page.text}>
                {PAGE.amendedTo} {sayPrediction(after) || PAGE.nothing}
              </p>
            </>
          )}
          {ends && <p className={page.text}>{PAGE.amendedEnds(sayDate(ends.before), sayDate(ends.after))}</p>}
          <p className={page.text}>
            {PAGE.because} {reason}
          </p>
        </div>
      ))}
    </Section>
  );
}
