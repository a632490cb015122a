import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { speak } from '../components/dates.ts';
import { announceReady, type HostContext, startHost, type Theme } from '../host/host.ts';
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

function Hosted({ page }: { page: (context: HostContext) => ReactNode }) {
  const state = useHostState();
  const context = state.status === 'ready' ? state.context : null;
  const arrived = context !== null;
  if (context) speak(context.locale);
  useEffect(() => {
    if (arrived) announceReady();
  }, [arrived]);
  if (!context) {
    const preferred = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    return (
      <Themed theme={preferred}>
        <Outside slow={state.status === 'slow'} />
      </Themed>
    );
  }
  return (
    <Themed theme={context.theme}>
      <ErrorBoundary>
        <HostContextProvider value={context}>{page(context)}</HostContextProvider>
      </ErrorBoundary>
    </Themed>
  );
}

/**
 * Starts a page: the document's static shell stays until the host has answered, then `page` takes its place, in the
 * host's theme and inside an error boundary. Without a host a page says where to open Guildhall.
 */
export async function start(page: (context: HostContext) => ReactNode): Promise<void> {
  await startHost();
  const root = document.getElementById('root');
  if (!root) throw new Error('The document has no #root');
  createRoot(root).render(<Hosted page={page} />);
}
