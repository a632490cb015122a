import {
  type Editor,
  Extension,
  InputRule,
  markInputRule,
  nodeInputRule,
  textblockTypeInputRule,
  wrappingInputRule,
} from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { RUN } from './commands.ts';
import type { RichCommand } from './rich.ts';

const KEYS: Record<string, RichCommand> = {
  'Mod-Alt-2': 'heading2',
  'Mod-Alt-3': 'heading3',
  'Mod-Shift-h': 'heading2',
  'Mod-b': 'bold',
  'Mod-i': 'italic',
  'Mod-Shift-s': 'strike',
  'Mod-e': 'code',
  'Mod-Shift-b': 'quote',
  'Mod-Shift-7': 'numbers',
  'Mod-Shift-8': 'bullets',
  'Mod-Shift-9': 'checks',
};

/** The editor's keys, and the beginnings of Markdown that become what they say while one types. */
export const keysAndRules = (onLink: () => void) =>
  Extension.create({
    name: 'keysAndRules',
    priority: 200,
    // `working`: one does something here. Whoever only comes by with Tab goes on with it.
    addStorage: () => ({ leaving: false, working: false }),
    addProseMirrorPlugins() {
      const { storage } = this;
      const work = () => {
        storage.working = true;
        return false;
      };
      return [
        new Plugin({
          props: {
            handleDOMEvents: {
              mousedown: work,
              touchstart: work,
              input: work,
              keydown: (_, { key }) => (key === 'Tab' || key === 'Shift' ? false : work()),
              blur: () => {
                storage.working = false;
                return false;
              },
            },
          },
        }),
      ];
    },
    addKeyboardShortcuts() {
      const { editor, storage } = this;
      const asked = Object.entries(KEYS).map(([key, name]) => [key, () => RUN[name](editor)] as const);
      const link = () => {
        onLink();
        return true;
      };
      return {
        ...Object.fromEntries(asked),
        'Mod-k': link,
        'Mod-Shift-l': link,
        Enter: () => splitItem(editor),
        'Shift-Enter': () => editor.commands.insertContent({ type: 'hardBreak' }),
        'Alt-Enter': () => tick(editor),
        // Until one does something here, and once Escape was pressed, Tab leads out of the editor instead of into a list or the next cell.
        Escape: () => {
          storage.leaving = true;
          return false;
        },
        Tab: () => {
          if (storage.leaving || !storage.working) return leave(storage);
          if (editor.isActive('table')) return editor.commands.goToNextCell();
          return editor.isActive('listItem') && editor.commands.sinkListItem('listItem');
        },
        'Shift-Tab': () => {
          if (storage.leaving || !storage.working) return leave(storage);
          if (editor.isActive('table')) return editor.commands.goToPreviousCell();
          return editor.isActive('listItem') && editor.commands.liftListItem('listItem');
        },
        Backspace: () => {
          const { empty, $from } = editor.state.selection;
          if (!empty || $from.parentOffset > 0) return false;
          if ($from.parent.type.name === 'heading' || $from.parent.type.name === 'codeBlock')
            return editor.commands.setNode('paragraph');
          const item = $from.depth > 1 ? $from.node(-1) : null;
          // The first Backspace takes the box or the bullet away, the next one joins the words.
          return (
            item?.type.name === 'listItem' &&
            $from.index(-1) === 0 &&
            editor.commands.liftListItem('listItem')
          );
        },
      };
    },
    addInputRules() {
      const { nodes, marks } = this.editor.schema;
      const of = <T>(type: T | undefined) => type as T;
      return [
        textblockTypeInputRule({
          find: /^(#{1,6})\s$/,
          type: of(nodes.heading),
          getAttributes: ([, hashes = '##']) => ({ level: hashes.length }),
        }),
        textblockTypeInputRule({
          find: /^```(\w*)\s$/,
          type: of(nodes.codeBlock),
          getAttributes: ([, info]) => ({ info }),
        }),
        wrappingInputRule({ find: /^>\s$/, type: of(nodes.blockquote) }),
        wrappingInputRule({ find: /^[-*+]\s$/, type: of(nodes.bulletList) }),
        wrappingInputRule({
          find: /^(\d{1,9})[.)]\s$/,
          type: of(nodes.orderedList),
          getAttributes: ([, start]) => ({ start: Number(start) }),
        }),
        checksRule(this.editor),
        nodeInputRule({ find: /^(?:---|\*\*\*|___)$/, type: of(nodes.divider) }),
        markInputRule({ find: /(?:^|\s)(\*\*(?!\s)([^*]+)(?<!\s)\*\*)$/, type: of(marks.strong) }),
        markInputRule({ find: /(?:^|\s)(__(?!\s)([^_]+)(?<!\s)__)$/, type: of(marks.strong) }),
        markInputRule({ find: /(?:^|\s)(\*(?![\s*])([^*]+)(?<!\s)\*)$/, type: of(marks.em) }),
        markInputRule({ find: /(?:^|\s)(_(?![\s_])([^_]+)(?<!\s)_)$/, type: of(marks.em) }),
        markInputRule({ find: /(?:^|\s)(~~(?!\s)([^~]+)(?<!\s)~~)$/, type: of(marks.del) }),
        markInputRule({ find: /(?:^|\s|\()(`([^`]+)`)$/, type: of(marks.code) }),
      ];
    },
  });

function leave(storage: { leaving: boolean }): boolean {
  storage.leaving = false;
  return false;
}

/** `[] ` and `[x] ` at the beginning of an item or of words. */
function checksRule(editor: Editor): InputRule {
  return new InputRule({
    find: /^\[([ xX]?)\]\s$/,
    handler: ({ range, match, chain }) => {
      const checked = (match[1] ?? '').trim() !== '';
      const all = chain().deleteRange(range);
      if (!editor.isActive('listItem')) all.toggleList('bulletList', 'listItem');
      all.updateAttributes('listItem', { checked }).run();
    },
  });
}

function splitItem(editor: Editor): boolean {
  if (!editor.isActive('listItem')) return false;
  const checked = editor.getAttributes('listItem').checked as boolean | null;
  return editor.commands.splitListItem('listItem', { checked: checked === null ? null : false });
}

function tick(editor: Editor): boolean {
  const { checked } = editor.getAttributes('listItem');
  if (typeof checked !== 'boolean') return false;
  return editor.commands.updateAttributes('listItem', { checked: !checked });
}
