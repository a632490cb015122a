import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { speak } from '../components/language.ts';
import { themeOf } from '../host/context.ts';
import { type HostContext, type Theme, theHost } from '../host/host.ts';
import { HostContextProvider, useHostState } from '../host/use-host.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Outside } from './Outside.tsx';
import { useTheme } from './theme.ts';

const useStyles = makeStyles({
  root: {
    minHeight: '100%',
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
  },
});

function Themed({ theme, children }: { theme: Theme; children: ReactNode }) {
  const styles = useStyles();
  const { fluent, name } = useTheme(theme);
  useEffect(() => {
    // For what Fluent does not draw: scroll bars, date pickers, the space behind the page.
    document.documentElement.dataset.theme = name;
  }, [name]);
  return (
    <FluentProvider theme={fluent} className={styles.root}>
      {children}
    </FluentProvider>
  );
}

/** The theme until the host has named its own: the address's, or the system's. */
function likelyTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  if (theme) return themeOf(theme);
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Stores the theme for public/theme.js to read when the page is opened next. */
function remember(theme: Theme): void {
  try {
    localStorage.setItem('guildhall.theme', theme);
  } catch {
    // The browser forbids storage.
  }
}

interface HostedProps {
  readonly page: (context: HostContext) => ReactNode;
  readonly outside: ReactNode;
  readonly onShow: () => void;
}

function Hosted({ page, outside, onShow }: HostedProps) {
  const state = useHostState();
  const context = state.status === 'ready' ? state.context : null;
  const waiting = state.status === 'starting';
  const arrived = context !== null;
  if (context) speak(context.locale);
  useLayoutEffect(() => {
    if (!waiting) onShow();
  }, [waiting, onShow]);
  useEffect(() => {
    if (!arrived) return;
    theHost().announceReady();
    theHost().takeBack();
  }, [arrived]);
  const device = context?.device ?? 'computer';
  useEffect(() => {
    if (device !== 'computer') void import('./phone.ts').then(({ adaptToPhone }) => adaptToPhone(device));
  }, [device]);
  const theme = context?.theme;
  useEffect(() => {
    if (theme) remember(theme);
  }, [theme]);
  return (
    <Themed theme={theme ?? likelyTheme()}>
      {context && (
        <ErrorBoundary>
          <HostContextProvider value={context}>{page(context)}</HostContextProvider>
        </ErrorBoundary>
      )}
      {state.status === 'outside' && outside}
      {state.status === 'slow' && <Outside slow />}
    </Themed>
  );
}

/**
 * Starts a page: the document's static shell stays until the host has answered, then `page` takes its place, in the
 * host's theme and inside an error boundary; without a host it is `outside`. Meanwhile React and Fluent get ready beside
 * the document, so that the host and they do not wait for each other; the page's first import is host/begin.ts.
 */
export function start(
  page: (context: HostContext) => ReactNode,
  outside: ReactNode = <Outside slow={false} />,
): void {
  const shell = document.getElementById('root');
  if (!shell) throw new Error('The document has no #root');
  const root = shell.cloneNode(false) as HTMLElement;
  createRoot(root).render(<Hosted page={page} outside={outside} onShow={() => shell.replaceWith(root)} />);
}
