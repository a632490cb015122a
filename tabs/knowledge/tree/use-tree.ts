import { useRef, useState } from 'react';
import { readTree, type Tree } from '../../../domain/knowledge/types/tree.ts';
import { writeTree } from '../../../domain/knowledge/types/write-tree.ts';
import { carriedTree } from './carried-tree.ts';

interface Now {
  /** The text that the tree was read from or written as. */
  readonly body: string;
  readonly tree: Tree;
  /** Whether the form wrote the text, so that it holds all of it. */
  readonly ours: boolean;
  readonly past: readonly Tree[];
  readonly future: readonly Tree[];
  /** What the last change was about. Typing on in one field is one change. */
  readonly about: string;
}

/** Makes a tree another one, or another one of what it is by then. `about` names the field that is typed in. */
export type ChangeTree = (to: Tree | ((now: Tree) => Tree), about?: string) => void;

const read = (body: string): Now => ({
  body,
  tree: readTree(body),
  ours: false,
  past: [],
  future: [],
  about: '',
});

/** A tree that is edited, with every step of it to take back, over a text that others may change as well. */
export function useTree(body: string, onChange: (body: string) => void) {
  const [known, setKnown] = useState(() => read(body));
  let now = known;
  if (now.body.trimEnd() !== body.trimEnd()) {
    now = { ...read(body), tree: carriedTree(readTree(body), now.tree) };
    setKnown(now);
  }

  /** For what is called later, such as by the undo of a message. */
  const latest = useRef(now);
  latest.current = now;

  function show(next: Pick<Now, 'tree' | 'past' | 'future' | 'about'>) {
    const text = writeTree(next.tree);
    latest.current = { ...next, body: text, ours: true };
    setKnown(latest.current);
    onChange(text);
  }
  const change: ChangeTree = (to, about = '') => {
    const { tree: before, past, about: last } = latest.current;
    const goesOn = about !== '' && about === last;
    show({
      tree: typeof to === 'function' ? to(before) : to,
      past: goesOn ? past : [...past, before].slice(-200),
      future: [],
      about,
    });
  };

  return {
    tree: now.tree,
    ours: now.ours,
    change,
    undo:
      now.past.length === 0
        ? null
        : () => {
            const tree = now.past.at(-1) ?? now.tree;
            show({ tree, past: now.past.slice(0, -1), future: [now.tree, ...now.future], about: '' });
          },
    redo:
      now.future.length === 0
        ? null
        : () => {
            const [tree = now.tree, ...future] = now.future;
            show({ tree, past: [...now.past, now.tree], future, about: '' });
          },
  };
}
