import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Select } from '../../components/Select.tsx';
import { criterionName } from './gaps.ts';
import { AddParts, CriterionName, LevelName, type PartsProps, Seen } from './parts.tsx';
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
      <CriterionName {...of} at={shown} onShown={onShown} />
      {levels.map((_, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their places
        <div key={level} className={styles.card}>
          <LevelName {...of} at={level} />
          <Seen {...of} criterion={shown} level={level} rows={3} />
        </div>
      ))}
      <div className={styles.buttons}>
        <AddParts {...of} onAdded={onShown} />
      </div>
    </div>
  );
}
