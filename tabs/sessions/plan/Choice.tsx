import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { fieldState } from '../../app/refusals.ts';

const useStyles = makeStyles({
  // The browser's own list, in the looks of Fluent's fields: theirs weighs as much as the rest of the form.
  select: {
    width: '100%',
    minWidth: 0,
    height: '32px',
    padding: '0 8px',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorNeutralStroke1Hover}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
});

interface Props<T extends string> {
  readonly label: string;
  readonly required?: boolean;
  readonly field: string;
  readonly problem: unknown;
  readonly value: T;
  readonly options: readonly (readonly [value: T, words: string])[];
  readonly onChoose: (value: T) => void;
}

/** One of a few. */
export function Choice<T extends string>(props: Props<T>) {
  const styles = useStyles();
  return (
    <Field label={props.label} required={props.required} {...fieldState(props.problem, props.field)}>
      {(control) => (
        <select
          {...control}
          className={styles.select}
          value={props.value}
          onChange={(event) => {
            const chosen = props.options.find(([value]) => value === event.target.value);
            if (chosen) props.onChoose(chosen[0]);
          }}
        >
          {props.options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
