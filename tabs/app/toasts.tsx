import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { Button } from '../components/Button.tsx';
import { signal, useSignal } from './signal.ts';
import { APP } from './texts.ts';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
  readonly lasts: number;
  readonly about: string;
}

export const toasts = signal<readonly Toast[]>([]);
let last = 0;

function dismiss(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

interface More {
  readonly undo?: () => void;
  readonly lasts?: number;
  /** What it is about: a new toast replaces an earlier one about the same thing. */
  readonly about?: string;
}

/** Shows a message for a few seconds, read out by screen readers; with `undo`, a button to undo what was done. */
export function toast(text: string, { undo, lasts, about = '' }: More = {}): void {
  last += 1;
  const action = undo ? { label: APP.undo, run: undo } : null;
  const next = { id: last, text, action, about, lasts: lasts ?? (undo ? 8_000 : 5_000) };
  const others = toasts.get().filter((one) => about === '' || one.about !== about);
  toasts.set([...others.slice(-2), next]);
}

const useStyles = makeStyles({
  region: {
    position: 'fixed',
    '@media print': { display: 'none' },
    insetInline: '12px',
    bottom: '12px',
    display: 'grid',
    justifyItems: 'center',
    gap: '8px',
    pointerEvents: 'none',
    zIndex: 1_000,
  },
  // In the panel's narrow column it stands in the flow, because it would cover buttons.
  inFlow: { position: 'static', paddingBottom: '6px', ':empty': { padding: 0 } },
  toast: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    maxWidth: '480px',
    padding: '8px 8px 8px 16px',
    minHeight: '32px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
    pointerEvents: 'auto',
  },
  action: { flexShrink: 0, whiteSpace: 'nowrap' },
});

function One({ toast, page }: { toast: Toast; page: string }) {
  const styles = useStyles();
  // A toast shown during a page change is first seen on the new page, and belongs to that.
  const seenOn = useRef(page);
  useEffect(() => {
    if (page !== seenOn.current) dismiss(toast.id);
  }, [page, toast.id]);
  useEffect(() => {
    const timer = setTimeout(() => dismiss(toast.id), toast.lasts);
    return () => clearTimeout(timer);
  }, [toast]);
  const { action } = toast;
  return (
    <div className={styles.toast}>
      <span>{toast.text}</span>
      {action && (
        <Button
          size="small"
          className={styles.action}
          onClick={() => {
            action.run();
            dismiss(toast.id);
          }}
        >
          {action.label}
        </Button>
      )}
      <Button
        size="small"
        appearance="subtle"
        icon="✕"
        aria-label={APP.dismiss}
        onClick={() => dismiss(toast.id)}
      />
    </div>
  );
}

/**
 * Where toasts appear: over the bottom of the page, or `inFlow` in the layout. A toast is dismissed when the `page` it
 * was seen on is left.
 */
export function Toasts({ inFlow = false, page = '' }: { inFlow?: boolean; page?: string }) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.region, inFlow && styles.inFlow)} role="status">
      {useSignal(toasts).map((toast) => (
        <One key={toast.id} toast={toast} page={page} />
      ))}
    </div>
  );
}
