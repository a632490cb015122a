import { makeStyles } from '@fluentui/react-components';
import { useId } from 'react';
import type { PersonRef } from '../../../domain/shared/ids.ts';
import { LAST_DATE } from '../../components/dates.ts';
import { Select } from '../../components/Select.tsx';
import { ACTION } from './action-texts.ts';
import { useFieldStyles } from './field-styles.ts';
import { ownersOf } from './known-members.ts';
import type { Unfinished } from './note-drafts.ts';
import { useMembers } from './use-members.ts';

const useStyles = makeStyles({
  // Above a phone's keyboard “Nobody yet” and the date say what they are.
  label: {
    '@container (max-height: 420px)': {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
});

interface Props {
  readonly communityId: string;
  readonly draft: Pick<Unfinished, 'ownerId' | 'due'>;
  /** Who owns it now, to have a name before the members are here, and once they are no member any more. */
  readonly owner: PersonRef | null;
  readonly onChange: (change: Partial<Unfinished>) => void;
}

/** For an action: who does it, by when. */
export function ActionFields({ communityId, draft, owner, onChange }: Props) {
  const styles = useStyles();
  const fields = useFieldStyles();
  const { members, retry } = useMembers(communityId, true);
  const people = ownersOf(members, owner);
  const owns = useId();
  // Such as one of a draft that was kept from before they left.
  const isUnknown =
    members !== null && draft.ownerId !== null && !people.some(({ id }) => id === draft.ownerId);
  return (
    <div className={fields.pair}>
      <label htmlFor={owns} className={fields.label}>
        <span className={styles.label}>{ACTION.owner}</span>
        <Select
          id={owns}
          value={draft.ownerId ?? ''}
          onFocus={retry}
          onChange={(event) => onChange({ ownerId: event.target.value || null })}
        >
          <option value="">{ACTION.nobody}</option>
          {isUnknown && <option value={draft.ownerId ?? ''}>{ACTION.ownerGone}</option>}
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </label>
      <label className={fields.label}>
        <span className={styles.label}>{ACTION.dueLabel}</span>
        <input
          type="date"
          max={LAST_DATE}
          className={fields.field}
          value={draft.due ?? ''}
          onChange={(event) => onChange({ due: event.target.value || null })}
        />
      </label>
    </div>
  );
}
