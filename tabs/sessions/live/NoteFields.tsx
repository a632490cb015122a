import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  type ComponentProps,
  type ComponentType,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useState,
} from 'react';
import { NOTE_KINDS, NOTE_MAX, type NoteKind } from '../../../domain/sessions/note.ts';
import { isEnter } from '../../components/enter.ts';
import { KindIcon } from '../../components/KindSign.tsx';
import { KINDS } from '../../components/texts.ts';
import { useFieldStyles } from './field-styles.ts';
import { cleaned, type Unfinished } from './note-drafts.ts';
import { SESSIONS } from './texts.ts';

const useStyles = makeStyles({
  // Two rows of three beside a call, one row where there is room.
  kinds: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    gap: '2px',
    margin: 0,
    padding: 0,
    border: 0,
    minWidth: 0,
    flexShrink: 0,
    '@media (min-width: 560px)': { display: 'flex', flexWrap: 'wrap' },
    // Above a phone's keyboard the signs have to do; the field below asks for the kind in words.
    '@container (max-height: 420px)': { gridTemplateColumns: 'repeat(6, minmax(0, 1fr))' },
  },
  kind: { position: 'relative', display: 'flex', cursor: 'pointer' },
  radio: { position: 'absolute', inset: 0, margin: 0, opacity: 0, cursor: 'pointer' },
  sign: {
    flex: 1,
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minWidth: 0,
    minHeight: '32px',
    padding: '0 3px',
    '@media (min-width: 560px)': { padding: '0 10px' },
    boxSizing: 'border-box',
    '@container (max-height: 420px)': { justifyContent: 'center' },
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    borderRadius: tokens.borderRadiusMedium,
    border: '1px solid transparent',
    '&:is(input:focus-visible + *)': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '&:is(input:hover + *)': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    // On a coloured background the icon takes the foreground colour that belongs to it.
    '&:is(input:hover + *) svg': { color: 'inherit' },
    '@media (forced-colors: active)': { border: '1px solid Canvas' },
  },
  chosen: {
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1Selected,
    '& svg': { color: 'inherit' },
    '@media (forced-colors: active)': {
      border: '1px solid Highlight',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
      forcedColorAdjust: 'none',
    },
  },
  // As high as what comes in its place.
  awaited: { minHeight: '50px', '@container (max-height: 420px)': { minHeight: '34px' } },
  word: { minWidth: 0, overflowWrap: 'anywhere', '@container (max-height: 420px)': { display: 'none' } },
  area: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    // Gives way before anything beside it.
    flexShrink: 1_000,
    minHeight: '52px',
    '@container (max-height: 420px)': { minHeight: '34px' },
  },
  // Inside the empty field, so that nothing moves.
  said: {
    position: 'absolute',
    insetInlineEnd: '4px',
    bottom: '2px',
    display: 'flex',
    alignItems: 'center',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    ':empty': { display: 'none' },
  },
  problem: {
    flexShrink: 0,
    margin: 0,
    color: tokens.colorStatusDangerForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  reach: {
    flexBasis: '100%',
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    ':empty': { display: 'none' },
  },
  nameless: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '32px', cursor: 'pointer' },
  check: { width: '16px', height: '16px', margin: 0, accentColor: tokens.colorCompoundBrandBackground },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** The six kinds to choose from: each its sign and its word. */
function KindPicker({ kind, onKind }: { kind: NoteKind; onKind: (kind: NoteKind) => void }) {
  const styles = useStyles();
  const name = useId();
  return (
    <fieldset className={styles.kinds}>
      <legend className={styles.unseen}>{SESSIONS.kind}</legend>
      {NOTE_KINDS.map((one, at) => (
        <label key={one} className={styles.kind} title={`${KINDS[one]} (${at + 1})`}>
          <input
            type="radio"
            name={name}
            value={one}
            checked={one === kind}
            onChange={() => onKind(one)}
            aria-label={KINDS[one]}
            className={styles.radio}
          />
          <span className={mergeClasses(styles.sign, one === kind && styles.chosen)}>
            <KindIcon kind={one} />
            <span aria-hidden className={styles.word}>
              {KINDS[one]}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

type ActionFieldsProps = ComponentProps<typeof import('./ActionFields.tsx').ActionFields>;
type ActionFields = ComponentType<ActionFieldsProps>;

// Kept, so that they are there at once where notes are written a second time.
let actionFields: ActionFields | null = null;

/**
 * What is asked of an action: read once the page stands, before anybody has chosen that kind. Without Suspense, which
 * would hold it back for 300 ms. Where it cannot be read, an action is written without.
 */
function useActionFields(): ActionFields | null {
  const [fields, setFields] = useState<ActionFields | null>(() => actionFields);
  useEffect(() => {
    import('./ActionFields.tsx').then(
      ({ ActionFields }) => {
        actionFields = ActionFields;
        setFields(() => ActionFields);
      },
      () => undefined,
    );
  }, []);
  return fields;
}

interface NoteFieldsProps extends ActionFieldsProps {
  readonly draft: Unfinished;
  readonly text: Ref<HTMLTextAreaElement>;
  /** Keys beside Enter, which submits the form around it. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  /** Said about the note before, while nothing is written. */
  readonly said?: ReactNode;
}

/** What is asked of every note: its kind, its words and, for an action, who does it by when. */
export function NoteFields(props: NoteFieldsProps) {
  const { communityId, draft, owner, text, onChange, onKeyDown, said } = props;
  const styles = useStyles();
  const fields = useFieldStyles();
  const ActionFields = useActionFields();
  const tooLong = cleaned(draft.text).length > NOTE_MAX;
  return (
    <>
      <KindPicker kind={draft.kind} onKind={(kind) => onChange({ kind })} />
      <div className={styles.area}>
        <textarea
          ref={text}
          rows={2}
          className={mergeClasses(fields.field, fields.text)}
          aria-label={SESSIONS.placeholder[draft.kind]}
          placeholder={SESSIONS.placeholder[draft.kind]}
          title={SESSIONS.saveKeys}
          aria-invalid={tooLong}
          value={draft.text}
          onChange={(event) => onChange({ text: event.target.value })}
          onKeyDown={(event) => {
            if (isEnter(event) && !event.shiftKey) {
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            } else onKeyDown?.(event);
          }}
        />
        <span role="status" className={styles.said}>
          {said}
        </span>
      </div>
      {tooLong && (
        <p role="alert" className={styles.problem}>
          {SESSIONS.tooLong(NOTE_MAX)}
        </p>
      )}
      {draft.kind === 'action' &&
        (ActionFields ? (
          <ActionFields communityId={communityId} draft={draft} owner={owner} onChange={onChange} />
        ) : (
          <div className={styles.awaited} />
        ))}
    </>
  );
}

interface NamelessProps {
  readonly checked: boolean;
  /** Where such a note can be changed from, for whoever has not been told yet. */
  readonly reach: string | null;
  readonly onCheck: (checked: boolean) => void;
}

/** Whether a name is left off; in a row that wraps. */
export function Nameless({ checked, reach, onCheck }: NamelessProps) {
  const styles = useStyles();
  return (
    <>
      <p role="status" className={styles.reach}>
        {reach}
      </p>
      <label className={styles.nameless}>
        <input
          type="checkbox"
          className={styles.check}
          checked={checked}
          onChange={(event) => onCheck(event.target.checked)}
        />
        {SESSIONS.nameless}
      </label>
    </>
  );
}
