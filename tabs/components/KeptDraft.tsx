import { Button } from '@fluentui/react-components';
import { toast } from '../app/toasts.tsx';
import { KEPT } from './draft-texts.ts';

interface Props<T> {
  readonly draft: {
    readonly restored: boolean;
    readonly value: T;
    discard(): void;
    set(change: T): void;
  };
  readonly className: string | undefined;
}

/** Says that what was typed earlier is here again, with a way to begin anew. */
export function KeptDraft<T>({ draft, className }: Props<T>) {
  if (!draft.restored) return null;
  return (
    <p className={className}>
      {KEPT.kept}{' '}
      <Button
        size="small"
        appearance="subtle"
        onClick={() => {
          const before = draft.value;
          draft.discard();
          toast(KEPT.dropped, { undo: () => draft.set(before) });
        }}
      >
        {KEPT.drop}
      </Button>
    </p>
  );
}
