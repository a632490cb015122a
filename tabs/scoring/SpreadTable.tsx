import { makeStyles } from '@fluentui/react-components';
import { medianOf } from '../../domain/scoring/spread.ts';
import type { SpreadProps } from './Spread.tsx';
import { countsIn, type SpreadDot } from './spread-lanes.ts';
import { SPREAD } from './texts.ts';

const useStyles = makeStyles({
  off: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** What the spread draws, as a table for whoever does not see it. */
export function SpreadTable({ levels, criteria, lanes }: Omit<SpreadProps, 'said'>) {
  const styles = useStyles();
  return (
    <div className={styles.off}>
      <table>
        <caption>{SPREAD.table}</caption>
        <thead>
          <tr>
            <th scope="col">{SPREAD.criterion}</th>
            {levels.map((name, level) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their places
              <th key={level} scope="col">
                {SPREAD.level(level + 1, name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.flatMap((name, criterion) =>
            lanes.map((lane) => {
              const dots = lane.criteria[criterion] ?? [];
              const median = medianOf(countsIn(levels.length, dots));
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: two criteria may have the same name
                <tr key={`${criterion} ${lane.label}`}>
                  <th scope="row">{lanes.length > 1 ? `${name}, ${lane.label}` : name}</th>
                  {levels.map((_, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their places
                    <td key={at}>{sayCell(dots, at, median)}</td>
                  ))}
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
    </div>
  );
}

function sayCell(dots: readonly SpreadDot[], level: number, median: number | null): string {
  const here = dots.filter((one) => one.level === level);
  const names = here.flatMap(({ person }) => person?.name ?? []);
  const isBetween = median !== null && !Number.isInteger(median) && Math.floor(median) === level;
  return [
    SPREAD.cell(here.length, median === level),
    ...(names.length > 0 ? [SPREAD.named(names)] : []),
    ...(here.some(({ mine }) => mine) ? [SPREAD.you] : []),
    ...(isBetween ? [SPREAD.medianBetween] : []),
  ].join(', ');
}
