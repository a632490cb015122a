import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useLinkStyles } from '../components/TextLink.tsx';
import { openInApp } from '../host/links.ts';

const useStyles = makeStyles({
  // A button, because it opens another place and not another page of the pane.
  button: {
    padding: 0,
    border: 0,
    backgroundColor: 'transparent',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
  },
});

/** A link from Outlook's pane to a page of the app, which opens beside Outlook. */
export function PaneLink({ to, children }: { to: string; children: ReactNode }) {
  const styles = useStyles();
  const link = useLinkStyles();
  return (
    <button
      type="button"
      className={mergeClasses(link.link, styles.button)}
      onClick={() => void openInApp(to)}
    >
      {children}
    </button>
  );
}
