import type { Editor } from '@tiptap/core';
import { Slice } from '@tiptap/pm/model';
import type { EditorProps, EditorView } from '@tiptap/pm/view';
import { tokensOf } from '../../../domain/shared/markdown-tokens.ts';
import { hasFrontMatter } from '../front-matter.ts';
import { blocksFrom } from './from-markdown.ts';
import { cleanPaste, saysMore } from './paste.ts';
import { pastedLink } from './pasted-element.ts';
import type { RichOptions } from './rich.ts';

/** Pasting and dropping: pages and Word by their few known tags, other text as the Markdown that it is. */
export function pasting(
  { onFile, onPasteFile, onPictures }: Pick<RichOptions, 'onFile' | 'onPasteFile' | 'onPictures'>,
  editor: () => Editor,
): Pick<EditorProps, 'handlePaste' | 'transformPastedHTML'> {
  const fromMarkdown = (text: string): Slice | null => {
    let pictures = 0;
    const tokens = tokensOf(text);
    const blocks =
      tokens &&
      blocksFrom(tokens, editor().schema, (token) => {
        if (token.type === 'image') pictures += 1;
        return token.type === 'image' || token.type === 'def' ? '' : token.raw;
      });
    if (pictures > 0) onPictures(pictures);
    if (!blocks || blocks.length === 0) return null;
    const only = blocks.length === 1 && blocks[0]?.type.name === 'paragraph';
    const open = only ? 1 : 0;
    return new Slice(editor().schema.node('doc', null, blocks).content, open, open);
  };
  const paste = (view: EditorView, event: ClipboardEvent): boolean => {
    const data = event.clipboardData;
    if (!data) return false;
    const [file] = data.files;
    const html = data.getData('text/html');
    const text = data.getData('text/plain');
    if (file && !text.trim() && onFile) {
      onFile(file);
      return true;
    }
    if (view.state.doc.textContent.trim() === '' && onPasteFile && hasFrontMatter(text)) {
      onPasteFile(text);
      return true;
    }
    if (view.state.selection.$from.parent.type.spec.code) return false;
    const address = /^\S+$/.test(text.trim()) ? pastedLink(text.trim()) : undefined;
    const { empty, $from, $to } = view.state.selection;
    if (address && !address.startsWith('#') && !empty && $from.sameParent($to))
      return editor().commands.setMark('link', { href: address, title: null });
    if (html && saysMore(html) && !data.types.includes('vscode-editor-data')) return false;
    const slice = text ? fromMarkdown(text) : null;
    if (!slice) return false;
    view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true));
    return true;
  };
  return {
    handlePaste: paste,
    transformPastedHTML: (html) => {
      const { html: clean, pictures } = cleanPaste(html);
      if (pictures > 0) onPictures(pictures);
      return clean;
    },
  };
}
