import { makeStyles, tokens } from '@fluentui/react-components';

export const useSearchStyles = makeStyles({
  top: { display: 'grid', gap: '8px' },
  input: { width: '100%' },
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    // One row that is swiped, so that there is room for what is found.
    '&:is([data-phone] *)': {
      flexWrap: 'nowrap',
      overflowX: 'auto',
      '& > *': { flexShrink: 0, flexWrap: 'nowrap' },
    },
  },
  community: { minWidth: 0, maxWidth: '100%', marginInlineStart: 'auto' },
  // As high with many results as with none, so that nothing jumps while one types.
  results: {
    display: 'flex',
    flexDirection: 'column',
    height: 'min(440px, calc(100dvh - 320px))',
    minHeight: '160px',
    // The keyboard leaves half of a phone; the list takes what the field and the filters do not.
    '&:is([data-phone] *)': { height: 'calc(var(--seen-height, 100dvh) - 220px)', minHeight: '96px' },
  },
  list: { minHeight: 0, overflowY: 'auto' },
  stale: { opacity: 0.7 },
  group: { margin: 0, padding: 0, listStyleType: 'none' },
  heading: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    padding: '8px 8px 4px',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  also: { paddingInline: '8px' },
  words: { margin: '16px 8px', color: tokens.colorNeutralForeground2 },
  none: { margin: '16px 8px 4px', fontWeight: tokens.fontWeightSemibold },
  foot: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '16px',
    minHeight: '20px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  hint: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '20px',
  },
  // It stands there while it says nothing, and then takes no room of its own.
  said: { ':empty': { marginBlockStart: '-8px' } },
  keys: { '@media (max-width: 640px)': { display: 'none' } },
});
