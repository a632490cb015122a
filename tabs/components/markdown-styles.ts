import { tokens as design, makeStyles } from '@fluentui/react-components';

/** Selects elements of the text, and none of what a page adds below its blocks or draws in a way of its own. */
const own = (...names: string[]) =>
  names.map((name) => `& ${name}:not(:where([data-added] *, [data-own] *))`).join(', ');

/** How the elements of a drawn Markdown look. */
export const useMarkdownStyles = makeStyles({
  root: {
    overflowWrap: 'anywhere',
    lineHeight: '1.5',
    '& > :first-child': { marginTop: 0 },
    '& > :last-child': { marginBottom: 0 },
    [own('h2', 'h3', 'h4', 'h5', 'h6')]: {
      margin: '1.2em 0 0.4em',
      lineHeight: '1.3',
      fontWeight: design.fontWeightSemibold,
      // On paper no heading stands alone at the foot of a page.
      breakAfter: 'avoid',
    },
    [own('h2')]: { fontSize: '1.3em' },
    [own('h3')]: { fontSize: '1.15em' },
    [own('h4', 'h5', 'h6')]: { fontSize: '1em' },
    [own('p')]: { margin: '0.6em 0' },
    [own('ul', 'ol')]: { margin: '0.6em 0', paddingInlineStart: '1.5em' },
    // Links of one line each, below each other, keep the distance that a finger needs.
    [own('li')]: { margin: '0.25em 0' },
    [own('blockquote')]: {
      margin: '0.6em 0',
      paddingInlineStart: '12px',
      borderLeft: `3px solid ${design.colorNeutralStroke2}`,
      color: design.colorNeutralForeground2,
    },
    [own('a')]: {
      color: design.colorBrandForegroundLink,
      '@media print': { color: 'inherit', textDecorationLine: 'none' },
    },
    [own('code')]: { fontFamily: design.fontFamilyMonospace, fontSize: '0.93em' },
    [own('pre', '.table')]: {
      overflowX: 'auto',
      margin: '0.6em 0',
      ':focus-visible': { outline: `2px solid ${design.colorStrokeFocus2}` },
    },
    [own('pre')]: {
      padding: '8px 12px',
      backgroundColor: design.colorNeutralBackground3,
      borderRadius: design.borderRadiusMedium,
    },
    [own('table')]: { borderCollapse: 'collapse' },
    [own('th', 'td')]: {
      padding: '4px 12px 4px 0',
      // A table that is too wide scrolls; its words are not broken for it.
      overflowWrap: 'break-word',
      textAlign: 'start',
      verticalAlign: 'top',
      borderBottom: `1px solid ${design.colorNeutralStroke3}`,
    },
    [own('hr')]: { border: 0, borderTop: `1px solid ${design.colorNeutralStroke2}`, margin: '1em 0' },
    [own('li.task')]: { listStyleType: 'none', marginInlineStart: '-1.5em' },
    [own('label:has([aria-disabled])')]: { cursor: 'default' },
    [own('label')]: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: '8px',
      minHeight: '24px',
      cursor: 'pointer',
    },
    [own('label > span')]: { flex: 1, minWidth: 0 },
    [own('input[type=checkbox]')]: {
      flexShrink: 0,
      // As large as the words beside it, also where these are large.
      fontSize: 'inherit',
      width: '1.15em',
      height: '1.15em',
      minWidth: '16px',
      minHeight: '16px',
      margin: '0.15em 0 0',
      accentColor: design.colorCompoundBrandBackground,
    },
    [own('.done')]: { color: design.colorNeutralForeground3, textDecorationLine: 'line-through' },
    [own('.beneath')]: { display: 'block', marginTop: '0.15em' },
    [own('.why')]: { color: design.colorNeutralForeground3, fontSize: '0.93em' },
    [own('.why em')]: { fontStyle: 'normal' },
    [own('.role')]: {
      display: 'inline-block',
      marginInlineStart: '4px',
      padding: '0 6px',
      border: `1px solid ${design.colorNeutralStroke2}`,
      borderRadius: design.borderRadiusMedium,
      color: design.colorNeutralForeground2,
      fontStyle: 'normal',
      fontSize: '0.86em',
      textDecorationLine: 'none',
    },
    // Of the text, and read out, but the frame says the same to those who see it.
    [own('.bracket')]: { position: 'absolute', width: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
    [own('.address')]: { color: design.colorNeutralForeground3, fontSize: '0.93em' },
    [own('.who')]: { color: design.colorNeutralForeground3, fontSize: '0.86em' },
  },
  plain: { whiteSpace: 'pre-wrap' },
});
