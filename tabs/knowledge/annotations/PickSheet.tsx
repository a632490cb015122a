import { type RefObject, useState } from 'react';
import type { ArtifactText } from '../../../domain/knowledge/text.ts';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useFields } from './fields.ts';
import { PassagePicker, type Picked } from './PassagePicker.tsx';
import { selectedAnchor, wholeWords } from './places.ts';
import { ANNOTATE } from './texts.ts';

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly send: string;
  readonly text: ArtifactText;
  /** The title of the artifact. */
  readonly artifact: string;
  /** What the text is drawn in: what is selected there is where one begins. */
  readonly root?: RefObject<HTMLElement | null>;
  /** What is chosen to begin with. */
  readonly picked?: Picked | undefined;
  readonly whole: boolean;
  readonly quote?: string;
  readonly first?: { readonly label: string; readonly blocks: readonly number[] };
  readonly onPick: (picked: Picked, operation: string) => unknown;
  readonly onClose: () => void;
}

/** Picks a passage from a list of all: the way for keyboards and screen readers, and for whoever finds it easier. */
export default function PickSheet({
  title,
  hint,
  send,
  text,
  artifact,
  root,
  picked: begun,
  whole,
  quote = '',
  first,
  onPick,
  onClose,
}: Props) {
  const fields = useFields();
  const [picked, setPicked] = useState<Picked | undefined>(
    () => (root?.current && wholeWords(text, selectedAnchor(root.current, text))) ?? begun,
  );
  const act = useAction(async (operation) => {
    if (picked !== undefined) await onPick(picked, operation);
  });
  return (
    <Sheet
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{ANNOTATE.cancel}</Button>
          <Button
            appearance="primary"
            disabledFocusable={picked === undefined || act.busy}
            onClick={() => void act.run()}
          >
            {send}
          </Button>
        </>
      }
    >
      {quote && <blockquote className={fields.quote}>{quote}</blockquote>}
      <p className={fields.quiet}>{hint}</p>
      <PassagePicker
        text={text}
        title={artifact}
        picked={picked}
        onPick={setPicked}
        whole={whole}
        {...(first && { first })}
      />
      {act.problem !== null && <Problem slim problem={act.problem} onRetry={() => void act.again()} />}
    </Sheet>
  );
}
