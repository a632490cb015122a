import { Button, Field, Textarea } from '@fluentui/react-components';
import * as z from 'zod/mini';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { ROTA } from './texts.ts';
import { useTurnStyles } from './use-turn-styles.ts';

interface Wording {
  readonly explained: string;
  readonly label: string;
  readonly button: string;
  readonly needed: boolean;
}

interface Props extends Wording {
  /** What is typed is kept under it, until `sent` is called. */
  readonly name: string;
  readonly busy: boolean;
  readonly onSend: (reason: string, sent: () => void) => void;
  readonly onCancel: () => void;
}

/** Of a turn that is proposed to me. */
export const PASS_ON: Wording = {
  explained: ROTA.passOnExplained,
  label: ROTA.reasonSkip,
  button: ROTA.passOn,
  needed: false,
};

/** Of a turn that is proposed to somebody else, or to nobody. */
export const skipping = (person: PersonRef | null): Wording => ({
  explained: ROTA.skipExplained(person?.name ?? null),
  label: ROTA.reasonSkip,
  button: ROTA.skipDo,
  needed: false,
});

/** Of a turn that I lead. */
export const givingBack = (isPlanned: boolean): Wording => ({
  explained: isPlanned ? ROTA.giveBackExplained : ROTA.giveBackDraft,
  label: ROTA.reason,
  button: ROTA.giveBack,
  needed: true,
});

/** Why I do not lead a turn. */
export function ReasonForm({ explained, label, button, needed, name, busy, onSend, onCancel }: Props) {
  const styles = useTurnStyles();
  const typed = useDraft(name, z.string(), () => '');
  const reason = typed.value;
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(reason, typed.forget);
      }}
    >
      <p className={styles.text}>{explained}</p>
      <Field label={label} hint={ROTA.reasonHint} required={needed}>
        <Textarea autoFocus maxLength={300} value={reason} onChange={(_, { value }) => typed.set(value)} />
      </Field>
      <span className={styles.buttons}>
        <Button
          type="submit"
          appearance="primary"
          size="small"
          disabledFocusable={busy || (needed && reason.trim() === '')}
        >
          {button}
        </Button>
        <Button size="small" onClick={onCancel}>
          {ROTA.cancel}
        </Button>
      </span>
    </form>
  );
}
