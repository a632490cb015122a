import type { NodeViewRenderer } from '@tiptap/core';
import { RICH } from './texts.ts';

/** An item of a list; one of a checklist has a box that can be ticked. */
export const drawItem: NodeViewRenderer = ({ node, editor, getPos }) => {
  const dom = document.createElement('li');
  if (node.attrs.checked === null)
    return { dom, contentDOM: dom, update: (next) => next.type === node.type && next.attrs.checked === null };
  dom.className = 'task';
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = node.attrs.checked === true;
  box.contentEditable = 'false';
  box.tabIndex = -1;
  box.setAttribute('aria-label', RICH.done);
  const words = document.createElement('div');
  dom.append(box, words);
  box.addEventListener('change', () => {
    const at = getPos();
    if (at !== undefined) editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'checked', box.checked));
  });
  return {
    dom,
    contentDOM: words,
    stopEvent: (event) => event.target === box,
    ignoreMutation: (mutation) => mutation.target === box,
    update: (next) => {
      if (next.type !== node.type || next.attrs.checked === null) return false;
      box.checked = next.attrs.checked === true;
      return true;
    },
  };
};
