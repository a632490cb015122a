import { Field } from '@fluentui/react-components';
import { fieldState } from '../../app/refusals.ts';
import { Select } from '../../components/Select.tsx';

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
  return (
    <Field label={props.label} required={props.required} {...fieldState(props.problem, props.field)}>
      {(control) => (
        <Select
          {...control}
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
        </Select>
      )}
    </Field>
  );
}
