import { makeStyles, tokens } from '@fluentui/react-components';
import { createElement, Fragment } from 'react';
import { highlight } from './highlight.ts';

const useStyles = makeStyles({
  mark: {
    padding: 0,
    color: 'inherit',
    backgroundColor: 'transparent',
    fontWeight: tokens.fontWeightBold,
    textDecorationLine: 'underline',
    textDecorationThickness: '2px',
    textDecorationColor: tokens.colorBrandForeground1,
    textUnderlineOffset: '2px',
  },
});

/** A text in which the words of a search are marked. */
export function Marked({ text, query }: { text: string; query: string }) {
  const styles = useStyles();
  const pieces = highlight(text, query).map(({ text: words, hit }) =>
    hit ? createElement('mark', { className: styles.mark }, words) : words,
  );
  return createElement(Fragment, null, ...pieces);
}
