import { Editor } from '@tiptap/core';
import { Gapcursor, Placeholder, UndoRedo } from '@tiptap/extensions';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import { isCtrlEnter } from '../../components/enter.ts';
import { addressOf } from './address.ts';
import type { Beyond } from './beyond.ts';
import { bringIn } from './brought-in.ts';
import { drawItem } from './check-box.ts';
import { pressedAt, RUN } from './commands.ts';
import { Grid } from './grid.ts';
import { keysAndRules } from './keys.ts';
import { pasting } from './pasting.ts';
import type { Rich, RichOptions, RichState } from './rich.ts';
import { LIST_ITEM, NODES } from './schema.ts';
import { carriedSource, openSource, type Source, sourceOf } from './source.ts';

/** Above this many characters the source is written a moment after the last key, not with each. */
const AT_ONCE_MAX = 60_000;
const WAIT_MS = 300;

/** Puts an editor into `place`; or says what the text holds that it cannot show. */
export function openRich(options: RichOptions): Rich | readonly Beyond[] {
  const { place, onChange, onState } = options;
  const editor: Editor = new Editor({
    element: null,
    extensions: [
      ...NODES.filter((node) => node !== LIST_ITEM),
      LIST_ITEM.extend({ addNodeView: () => drawItem }),
      Grid,
      UndoRedo,
      Gapcursor,
      Placeholder.configure({ placeholder: options.placeholder }),
      keysAndRules(options.onLink),
    ],
    injectCSS: false,
    enableCoreExtensions: { clipboardTextSerializer: false },
    editorProps: {
      attributes: options.attributes,
      ...pasting(options, () => editor),
      // The page answers it; the editor would keep it to itself.
      handleDOMEvents: { keydown: (_, event) => isCtrlEnter(event) },
    },
  });
  const first = openSource(options.body, editor.schema);
  if (first.beyond) {
    editor.destroy();
    return first.beyond;
  }
  let source: Source = first.source;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** The document as the page was last told, and what has been typed since. */
  let told: Node = editor.state.doc;
  let since = new Mapping();

  function put(tr: Transaction): void {
    editor.view.dispatch(tr.setMeta('opened', true).setMeta('addToHistory', false));
    known();
  }
  function known(): void {
    told = editor.state.doc;
    since = new Mapping();
  }
  editor.mount(place);
  put(editor.state.tr.replaceWith(0, editor.state.doc.content.size, first.doc.content));

  function tell(): void {
    clearTimeout(waiting);
    waiting = undefined;
    known();
    onChange(sourceOf(editor.state.doc, source));
  }
  const tellNow = () => {
    if (waiting !== undefined) tell();
  };
  function tellState(): void {
    const state: RichState = {
      pressed: pressedAt(editor),
      link: (editor.getAttributes('link').href as string | undefined) ?? null,
      inTable: editor.isActive('table'),
      canUndo: editor.can().undo(),
      canRedo: editor.can().redo(),
    };
    onState(state);
  }
  editor.on('transaction', ({ transaction }) => {
    if (transaction.docChanged && !transaction.getMeta('opened')) {
      since.appendMapping(transaction.mapping);
      if (editor.state.doc.content.size <= AT_ONCE_MAX) tell();
      else {
        clearTimeout(waiting);
        waiting = setTimeout(tell, WAIT_MS);
      }
    }
    tellState();
  });
  editor.on('focus', () => {
    options.onFocus();
    tellState();
  });
  editor.on('blur', tellNow);
  // Keys such as Ctrl+S, which the page answers, find the newest words.
  const onKey = (event: KeyboardEvent) => (event.ctrlKey || event.metaKey) && tellNow();
  addEventListener('keydown', onKey, true);
  addEventListener('pagehide', tellNow);

  return {
    setBody(body) {
      const opened = openSource(body, editor.schema);
      if (opened.beyond) {
        clearTimeout(waiting);
        waiting = undefined;
        return opened.beyond;
      }
      // Another's words come in where they differ, and are not undone along with one's own.
      const caret = editor.isFocused ? editor.state.selection.head : null;
      put(
        bringIn(editor.state.tr, {
          told,
          next: opened.doc,
          since,
          caret: caret && since.invert().map(caret),
        }),
      );
      source = carriedSource(opened, editor.state.doc);
      // What has been typed since the page was last told is still to be told.
      tellNow();
      return null;
    },
    run(command) {
      RUN[command](editor);
      editor.view.focus();
    },
    link(address) {
      const href = address === null ? null : addressOf(address);
      if (address !== null && href === null) return false;
      const chain = editor.chain().extendMarkRange('link');
      if (href === null) chain.unsetMark('link').run();
      else if (editor.state.selection.empty && !editor.isActive('link'))
        editor
          .chain()
          .insertContent({
            type: 'text',
            text: href.replace(/^(?:mailto:|#)/, ''),
            marks: [{ type: 'link', attrs: { href } }],
          })
          .run();
      else chain.setMark('link', { href, title: null }).run();
      editor.view.focus();
      return true;
    },
    focus: () => editor.view.focus(),
    end() {
      tellNow();
      removeEventListener('keydown', onKey, true);
      removeEventListener('pagehide', tellNow);
      editor.destroy();
    },
  };
}
