import { makeStyles } from '@fluentui/react-components';
import { type ComponentProps, lazy, Suspense, use, useEffect, useId, useRef, useState } from 'react';
import { describedBy, FieldFrame } from '../forms/FieldFrame.tsx';
import { SectionField } from '../forms/SectionField.tsx';
import type { RichArea as Area, AreaHandle } from './RichArea.tsx';
import { Shared } from './RichFields.tsx';
import { RICH } from './texts.ts';

const RichArea = lazy<typeof Area>(() =>
  import('./RichArea.tsx').then(
    (module) => ({ default: module.RichArea }),
    () => ({ default: Missing }),
  ),
);

function Missing({ onFailed }: ComponentProps<typeof Area>) {
  useEffect(() => onFailed(), [onFailed]);
  return <></>;
}

const useStyles = makeStyles({
  // As high as what is in it.
  area: {
    overflowY: 'visible',
    '& .ProseMirror.ProseMirror': {
      minHeight: '54px',
      padding: '6px 12px',
      // The field that is entered never lies under the toolbar.
      scrollMarginTop: '96px',
    },
  },
  meanwhile: {
    boxSizing: 'border-box',
    minHeight: '54px',
    padding: '6px 12px',
    lineHeight: '1.5',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

interface Props {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Where the label is shown by something else, such as the field of a heading. */
  readonly labelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** It was asked for just now: it takes the focus if nothing else has it. */
  readonly entered?: boolean;
}

/**
 * A piece of Markdown with its question, written as it will look. What rich text cannot hold stands as source, and so
 * does everything where somebody chose so, or outside `RichFields`.
 */
export function RichText(props: Props) {
  const { label, hint, labelHidden = false, value, onChange, entered = false } = props;
  const styles = useStyles();
  const shared = use(Shared);
  const id = useId();
  const area = useRef<AreaHandle>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const [why, setWhy] = useState<string | null>(null);
  const rich = () => area.current?.rich ?? null;
  const asSource = !shared || why !== null;

  useEffect(() => {
    if (asSource && entered && nothingHasFocus()) plain.current?.focus();
  }, [asSource, entered]);

  useEffect(() => () => shared?.onGone(id), [shared, id]);

  if (asSource) {
    return <SectionField ref={plain} {...{ label, hint, labelHidden, value, onChange, why }} />;
  }
  const meanwhile = (
    <div aria-busy="true" className={styles.meanwhile}>
      {value}
    </div>
  );
  return (
    <FieldFrame {...{ id, label, hint, labelHidden }} onLabel={() => rich()?.focus()}>
      <Suspense fallback={meanwhile}>
        <RichArea
          ref={area}
          id={id}
          className={styles.area}
          body={value}
          onChange={onChange}
          label={label}
          describedBy={describedBy({ id, hint })}
          placeholder=""
          meanwhile={meanwhile}
          onOpen={() => {
            if (entered && nothingHasFocus()) rich()?.focus();
          }}
          onFocus={() => shared.onFocus({ id, rich })}
          onState={(state) => shared.onState(id, state)}
          onLink={() => shared.onLink()}
          onBeyond={(beyond) => {
            shared.onGone(id);
            setWhy(RICH.beyond(beyond));
          }}
          onFailed={() => shared.onFailed()}
        />
      </Suspense>
    </FieldFrame>
  );
}

const nothingHasFocus = () => document.activeElement === null || document.activeElement === document.body;
