import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { addCriterion, addLevel, CRITERIA_MAX, LEVELS_MAX } from '../../../domain/knowledge/types/rubric.ts';
import { Select } from '../../components/Select.tsx';
import { criterionName, levelName } from './gaps.ts';
import { Cell, CriterionMenu, LevelMenu, type PartsProps } from './parts.tsx';
import { RUBRIC } from './texts.ts';
import { onCellKey } from './use-cell-keys.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px' },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    '& > :first-child': { flex: '1 1 100%' },
  },
  count: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  line: { display: 'flex', alignItems: 'start', gap: '4px', '& > :first-child': { flex: 1 } },
  card: {
    display: 'grid',
    gap: '4px',
    padding: '8px',
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** One criterion at a time, its levels one below the other. */
export function RubricCards({ rubric, onChange, shown, onShown }: PartsProps) {
  const styles = useStyles();
  const { levels, criteria } = rubric;
  const of = { rubric, onChange };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields within it
    <div className={styles.root} onKeyDown={onCellKey}>
      <div className={styles.bar}>
        <Select
          aria-label={RUBRIC.which}
          value={shown}
          onChange={(event) => onShown(Number(event.target.value))}
        >
          {criteria.map((_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: criteria are told by their places
            <option key={at} value={at}>
              {criterionName(rubric, at)}
            </option>
          ))}
        </Select>
        <span className={styles.count}>{RUBRIC.of(shown + 1, criteria.length)}</span>
        <Button size="small" disabledFocusable={shown === 0} onClick={() => onShown(shown - 1)}>
          {RUBRIC.previous}
        </Button>
        <Button
          size="small"
          disabledFocusable={shown === criteria.length - 1}
          onClick={() => onShown(shown + 1)}
        >
          {RUBRIC.next}
        </Button>
      </div>
      <div className={styles.line}>
        <Cell
          {...of}
          place={{ criterion: shown, level: null }}
          label={RUBRIC.criterionAt(shown + 1)}
          hint={RUBRIC.criterionAt(shown + 1)}
        />
        <CriterionMenu {...of} at={shown} onShown={onShown} />
      </div>
      {levels.map((_, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their places
        <div key={level} className={styles.card}>
          <div className={styles.line}>
            <Cell
              {...of}
              place={{ criterion: null, level }}
              label={RUBRIC.levelAt(level + 1)}
              hint={RUBRIC.levelHint(level + 1, levels.length)}
            />
            <LevelMenu {...of} at={level} />
          </div>
          <Cell
            {...of}
            place={{ criterion: shown, level }}
            rows={3}
            label={RUBRIC.cell(criterionName(rubric, shown), levelName(rubric, level))}
            hint={RUBRIC.seen}
          />
        </div>
      ))}
      <div className={styles.buttons}>
        {criteria.length < CRITERIA_MAX && (
          <Button
            size="small"
            icon={<AddRegular />}
            onClick={() => {
              onChange(addCriterion(rubric));
              onShown(criteria.length);
            }}
          >
            {RUBRIC.addCriterion}
          </Button>
        )}
        {levels.length < LEVELS_MAX && (
          <Button size="small" icon={<AddRegular />} onClick={() => onChange(addLevel(rubric))}>
            {RUBRIC.addLevel}
          </Button>
        )}
      </div>
    </div>
  );
}
