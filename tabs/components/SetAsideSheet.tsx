import type { PersonRef } from '../../domain/shared/ids.ts';
import { toast } from '../app/toasts.tsx';
import { CONSENT } from './consent-texts.ts';
import WordSheet from './WordSheet.tsx';

interface Props {
  /** What is typed is kept under it. */
  readonly name: string;
  readonly by: PersonRef;
  readonly setAside: (personId: string, word: string, operation: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Sets somebody's objection aside, with a word to everybody. */
export default function SetAsideSheet({ name, by, setAside, onClose }: Props) {
  return (
    <WordSheet
      name={name}
      title={CONSENT.setAsideOf(by.name)}
      words={{
        label: CONSENT.setAsideLabel,
        hint: CONSENT.setAsideHint,
        missing: CONSENT.setAsideMissing,
        yes: CONSENT.setAside,
        busy: CONSENT.settingAside,
        leave: CONSENT.leave,
      }}
      act={async (word, operation) => {
        await setAside(by.id, word, operation);
        toast(CONSENT.setAsideDone);
      }}
      onClose={onClose}
    >
      {CONSENT.setAsideWhy}
    </WordSheet>
  );
}
