import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { Sheet } from '../../components/Sheet.tsx';
import { SHEETS } from './sheet-texts.ts';

/** A link to be copied by hand, where the host does not let a page copy. */
export default function LinkSheet({ link, onClose }: { link: string; onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <Sheet
      title={SHEETS.linkTitle}
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={onClose}>
          {SHEETS.linkDone}
        </Button>
      }
    >
      <Field label={SHEETS.linkLabel} hint={SHEETS.linkWhy}>
        <Input ref={field} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      </Field>
    </Sheet>
  );
}
