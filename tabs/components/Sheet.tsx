import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './Button.tsx';
import { COMPONENTS } from './texts.ts';

const useStyles = makeStyles({
  sheet: {
    width: 'min(560px, calc(100vw - 32px))',
    maxHeight: 'calc(100dvh - 64px)',
    padding: 0,
    overflow: 'auto',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow64,
    '&:is([data-phone] *)': {
      width: 'calc(100vw - 16px)',
      maxWidth: 'none',
      maxHeight: 'calc(var(--seen-height, 100dvh) - 16px)',
      // In the middle of what the keyboard leaves free.
      top: 'var(--seen-top, 0px)',
      bottom: 'calc(100dvh - var(--seen-top, 0px) - var(--seen-height, 100dvh))',
    },
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
  inside: {
    display: 'grid',
    gap: '16px',
    padding: '20px 24px 24px',
    '@media (max-width: 400px)': { paddingInline: '16px' },
    // The gap is what stands between them.
    '& > p:not([class])': { margin: 0 },
  },
  head: { display: 'flex', alignItems: 'start', justifyContent: 'space-between', gap: '16px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: '28px',
  },
  // What is long scrolls under them: what can be done stays in view.
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'end',
    gap: '8px',
    position: 'sticky',
    bottom: 0,
    marginBlock: '-8px -24px',
    paddingBlock: '8px 24px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly onClose: () => void;
}

/**
 * A dialog over the page, on the browser's own <dialog>: it keeps the focus, closes on Escape and gives the focus back.
 * Rendered means open. Combobox and Dropdown inside it need `inlinePopup`.
 */
export function Sheet({ title, children, actions, onClose }: Props) {
  const styles = useStyles();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // What the sheet lies within would close on the same Escape.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
    >
      <div className={styles.inside}>
        <div className={styles.head}>
          <h2 id={heading} className={styles.title}>
            {title}
          </h2>
          <Button
            appearance="subtle"
            aria-label={COMPONENTS.close}
            title={COMPONENTS.close}
            icon="✕"
            onClick={onClose}
          />
        </div>
        {children}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </dialog>
  );
}
