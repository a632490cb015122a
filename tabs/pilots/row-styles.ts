import { makeStyles } from '@fluentui/react-components';

/** Buttons at the end of a row: the row is as high as the others, and on narrow pages they stand below its words. */
export const useRowStyles = makeStyles({
  buttons: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    gap: '8px',
    marginBlock: '-6px',
    '@media (max-width: 480px)': { marginBlock: '4px 0' },
  },
});
