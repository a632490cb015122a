import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { isEnter } from '../../components/enter.ts';
import { RICH } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '4px 8px', marginBottom: '4px' },
  field: { flex: '1 1 220px', minWidth: 0, maxWidth: '480px' },
});

interface Props {
  /** Where the link at the caret leads. */
  readonly link: string | null;
  /** false for an address that may not be followed. */
  readonly onLink: (address: string | null) => boolean;
  readonly onClose: () => void;
}

/** Asks where a link leads, below the toolbar. Enter sets it, Escape goes back to the text. */
export function LinkBar({ link, onLink, onClose }: Props) {
  const styles = useStyles();
  const [address, setAddress] = useState(link?.replace(/^mailto:/, '') ?? '');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  function set() {
    if (onLink(address)) return;
    setWrong(true);
    field.current?.focus();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape goes back from everything in it
    <div
      className={styles.root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Field
        className={styles.field}
        {...(wrong && { validationState: 'error', validationMessage: RICH.addressWrong })}
      >
        <Input
          input={{ ref: field }}
          aria-label={RICH.address}
          placeholder={RICH.addressHint}
          value={address}
          onChange={(_, data) => setAddress(data.value)}
          onKeyDown={(event) => {
            if (!isEnter(event)) return;
            event.preventDefault();
            set();
          }}
        />
      </Field>
      <Button appearance="primary" onClick={set}>
        {RICH.setLink}
      </Button>
      {link !== null && <Button onClick={() => onLink(null)}>{RICH.dropLink}</Button>}
      <Button appearance="subtle" onClick={onClose}>
        {RICH.closeLink}
      </Button>
    </div>
  );
}
