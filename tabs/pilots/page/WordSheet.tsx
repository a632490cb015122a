import { Button, Field, Input } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { fieldState } from '../../app/refusals.ts';
import { useAction } from '../../app/use-action.ts';
import { Problem } from '../../components/Problem.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { Steady } from '../../components/Steady.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

interface Props {
  /** What is typed is kept under it. */
  readonly name: string;
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  readonly label: string;
  readonly hint: string;
  /** Whether it may be done without a word. */
  readonly optional?: boolean;
  readonly yes: string;
  readonly busy: string;
  readonly act: (word: string, operation: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Something that is done with a word to it. */
export default function WordSheet(props: Props) {
  const { name, title, children, label, hint, optional = false, yes, busy, act, onClose } = props;
  const styles = usePageStyles();
  const draft = useDraft(name, z.string(), () => '');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The browser focuses the first button, which closes the dialog.
    field.current?.focus();
  }, []);
  const word = draft.value.trim();
  const missing = !optional && word === '';
  const action = useAction(async (operation) => {
    await act(word, operation);
    draft.forget();
    onClose();
  });
  return (
    <Sheet
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{PAGE.leave}</Button>
          <Button
            appearance="primary"
            disabledFocusable={action.busy}
            onClick={() => {
              setTried(true);
              if (!missing) void action.run();
            }}
          >
            <Steady widest={busy.length > yes.length ? busy : yes}>{action.busy ? busy : yes}</Steady>
          </Button>
        </>
      }
    >
      <p className={styles.text}>{children}</p>
      <Field
        label={label}
        required={!optional}
        hint={hint}
        {...(tried && missing
          ? { validationState: 'error' as const, validationMessage: PAGE.reasonNeeded }
          : fieldState(action.problem, 'word'))}
      >
        <Input
          ref={field}
          maxLength={300}
          value={draft.value}
          onChange={(_, { value }) => draft.set(value)}
        />
      </Field>
      {action.problem !== null && (
        <Problem slim problem={action.problem} fields={['word']} onRetry={() => void action.again()} />
      )}
    </Sheet>
  );
}
