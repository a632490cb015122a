import { Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { createContext, type ReactNode, use, useId, useRef, useState } from 'react';
import { LinkBar } from './LinkBar.tsx';
import { type AreaHandle, RichArea } from './RichArea.tsx';
import { RichToolbar } from './RichToolbar.tsx';
import { NO_STATE, type Rich, type RichState } from './rich.ts';
import { RICH } from './texts.ts';

const useStyles = makeStyles({
  shared: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    paddingBlock: '4px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    marginBottom: '8px',
  },
  // Its place is kept, so that nothing moves when the field is entered.
  own: { visibility: 'hidden', '&:is(:focus-within > *)': { visibility: 'visible' } },
  small: { minHeight: '96px', maxHeight: '60dvh' },
  why: { color: tokens.colorNeutralForeground3 },
});

interface Focused {
  readonly id: string;
  readonly rich: () => Rich | null;
}

interface Sharing {
  readonly onFocus: (focused: Focused) => void;
  readonly onState: (id: string, state: RichState) => void;
  readonly onLink: (id: string) => void;
}

const Shared = createContext<Sharing | null>(null);

/** Several fields of rich text with one toolbar, which acts on the field that was entered last. */
export function RichFields({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const [focused, setFocused] = useState<Focused | null>(null);
  const [states, setStates] = useState<Readonly<Record<string, RichState>>>({});
  const [linking, setLinking] = useState(false);
  const [sharing] = useState<Sharing>(() => ({
    onFocus: (next) => {
      setFocused((before) => (before?.id === next.id ? before : next));
    },
    onState: (id, state) => setStates((before) => ({ ...before, [id]: state })),
    onLink: () => setLinking(true),
  }));
  const state = (focused && states[focused.id]) ?? NO_STATE;
  return (
    <Shared value={sharing}>
      <div className={styles.shared}>
        <RichToolbar
          controls={focused?.id}
          state={state}
          disabled={!focused}
          onCommand={(name) => focused?.rich()?.run(name)}
          onLink={() => focused && setLinking(true)}
        />
        {linking && focused && (
          <LinkBar
            link={state.link}
            onLink={(href) => {
              if (focused.rich()?.link(href) === false) return false;
              setLinking(false);
              return true;
            }}
            onClose={() => {
              setLinking(false);
              focused.rich()?.focus();
            }}
          />
        )}
      </div>
      {children}
    </Shared>
  );
}

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly placeholder?: string;
  /** Within `RichFields` the toolbar is theirs; elsewhere a small one of its own appears once the field is entered. */
  readonly toolbar?: boolean;
}

/** One section of a form in rich text. What it cannot hold stands as source. */
export function RichText({ value, onChange, label, placeholder = '', toolbar = true }: Props) {
  const styles = useStyles();
  const shared = use(Shared);
  const id = useId();
  const area = useRef<AreaHandle>(null);
  const [state, setState] = useState(NO_STATE);
  const [linking, setLinking] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  const rich = () => area.current?.rich ?? null;
  if (why !== null) {
    return (
      <Field label={label} hint={<span className={styles.why}>{why}</span>}>
        <Textarea resize="vertical" value={value} onChange={(_, data) => onChange(data.value)} />
      </Field>
    );
  }
  const own = toolbar && !shared;
  return (
    <Field label={{ children: label, onClick: () => rich()?.focus() }}>
      <div>
        {own && (
          <div className={styles.own}>
            <RichToolbar
              compact
              controls={id}
              state={state}
              onCommand={(name) => rich()?.run(name)}
              onLink={() => setLinking(true)}
            />
          </div>
        )}
        {own && linking && (
          <LinkBar
            link={state.link}
            onLink={(href) => {
              if (rich()?.link(href) === false) return false;
              setLinking(false);
              return true;
            }}
            onClose={() => {
              setLinking(false);
              rich()?.focus();
            }}
          />
        )}
        <RichArea
          ref={area}
          id={id}
          className={styles.small}
          body={value}
          onChange={onChange}
          label={label}
          placeholder={placeholder}
          onFocus={() => shared?.onFocus({ id, rich })}
          onState={(next) => (shared ? shared.onState(id, next) : setState(next))}
          onLink={() => (shared ? shared.onLink(id) : setLinking(true))}
          onBeyond={(beyond) => setWhy(RICH.beyond(beyond))}
          onFailed={() => setWhy(RICH.notLoaded)}
        />
      </div>
    </Field>
  );
}
