import { makeStyles, tokens } from '@fluentui/react-components';

/** How a note's row looks, sent or not. */
export const useNoteStyles = makeStyles({
  row: {
    display: 'grid',
    gap: '2px',
    padding: '8px 4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':focus': { outline: 'none' },
    // The one that a link points at.
    '&[data-asked]': {
      outline: `2px solid ${tokens.colorBrandForeground1}`,
      outlineOffset: '2px',
      borderRadius: tokens.borderRadiusMedium,
    },
    '@media (prefers-reduced-motion: no-preference)': {
      animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
      animationDuration: tokens.durationNormal,
    },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '6px',
    minHeight: '32px',
    fontSize: tokens.fontSizeBase200,
  },
  title: { margin: '8px 0', fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  who: { flex: '1 1 80px', minWidth: 0, color: tokens.colorNeutralForeground2 },
  // Broken between its parts; within one only where it is longer than a line.
  parts: { display: 'flex', flexWrap: 'wrap', columnGap: '4px' },
  part: { maxWidth: '100%', overflowWrap: 'anywhere' },
  text: { margin: 0, whiteSpace: 'pre-wrap' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  // On a line of its own, broken between its parts and never within a name.
  meta: { display: 'flex', flexWrap: 'wrap', columnGap: '4px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '4px 8px', marginTop: '4px' },
});
