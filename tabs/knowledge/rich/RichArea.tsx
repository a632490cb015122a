import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { toast } from '../../app/toasts.tsx';
import type { Beyond } from './beyond.ts';
import { NO_STATE, type Rich, type RichState } from './rich.ts';
import { RICH } from './texts.ts';

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-within': { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-1px' },
  },
  wrong: { border: `1px solid ${tokens.colorPaletteRedBorder2}` },
  hidden: { display: 'none' },
  words: {
    minHeight: '100%',
    boxSizing: 'border-box',
    overflowWrap: 'anywhere',
    lineHeight: '1.5',
    '& .ProseMirror': {
      boxSizing: 'border-box',
      minHeight: 'inherit',
      padding: '8px 16px 16px',
      outline: 'none',
      whiteSpace: 'break-spaces',
      fontVariantLigatures: 'none',
    },
    // Each block reads in the direction of its first letter.
    '& :is(p, h1, h2, h3, h4, h5, h6)': { unicodeBidi: 'plaintext' },
    '& :is(h1, h2, h3, h4, h5, h6)': {
      margin: '1.2em 0 0.4em',
      lineHeight: '1.3',
      fontWeight: tokens.fontWeightSemibold,
    },
    '& .ProseMirror > :first-child': { marginTop: 0 },
    '& h1': { fontSize: '1.45em' },
    '& h2': { fontSize: '1.3em' },
    '& h3': { fontSize: '1.15em' },
    '& :is(h4, h5, h6)': { fontSize: '1em' },
    '& p': { margin: '0.6em 0' },
    '& :is(ul, ol)': { margin: '0.6em 0', paddingInlineStart: '1.5em' },
    '& li': { margin: '0.2em 0' },
    '& :is(li, li.task > div) > p': { margin: 0 },
    '& :is(li, li.task > div) > p + p': { marginTop: '0.4em' },
    '& li.task': {
      display: 'flex',
      alignItems: 'flex-start',
      gap: '8px',
      marginInlineStart: '-1.5em',
      listStyleType: 'none',
    },
    '& li.task > div': { flex: 1, minWidth: 0 },
    '& li.task > input': {
      flexShrink: 0,
      width: '1.15em',
      height: '1.15em',
      minWidth: '16px',
      minHeight: '16px',
      margin: '0.2em 0 0',
      accentColor: tokens.colorCompoundBrandBackground,
    },
    '& blockquote': {
      margin: '0.6em 0',
      paddingInlineStart: '12px',
      borderLeft: `3px solid ${tokens.colorNeutralStroke2}`,
      color: tokens.colorNeutralForeground2,
    },
    '& a': { color: tokens.colorBrandForegroundLink, textDecorationLine: 'underline' },
    '& code': { fontFamily: tokens.fontFamilyMonospace, fontSize: '0.93em' },
    '& :not(pre) > code': {
      padding: '0 3px',
      backgroundColor: tokens.colorNeutralBackground3,
      borderRadius: tokens.borderRadiusSmall,
    },
    '& pre': {
      overflowX: 'auto',
      margin: '0.6em 0',
      padding: '8px 12px',
      whiteSpace: 'pre',
      backgroundColor: tokens.colorNeutralBackground3,
      borderRadius: tokens.borderRadiusMedium,
    },
    '& table': { width: '100%', margin: '0.6em 0', borderCollapse: 'collapse', tableLayout: 'fixed' },
    '& :is(th, td)': {
      position: 'relative',
      padding: '4px 8px',
      textAlign: 'start',
      verticalAlign: 'top',
      border: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    '& [align=right]': { textAlign: 'right' },
    '& [align=center]': { textAlign: 'center' },
    '& th': { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground2 },
    '& :is(th, td) > p': { margin: 0 },
    '& .selectedCell': {
      backgroundColor: tokens.colorSubtleBackgroundSelected,
      outline: `2px solid ${tokens.colorBrandStroke1}`,
      outlineOffset: '-2px',
    },
    '& hr': { border: 0, borderTop: `1px solid ${tokens.colorNeutralStroke1}`, margin: '1em 0' },
    '& hr.ProseMirror-selectednode': { borderTop: `2px solid ${tokens.colorBrandStroke1}` },
    '& .ProseMirror-gapcursor': { borderTop: `1px solid ${tokens.colorNeutralForeground1}`, width: '20px' },
    '& p.is-editor-empty:first-child::before': {
      content: 'attr(data-placeholder)',
      float: 'inline-start',
      height: '0',
      color: tokens.colorNeutralForeground4,
      pointerEvents: 'none',
    },
  },
});

export interface AreaHandle {
  readonly rich: Rich | null;
}

interface Props {
  readonly id: string;
  readonly body: string;
  readonly onChange: (body: string) => void;
  readonly label: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly placeholder: string;
  readonly className?: string | undefined;
  /** Stands in the place of the words until the editor is there. */
  readonly meanwhile: ReactNode;
  readonly onFocus?: () => void;
  readonly onOpen?: () => void;
  readonly onState: (state: RichState) => void;
  readonly onLink: () => void;
  /** The text holds something that the editor cannot show. */
  readonly onBeyond: (beyond: readonly Beyond[]) => void;
  /** The editor did not arrive. */
  readonly onFailed: () => void;
  readonly onFile?: ((file: File) => void) | undefined;
  readonly onPasteFile?: ((text: string) => void) | undefined;
  readonly ref?: Ref<AreaHandle>;
}

/** Words as they will look, which can be typed into. The editor itself is loaded only here. */
export function RichArea(props: Props) {
  const { id, body, label, describedBy, invalid = false, className, meanwhile, ref } = props;
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const rich = useRef<Rich | null>(null);
  /** What the page was told and has not given back yet, after what it has. */
  const told = useRef([body]);
  const latest = useRef(props);
  latest.current = props;
  const [open, setOpen] = useState(false);
  useImperativeHandle(ref, () => ({
    get rich() {
      return rich.current;
    },
  }));

  useEffect(() => {
    let left = false;
    import('./rich-editor.ts')
      .then(({ openRich }) => {
        if (left || !place.current) return;
        const { current } = latest;
        told.current = [current.body];
        const opened = openRich({
          place: place.current,
          body: current.body,
          placeholder: current.placeholder,
          attributes: {
            id,
            role: 'textbox',
            'aria-multiline': 'true',
            'aria-label': current.label,
            spellcheck: 'true',
          },
          onChange: (next) => {
            told.current.push(next);
            latest.current.onChange(next);
          },
          onState: (state) => latest.current.onState(state),
          onFocus: () => latest.current.onFocus?.(),
          onLink: () => latest.current.onLink(),
          onPictures: (count) => toast(RICH.pictures(count)),
          ...(current.onFile && { onFile: (file: File) => latest.current.onFile?.(file) }),
          ...(current.onPasteFile && { onPasteFile: (text: string) => latest.current.onPasteFile?.(text) }),
        });
        if (!('run' in opened)) current.onBeyond(opened);
        else {
          rich.current = opened;
          setOpen(true);
        }
      })
      .catch(() => !left && latest.current.onFailed());
    return () => {
      left = true;
      rich.current?.end();
      rich.current = null;
      latest.current.onState(NO_STATE);
    };
  }, [id]);

  // A text that comes from elsewhere comes into what is shown before the next key; one's own words only come back.
  useLayoutEffect(() => {
    if (!rich.current) return;
    const at = told.current.lastIndexOf(body);
    if (at >= 0) {
      told.current.splice(0, at);
      return;
    }
    told.current = [body];
    const beyond = rich.current.setBody(body);
    if (beyond) latest.current.onBeyond(beyond);
  }, [body]);

  // Only what is drawn can be entered.
  useLayoutEffect(() => {
    if (open) latest.current.onOpen?.();
  }, [open]);

  useEffect(() => {
    const field = open ? place.current?.querySelector('[role=textbox]') : null;
    field?.setAttribute('aria-label', label);
    field?.setAttribute('aria-invalid', String(invalid));
    if (describedBy) field?.setAttribute('aria-describedby', describedBy);
  }, [open, label, invalid, describedBy]);

  return (
    <div className={mergeClasses(styles.root, className, invalid && styles.wrong)}>
      {!open && meanwhile}
      <div ref={place} className={mergeClasses(styles.words, !open && styles.hidden)} />
    </div>
  );
}
