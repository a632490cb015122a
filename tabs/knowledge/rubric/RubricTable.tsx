import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { addCriterion, addLevel, CRITERIA_MAX, LEVELS_MAX } from '../../../domain/knowledge/types/rubric.ts';
import { criterionName, levelName } from './gaps.ts';
import { Cell, CriterionMenu, LevelMenu, type PartsProps } from './parts.tsx';
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
  inHead: { display: 'flex', alignItems: 'start', gap: '2px', '& > :first-child': { flex: 1 } },
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
                <span className={styles.inHead}>
                  <Cell
                    {...of}
                    place={{ criterion: null, level }}
                    label={RUBRIC.levelAt(level + 1)}
                    hint={RUBRIC.levelHint(level + 1, levels.length)}
                  />
                  <LevelMenu {...of} at={level} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ cells }, criterion) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: criteria are told by their places
            <tr key={criterion}>
              <th scope="row" className={styles.place}>
                <span className={styles.inHead}>
                  <Cell
                    {...of}
                    place={{ criterion, level: null }}
                    label={RUBRIC.criterionAt(criterion + 1)}
                    hint={RUBRIC.criterionAt(criterion + 1)}
                  />
                  <CriterionMenu {...of} at={criterion} onShown={onShown} />
                </span>
              </th>
              {cells.map((_, level) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their places
                <td key={level} className={styles.place}>
                  <Cell
                    {...of}
                    place={{ criterion, level }}
                    rows={2}
                    label={RUBRIC.cell(criterionName(rubric, criterion), levelName(rubric, level))}
                    hint={RUBRIC.seen}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.actions}>
        {criteria.length < CRITERIA_MAX && (
          <Button size="small" icon={<AddRegular />} onClick={() => onChange(addCriterion(rubric))}>
            {RUBRIC.addCriterion}
          </Button>
        )}
        {levels.length < LEVELS_MAX && (
          <Button size="small" icon={<AddRegular />} onClick={() => onChange(addLevel(rubric))}>
            {RUBRIC.addLevel}
          </Button>
        )}
        <span className={styles.quiet}>{RUBRIC.keys}</span>
      </div>
    </div>
  );
}
