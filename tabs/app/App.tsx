import { Button } from '@fluentui/react-components';
import { Suspense, useEffect, useRef } from 'react';
import { SWRConfig } from 'swr';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { EmptyState } from '../components/EmptyState.tsx';
import { SkeletonRows, Unseen } from '../components/Rows.tsx';
import { noticeConsent } from './consent-banner.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Frame } from './Frame.tsx';
import { wasReloaded } from './reload.ts';
import { ROUTES } from './routes.ts';
import { APP } from './texts.ts';

function NotFound() {
  const [, go] = useLocation();
  return (
    <>
      <Unseen as="h1">{APP.name}</Unseen>
      <EmptyState
        title={APP.notFoundTitle}
        action={
          <Button appearance="primary" onClick={() => go('/')}>
            {APP.toHome}
          </Button>
        }
      >
        {APP.notFound}
      </EmptyState>
    </>
  );
}

/** After a page change the focus goes to the new page, so that screen readers begin there. */
function useFocusOnChange(path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    document.getElementById('content')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [path]);
}

const data = { onError: noticeConsent, dedupingInterval: 1_000 };

/** The app: `opened` is where a deep link of the host leads, null for the document's own address. */
export function App({ opened }: { opened: string | null }) {
  const [path, go] = useLocation();
  const first = useRef(wasReloaded() ? null : opened);
  useFocusOnChange(path);
  useEffect(() => {
    if (first.current?.startsWith('/')) go(first.current, { replace: true });
    first.current = null;
  }, [go]);
  return (
    <SWRConfig value={data}>
      <Frame>
        <ErrorBoundary resetOn={path}>
          <Suspense fallback={<SkeletonRows rows={5} />}>
            <Switch>
              {ROUTES.map(([address, Page]) => (
                <Route key={address} path={address}>
                  {(params: Record<string, string>) => (
                    // What a page holds of one community is not shown in another.
                    <Page key={params.communityId} params={params} />
                  )}
                </Route>
              ))}
              <Route path="/index.html">
                <Redirect to="/" replace />
              </Route>
              <Route>
                <NotFound />
              </Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </Frame>
    </SWRConfig>
  );
}
