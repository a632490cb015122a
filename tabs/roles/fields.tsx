import { Field, Input } from '@fluentui/react-components';
import { fieldState } from '../app/refusals.ts';
import { LAST_DATE } from '../components/dates.ts';
import { Select } from '../components/Select.tsx';
import type { RoleForm } from './form.ts';
import { OFFER } from './texts.ts';

interface DayProps {
  readonly name: 'from' | 'until';
  readonly label: string;
  readonly value: string;
  readonly problem: unknown;
  readonly onDay: (day: string) => void;
}

/** The first or the last day of a term. */
export function DayField({ name, label, value, problem, onDay }: DayProps) {
  return (
    <Field label={label} required {...fieldState(problem, name)}>
      <Input type="date" max={LAST_DATE} value={value} onChange={(_, data) => onDay(data.value)} />
    </Field>
  );
}

interface CarriesProps {
  readonly carries: RoleForm['carries'];
  readonly hint?: string;
  readonly problem: unknown;
  readonly onCarries: (carries: RoleForm['carries']) => void;
}

/** Which of Guildhall's rights the role has. */
export function CarriesField({ carries, hint, problem, onCarries }: CarriesProps) {
  return (
    <Field label={OFFER.carries} hint={hint} {...fieldState(problem, 'carries')}>
      {(control) => (
        <Select
          {...control}
          value={carries}
          onChange={(event) => onCarries(event.target.value as RoleForm['carries'])}
        >
          <option value="">{OFFER.carriesNone}</option>
          <option value="mentor">{OFFER.carriesMentor}</option>
          <option value="organiser">{OFFER.carriesOrganiser}</option>
        </Select>
      )}
    </Field>
  );
}
