import { makeStyles, tokens } from '@fluentui/react-components';
import { createContext, lazy, type ReactNode, Suspense, useState } from 'react';
import { Unseen } from '../../components/Rows.tsx';
import { Notice } from '../Notice.tsx';
import { choice } from './choice.ts';
import type { Focused } from './FieldTools.tsx';
import { NO_STATE, type RichState } from './rich.ts';
import { SourceChoice } from './SourceChoice.tsx';
import { RICH } from './texts.ts';

const FieldTools = lazy(() => import('./FieldTools.tsx'));

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '4px 8px',
    marginBottom: '4px',
  },
  toolbar: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    maxWidth: '720px',
    margin: '0 0 16px',
    // Its place is kept until it is there.
    minHeight: '32px',
    paddingBlock: '4px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    // Below the line that says that something could not be saved.
    ':is([data-in-sight] ~ * *)': { top: '40px' },
  },
  hint: { margin: '16px 0 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface Sharing {
  readonly onFocus: (focused: Focused) => void;
  readonly onGone: (id: string) => void;
  readonly onState: (id: string, state: RichState) => void;
  readonly onLink: () => void;
  /** The editor did not arrive. */
  readonly onFailed: () => void;
}

/** What fields of rich text share. null where they are written as source. */
export const Shared = createContext<Sharing | null>(null);

/** Several fields of rich text with one toolbar, which acts on the field that was entered last. */
export function RichFields({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const [source, setSource] = useState(choice.isSource);
  const [failed, setFailed] = useState(false);
  const [focused, setFocused] = useState<Focused | null>(null);
  const [states, setStates] = useState<Readonly<Record<string, RichState>>>({});
  const [linking, setLinking] = useState<string | null>(null);
  const [sharing] = useState<Sharing>(() => {
    let last: string | null = null;
    return {
      onFocus(next) {
        last = next.id;
        setFocused((before) => (before?.id === next.id ? before : next));
        setLinking((id) => (id === next.id ? id : null));
      },
      onGone: (id) => setFocused((before) => (before?.id === id ? null : before)),
      onState: (id, state) => setStates((before) => ({ ...before, [id]: state })),
      onLink: () => setLinking(last),
      onFailed: () => setFailed(true),
    };
  });
  const asSource = source || failed;
  const state = (focused && states[focused.id]) ?? NO_STATE;
  return (
    <Shared value={asSource ? null : sharing}>
      <Unseen as="h2">{RICH.fields}</Unseen>
      {failed && <Notice>{RICH.notLoaded}</Notice>}
      <div className={styles.bar}>
        <SourceChoice
          asSource={asSource}
          onChoose={(wanted) => {
            setFailed(false);
            setFocused(null);
            setSource(wanted);
          }}
        />
      </div>
      {!asSource && (
        <div className={styles.toolbar} data-toolbar="">
          <Suspense>
            <FieldTools
              focused={focused}
              state={state}
              linking={focused !== null && linking === focused.id}
              onLinking={(wanted) => setLinking(wanted && focused ? focused.id : null)}
            />
          </Suspense>
        </div>
      )}
      {children}
      {!asSource && <p className={styles.hint}>{RICH.hint}</p>}
    </Shared>
  );
}
