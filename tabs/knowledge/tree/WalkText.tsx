import { useMemo } from 'react';
import { isTree, readTree } from '../../../domain/knowledge/types/tree.ts';
import { WALK } from './texts.ts';
import { Walk, type WalkProps } from './Walk.tsx';

/** Walks the tree that stands in a text. Loaded where one is walked, since it brings the reader of Markdown. */
export default function WalkText({ body, ...walking }: Omit<WalkProps, 'tree'> & { body: string }) {
  const tree = useMemo(() => readTree(body), [body]);
  return isTree(tree) ? <Walk tree={tree} {...walking} /> : <p>{WALK.notATree}</p>;
}
