import type { ComponentProps } from 'react';
import { OPEN_DAYS } from '../../domain/community/consent.ts';
import { CONSENT } from './consent-texts.ts';
import { Select } from './Select.tsx';

interface Props extends Omit<ComponentProps<typeof Select>, 'value' | 'onChange' | 'children'> {
  readonly days: number;
  /** What 0 days are called, where they can be chosen: until the end of the session. */
  readonly thisSession?: string | undefined;
  readonly onDays: (days: number) => void;
}

/** For how many days something is open. */
export function OpenDays({ days, thisSession, onDays, ...control }: Props) {
  return (
    <Select {...control} value={days} onChange={(event) => onDays(Number(event.target.value))}>
      {thisSession && <option value={0}>{thisSession}</option>}
      {OPEN_DAYS.map((count) => (
        <option key={count} value={count}>
          {CONSENT.days(count)}
        </option>
      ))}
    </Select>
  );
}
