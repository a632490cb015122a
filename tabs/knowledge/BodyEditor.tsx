import { makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  Suspense,
  useDeferredValue,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { isEnter } from '../components/enter.ts';
import { LazyMarkdown } from '../components/LazyMarkdown.ts';
import { SkeletonRows } from '../components/Rows.tsx';
import type { ArtifactEditor } from './artifact-editor.ts';
import { Chips } from './Chips.tsx';
import { charactersOver, EditorFoot } from './EditorFoot.tsx';
import { hasFrontMatter } from './front-matter.ts';
import { ImportButton } from './ImportButton.tsx';
import { type Command, command, continueList, type Edit, pasteLink } from './markdown-edit.ts';
import { commandFor, Toolbar } from './Toolbar.tsx';
import { EDITOR } from './texts.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    marginBottom: '4px',
  },
  choices: { display: 'flex', alignItems: 'center', gap: '8px', marginInlineStart: 'auto' },
  toggle: { '@media (min-width: 900px)': { display: 'none' } },
  panes: {
    display: 'grid',
    gap: '24px',
    '@media (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  pane: {
    minWidth: 0,
    height: 'max(320px, calc(100dvh - 340px))',
    // The toolbar and all of the field above a phone's keyboard.
    '&:is([data-phone] *)': { height: 'max(160px, calc(var(--seen-height, 100dvh) - 120px))' },
  },
  hiddenWhenNarrow: { '@media (max-width: 899.9px)': { display: 'none' } },
  text: { width: '100%', height: '100%' },
  field: {
    height: '100%',
    maxHeight: 'none',
    fontFamily: tokens.fontFamilyMonospace,
    lineHeight: '1.5',
    tabSize: '2',
  },
  preview: {
    boxSizing: 'border-box',
    overflowY: 'auto',
    padding: '8px 16px 16px',
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Markdown with a small toolbar, and a preview beside it or, on narrow pages, in its place. */
export const BodyEditor: ArtifactEditor = ({
  body,
  onChange,
  onFile,
  onPasteFile,
  start,
  bar,
  problem,
  compare,
  ref,
}) => {
  const styles = useStyles();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const preview = useRef<HTMLElement>(null);
  const [view, setView] = useState<'preview' | null>(null);
  // Where there is room for one alone, another version is what is shown at first.
  const [compares, setCompares] = useState(false);
  if (compares !== Boolean(compare)) {
    setCompares(Boolean(compare));
    setView(compare ? 'preview' : null);
  }
  const shown = useDeferredValue(body);
  const over = charactersOver(body);
  useImperativeHandle(ref, () => ({
    focus: () => area.current?.focus(),
    selection: () => area.current && { from: area.current.selectionStart, to: area.current.selectionEnd },
    select: ({ from, to }) => area.current?.setSelectionRange(from, to),
  }));

  function apply(edit: Edit) {
    const field = area.current;
    if (!field) return;
    field.focus();
    field.setSelectionRange(edit.from, edit.to);
    // Typed as if by hand, so that Ctrl+Z takes it back.
    const typed =
      edit.insert === ''
        ? document.execCommand('delete')
        : document.execCommand('insertText', false, edit.insert);
    if (!typed) {
      field.setRangeText(edit.insert, edit.from, edit.to);
      onChange(field.value);
    }
    field.setSelectionRange(...edit.select);
  }

  function run(name: Command) {
    const field = area.current;
    if (field) apply(command(name, field.value, field.selectionStart, field.selectionEnd));
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const asked = commandFor(event);
    const plainEnter = isEnter(event) && !event.shiftKey && !event.ctrlKey && !event.metaKey;
    const next = plainEnter && selectionStart === selectionEnd ? continueList(value, selectionStart) : null;
    if (!asked && !next) return;
    event.preventDefault();
    if (asked) run(asked);
    else if (next) apply(next);
  }

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const [file] = event.clipboardData.files;
    const text = event.clipboardData.getData('text/plain');
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    if (file) {
      event.preventDefault();
      onFile(file);
    } else if (value.trim() === '' && hasFrontMatter(text)) {
      event.preventDefault();
      onPasteFile(text);
    } else {
      const link = pasteLink(value, selectionStart, selectionEnd, text);
      if (!link) return;
      event.preventDefault();
      apply(link);
    }
  }

  /** Scrolls the preview along with the text. */
  function onScroll() {
    const [from, to] = [area.current, preview.current];
    if (!from || !to || compare) return;
    const room = from.scrollHeight - from.clientHeight;
    if (room > 0) to.scrollTop = (from.scrollTop / room) * (to.scrollHeight - to.clientHeight);
  }

  return (
    <div>
      <div className={styles.bar}>
        <Toolbar controls={id} disabled={view === 'preview' && !compare} onCommand={run} />
        <div className={styles.choices}>
          <ImportButton onFile={onFile} />
          {bar}
        </div>
        <div className={styles.toggle}>
          <Chips
            label={EDITOR.view}
            chosen={view}
            onChoose={setView}
            choices={[
              { value: null, label: EDITOR.write },
              { value: 'preview', label: compare ? EDITOR.conflictTitle : EDITOR.preview },
            ]}
          />
        </div>
      </div>
      {body.trim() === '' && start}
      <div className={styles.panes}>
        <div className={mergeClasses(styles.pane, view === 'preview' && styles.hiddenWhenNarrow)}>
          <Textarea
            id={id}
            ref={area}
            className={styles.text}
            textarea={{ className: styles.field }}
            aria-label={EDITOR.body}
            aria-describedby={`${id}-hint ${id}-budget`}
            aria-invalid={problem !== null || over > 0}
            value={body}
            onChange={(_, data) => onChange(data.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onScroll={onScroll}
            spellCheck
          />
        </div>
        <section
          ref={preview}
          aria-label={compare ? EDITOR.conflictTitle : EDITOR.preview}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long preview is scrolled by keyboard too
          tabIndex={0}
          className={mergeClasses(styles.pane, styles.preview, view === null && styles.hiddenWhenNarrow)}
        >
          {compare ? (
            compare
          ) : shown.trim() === '' ? (
            <p className={styles.quiet}>{EDITOR.previewEmpty}</p>
          ) : (
            <Suspense fallback={<SkeletonRows rows={4} />}>
              <LazyMarkdown top={2}>{shown}</LazyMarkdown>
            </Suspense>
          )}
        </section>
      </div>
      <EditorFoot id={id} body={body} hint={problem ?? EDITOR.bodyHint} />
    </div>
  );
};
