import { makeStyles } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { Chips } from './Chips.tsx';
import { Notice } from './Notice.tsx';
import { EDITOR } from './texts.ts';

const useStyles = makeStyles({ bar: { display: 'flex', justifyContent: 'flex-end', marginBottom: '8px' } });

interface Props {
  /** Why the form cannot hold what is written, in words for its writer; null if it can. */
  readonly beyond: string | null;
  readonly form: () => ReactNode;
  readonly text: ReactNode;
}

/** The form of a type, or on demand its whole text. A text that the form cannot hold stands as text and says why. */
export function FormOrText({ beyond, form, text }: Props) {
  const styles = useStyles();
  const [asked, setAsked] = useState<'text' | null>(null);
  if (beyond !== null) {
    return (
      <>
        <Notice>{beyond}</Notice>
        {text}
      </>
    );
  }
  return (
    <>
      <div className={styles.bar}>
        <Chips
          label={EDITOR.formOrText}
          chosen={asked}
          onChoose={setAsked}
          choices={[
            { value: null, label: EDITOR.asForm },
            { value: 'text', label: EDITOR.asText },
          ]}
        />
      </div>
      {asked === 'text' ? text : form()}
    </>
  );
}
