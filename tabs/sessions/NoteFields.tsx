import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { NOTE_KINDS, type NoteKind } from '../../domain/sessions/note.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { KindIcon } from '../components/KindSign.tsx';
import { KINDS } from '../components/texts.ts';
import type { Unfinished } from './drafts.ts';
import { SESSIONS } from './texts.ts';
import { useMembers } from './use-members.ts';

export const useFieldStyles = makeStyles({
  field: {
    width: '100%',
    minHeight: '32px',
    padding: '5px 8px',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  text: {
    display: 'block',
    resize: 'none',
    // Grows with its words, as far as the room allows.
    fieldSizing: 'content',
    minHeight: '52px',
    maxHeight: '30vh',
  },
  pair: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(112px, 1fr))', gap: '8px' },
  label: {
    display: 'grid',
    gap: '2px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

const useStyles = makeStyles({
  kinds: { display: 'flex', alignItems: 'center', gap: '2px', margin: 0, padding: 0, border: 0, minWidth: 0 },
  kind: { position: 'relative', display: 'inline-flex', cursor: 'pointer' },
  radio: { position: 'absolute', inset: 0, margin: 0, opacity: 0, cursor: 'pointer' },
  sign: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '32px',
    height: '32px',
    // The narrowest panel keeps the word beside its signs.
    '@media (max-width: 300px)': { width: '30px' },
    borderRadius: tokens.borderRadiusMedium,
    border: '1px solid transparent',
    'input:focus-visible + &': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    'input:hover + &': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: {
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1Selected,
  },
  word: {
    marginInlineStart: '4px',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** The six kinds in one row: signs to choose from, and the word of the chosen one. */
export function KindPicker({ kind, onKind }: { kind: NoteKind; onKind: (kind: NoteKind) => void }) {
  const styles = useStyles();
  const name = useId();
  return (
    <fieldset className={styles.kinds}>
      <legend className={styles.unseen}>{SESSIONS.kind}</legend>
      {NOTE_KINDS.map((one, at) => (
        <label key={one} className={styles.kind} title={`${KINDS[one]} (${at + 1})`}>
          <input
            type="radio"
            name={name}
            value={one}
            checked={one === kind}
            onChange={() => onKind(one)}
            aria-label={KINDS[one]}
            className={styles.radio}
          />
          <span className={mergeClasses(styles.sign, one === kind && styles.chosen)}>
            <KindIcon kind={one} />
          </span>
        </label>
      ))}
      <span aria-hidden className={styles.word}>
        {KINDS[kind]}
      </span>
    </fieldset>
  );
}

interface ActionFieldsProps {
  readonly communityId: string;
  readonly draft: Pick<Unfinished, 'ownerId' | 'due'>;
  /** Who owns it now, to have a name before the members are here. */
  readonly owner: PersonRef | null;
  readonly onChange: (change: Partial<Unfinished>) => void;
}

/** For an action: who does it, by when. */
export function ActionFields({ communityId, draft, owner, onChange }: ActionFieldsProps) {
  const fields = useFieldStyles();
  const { members } = useMembers(communityId, true);
  const people: readonly PersonRef[] = members ?? (owner ? [owner] : []);
  return (
    <div className={fields.pair}>
      <label className={fields.label}>
        {SESSIONS.owner}
        <select
          className={fields.field}
          value={draft.ownerId ?? ''}
          onChange={(event) => onChange({ ownerId: event.target.value || null })}
        >
          <option value="">{SESSIONS.nobody}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className={fields.label}>
        {SESSIONS.dueLabel}
        <input
          type="date"
          className={fields.field}
          value={draft.due ?? ''}
          onChange={(event) => onChange({ due: event.target.value || null })}
        />
      </label>
    </div>
  );
}
