import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  root: {
    display: 'inline-grid',
    justifyItems: 'center',
    '::after': {
      content: 'attr(data-widest) / ""',
      height: 0,
      visibility: 'hidden',
      overflow: 'hidden',
      fontWeight: tokens.fontWeightSemibold,
    },
  },
});

/** A button's words in the width of its widest ones, so that it keeps its size when they change. */
export function Steady({ children, widest }: { children: string; widest: string }) {
  return (
    <span className={useStyles().root} data-widest={widest}>
      {children}
    </span>
  );
}
