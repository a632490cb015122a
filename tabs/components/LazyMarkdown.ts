import { lazy } from 'react';

/** `Markdown` for pages of which most visits show none: its parser is loaded with the first text. */
export const LazyMarkdown = lazy(() =>
  import('./Markdown.tsx').then((module) => ({ default: module.Markdown })),
);
