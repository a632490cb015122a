import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { differing } from '../../../domain/pilots/report.ts';
import { Offline } from '../../api/problem.ts';
import { wordsFor } from '../../app/refusals.ts';
import { REPORT } from './texts.ts';
import type { Writing } from './use-report-form.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    // As high with its button as without, so that nothing below it moves.
    minHeight: '32px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  conflict: {
    display: 'grid',
    gap: '8px',
    margin: '8px 0 16px',
    padding: '8px 16px',
    maxWidth: '640px',
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

type Kept = NonNullable<Writing['kept']>;

function saidOf({ now }: Kept): string {
  switch (now.state) {
    case 'saved':
      return now.page && now.page.form.verdict === null && now.page.form.lesson === '' ? '' : REPORT.saved;
    case 'incomplete':
      return REPORT.tooLong;
    case 'offline':
      return now.problem instanceof Offline || now.problem === null
        ? REPORT.offline
        : `${wordsFor(now.problem).title}. ${REPORT.keptHere}`;
    case 'refused':
    case 'gone':
      return now.problem ? `${wordsFor(now.problem).title}. ${REPORT.keptHere}` : REPORT.keptHere;
    default:
      return '';
  }
}

/** Where the words are kept. Screen readers are told the result of saving, and not that it goes on. */
export function Saved({ kept }: Pick<Writing, 'kept'>) {
  const styles = useStyles();
  if (!kept)
    return (
      <div className={styles.root}>
        <span>{REPORT.keptBrowser}</span>
      </div>
    );
  const { keeper, now } = kept;
  if (now.state === 'conflict') return <Elsewhere {...kept} />;
  const busy = now.state === 'waiting' || now.state === 'saving';
  return (
    <div className={styles.root}>
      {busy && <span aria-hidden>{REPORT.saving}</span>}
      <span role="status">{busy ? '' : saidOf(kept)}</span>
      {(now.state === 'offline' || now.state === 'refused') && (
        <Button size="small" onClick={() => void keeper.again()}>
          {REPORT.tryNow}
        </Button>
      )}
    </div>
  );
}

/** Another device keeps other words: both stand until one is chosen. */
function Elsewhere({ keeper, now }: Kept) {
  const styles = useStyles();
  const { theirs } = now;
  if (!theirs) return null;
  const other = theirs.draft;
  return (
    <section role="alert" aria-label={REPORT.elsewhere} className={styles.conflict}>
      <h2 className={styles.title}>{REPORT.elsewhere}</h2>
      <div className={styles.quiet}>{REPORT.there}</div>
      {differing(now.draft, other).map((field) => {
        const said = other[field];
        return typeof said === 'string' && said ? (
          <p key={field} className={styles.text}>
            {said}
          </p>
        ) : null;
      })}
      <div className={styles.actions}>
        <Button size="small" onClick={() => keeper.keepOurs()}>
          {REPORT.keepThis}
        </Button>
        <Button size="small" onClick={() => keeper.takeTheirs()}>
          {REPORT.takeOther}
        </Button>
      </div>
    </section>
  );
}
