import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import type { PilotTotals } from '../../../domain/pilots/report.ts';
import { TextLink } from '../../components/TextLink.tsx';
import { type Filter, withFilter } from './filters.ts';
import { LIST } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '4px', margin: '-12px 0 24px', maxWidth: '720px' },
  line: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly path: string;
  readonly search: string;
  readonly totals: PilotTotals;
  /** Whether I see pilots that have no report. */
  readonly seesAll: boolean;
}

/** What the pilots that ended kept of the method; each figure opens those that it counts. */
export function Honest({ path, search, totals, seesAll }: Props) {
  const styles = useStyles();
  const { ended, aim, predicted, measured, all, unreported, verdicts } = totals;
  if (ended === 0)
    return (
      <div className={styles.root}>
        <p className={styles.line}>{LIST.noneEnded}</p>
      </div>
    );
  const figure = (words: string, count: number, filter: Filter) =>
    count > 0 ? <TextLink href={path + withFilter(search, filter)}>{words}</TextLink> : words;
  const parts = [
    figure(LIST.aim(aim), aim, { kept: 'aim' }),
    figure(LIST.predicted(predicted), predicted, { kept: 'predicted' }),
    figure(LIST.measured(measured), measured, { kept: 'measured' }),
    figure(LIST.all(all), all, { kept: 'all' }),
  ];
  return (
    <div className={styles.root}>
      <p className={styles.line}>
        {LIST.of(ended)}
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are always the same four
          <Fragment key={at}>
            {at > 0 && ', '}
            {part}
          </Fragment>
        ))}
        . {figure(LIST.failed(verdicts.failed), verdicts.failed, { verdict: 'failed' })}
        {unreported > 0 && (
          <>
            ,{' '}
            {seesAll
              ? figure(LIST.unreported(unreported), unreported, { verdict: 'none' })
              : LIST.unreported(unreported)}
          </>
        )}
        .
      </p>
      <p className={styles.quiet}>{LIST.elsewhere}</p>
    </div>
  );
}
