import { makeStyles, tokens } from '@fluentui/react-components';
import { AddParts, CriterionName, LevelName, type PartsProps, Seen } from './parts.tsx';
import { RUBRIC } from './texts.ts';
import { onCellKey } from './use-cell-keys.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  place: {
    padding: '3px',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    // Cells of a row are equally high.
    height: '1px',
    '& .fui-Textarea': { width: '100%', height: '100%', minWidth: 0 },
  },
  head: { backgroundColor: tokens.colorNeutralBackground3 },
  corner: { width: '20%', padding: '8px', textAlign: 'start', color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', marginTop: '8px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** The grid: every cell a field, as in the rubric that readers see. */
export function RubricTable({ rubric, onChange, onShown }: PartsProps) {
  const styles = useStyles();
  const { levels, criteria } = rubric;
  const of = { rubric, onChange };
  return (
    <div>
      <table className={styles.table} aria-label={RUBRIC.grid} onKeyDown={onCellKey}>
        <thead>
          <tr className={styles.head}>
            <th scope="col" className={styles.corner}>
              {RUBRIC.criterion}
            </th>
            {levels.map((_, level) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their places
              <th key={level} scope="col" className={styles.place}>
                <LevelName {...of} at={level} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ cells }, criterion) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: criteria are told by their places
            <tr key={criterion}>
              <th scope="row" className={styles.place}>
                <CriterionName {...of} at={criterion} onShown={onShown} />
              </th>
              {cells.map((_, level) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their places
                <td key={level} className={styles.place}>
                  <Seen {...of} criterion={criterion} level={level} rows={2} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.actions}>
        <AddParts {...of} />
        <span className={styles.quiet}>{RUBRIC.keys}</span>
      </div>
    </div>
  );
}
