import { useRef, useState } from 'react';
import * as z from 'zod/mini';
import { useAction } from '../../app/use-action.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useFields } from './fields.ts';
import { SmallForm } from './SmallForm.tsx';
import { NOTES } from './texts.ts';

const reason = z.string();
const REASON_MAX = 500;

interface Props {
  /** The name of what is typed, while it is kept. */
  readonly name: string;
  readonly label: string;
  readonly send: string;
  readonly onSend: (operation: string, reason: string) => Promise<unknown>;
  readonly onDone: () => void;
}

/** A reason that the author is told. */
export function ReasonForm({ name, label, send, onSend, onDone }: Props) {
  const fields = useFields();
  const draft = useDraft(name, reason, () => '');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const act = useAction(async (operation, said: string) => {
    await onSend(operation, said);
    draft.startOver('');
    onDone();
  });
  const said = draft.value.trim();
  return (
    <SmallForm
      field={field}
      action={act}
      send={send}
      onSubmit={() => {
        setTried(true);
        if (said) void act.run(said);
        return said !== '';
      }}
      onDone={onDone}
    >
      <label className={fields.label}>
        {label}
        <input
          ref={field}
          className={fields.field}
          value={draft.value}
          maxLength={REASON_MAX}
          required
          aria-invalid={tried && !said}
          onChange={(event) => draft.set(event.target.value)}
        />
      </label>
      {tried && !said && (
        <p role="alert" className={fields.problem}>
          {NOTES.reasonMissing}
        </p>
      )}
    </SmallForm>
  );
}
