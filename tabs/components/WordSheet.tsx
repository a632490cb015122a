import { Button, Field, Input } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { fieldState } from '../app/refusals.ts';
import { useAction } from '../app/use-action.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { Problem } from './Problem.tsx';
import { Sheet } from './Sheet.tsx';
import { Steady } from './Steady.tsx';

interface Props {
  /** What is typed is kept under it. */
  readonly name: string;
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  readonly words: {
    readonly label: string;
    readonly hint: string;
    readonly missing: string;
    readonly yes: string;
    readonly busy: string;
    readonly leave: string;
  };
  /** Whether it may be done without a word. */
  readonly optional?: boolean;
  readonly act: (word: string, operation: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Something that is done with a word to it. */
export default function WordSheet({ name, title, children, words, optional = false, act, onClose }: Props) {
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
  const { yes, busy } = words;
  return (
    <Sheet
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.leave}</Button>
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
      <p style={{ margin: 0 }}>{children}</p>
      <Field
        label={words.label}
        required={!optional}
        hint={words.hint}
        {...(tried && missing
          ? { validationState: 'error' as const, validationMessage: words.missing }
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
