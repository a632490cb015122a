import { type ReactNode, type RefObject, useEffect } from 'react';
import type { Action } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useFields } from './fields.ts';
import { NOTES } from './texts.ts';

interface Props {
  /** The one field, which gets the focus. */
  readonly field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
  /** What sending it does. */
  readonly action: Pick<Action<never>, 'busy' | 'problem' | 'again'>;
  readonly send: string;
  /** Whether it cannot be sent as it stands. */
  readonly incomplete?: boolean;
  /** Whether it may be sent; what is missing is said by whoever shows the field. */
  readonly onSubmit: () => boolean;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** A form of one field at an annotation: an answer, or a reason. Escape leaves it, and what is typed stays. */
export function SmallForm({ field, action, send, incomplete = false, onSubmit, onDone, children }: Props) {
  const fields = useFields();
  useEffect(() => field.current?.focus(), [field]);
  return (
    <form
      noValidate
      className={fields.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!onSubmit()) field.current?.focus();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      {children}
      {action.problem !== null && (
        <Problem slim problem={action.problem} onRetry={() => void action.again()} />
      )}
      <div className={fields.actions}>
        <Button size="small" appearance="subtle" onClick={onDone}>
          {NOTES.cancel}
        </Button>
        <Button size="small" appearance="primary" type="submit" disabledFocusable={incomplete || action.busy}>
          {action.busy ? NOTES.waiting : send}
        </Button>
      </div>
    </form>
  );
}
