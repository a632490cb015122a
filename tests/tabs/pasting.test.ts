import type { Editor } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { expect, test } from 'vitest';
import { pasting } from '../../tabs/knowledge/rich/pasting.ts';
import { SCHEMA } from '../../tabs/knowledge/rich/schema.ts';

/** What comes into a text when this is pasted; null where it is left to the editor to read the page. */
function pasted(html: string, text: string): string | null {
  const { handlePaste } = pasting({ onPictures: () => {} }, () => ({ schema: SCHEMA }) as Editor);
  let came: string | null = null;
  const tr = {
    replaceSelection: (slice: {
      content: { textBetween(from: number, to: number, by: string): string; size: number };
    }) => {
      came = slice.content.textBetween(0, slice.content.size, '\n');
      return tr;
    },
    scrollIntoView: () => tr,
    setMeta: () => tr,
  };
  const $from = { parent: { type: { spec: {} } } };
  const view = {
    state: { doc: { textContent: 'Before' }, selection: { empty: true, $from, $to: $from }, tr },
    dispatch: () => {},
  };
  const clipboardData = {
    files: [],
    types: ['text/html', 'text/plain'],
    getData: (type: string) => (type === 'text/html' ? html : text),
  };
  handlePaste?.call({} as never, view as unknown as EditorView, { clipboardData } as never, {} as never);
  return came;
}

test('of a page that is too long to be read by its tags the words are pasted', () => {
  const page = '<h1>Ask first</h1>';
  expect(pasted(page, 'Ask first')).toBeNull();
  expect(pasted(page + ' '.repeat(4_000_001), 'Ask first')).toBe('Ask first');
});
